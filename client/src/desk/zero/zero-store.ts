/** What must reach zero, as it was read last; read again when something of it changes. */
import { CallBackList } from '@heed/shared/calls';
import { MustReachZero } from '@heed/shared/must-reach-zero';
import type { Rejection } from '@heed/shared/rejections';
import { CaseList } from '@heed/shared/rows';
import { useThrottleFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';
import { groupsOf, viewOfGroup, type ZeroGroup, type ZeroGroupName } from './zero-rows';

/** Floods bring several changes a second: one reading serves them. */
const REST_MS = 2_000;
const FIRST_ROWS = 5;
/** One reading brings no more; a group that was opened further is read in pages. */
const MOST_ROWS = 50;
const PAGE = 50;

class ZeroReading {
  readonly zero = shallowRef<MustReachZero | null>(null);
  readonly rejection = shallowRef<Rejection | null>(null);
  /** How far the groups were opened. */
  private shown = FIRST_ROWS;
  private generation = 0;

  async load(): Promise<void> {
    const mine = ++this.generation;
    const query = { rows: Math.min(this.shown, MOST_ROWS), ...inRealm() };
    const answer = await request('GET', '/api/must-reach-zero', { query, schema: MustReachZero });
    if (mine !== this.generation) return;
    this.rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) this.zero.value = answer.value;
  }

  /** The rows of a group after those that are shown. */
  async more({ name, nextCursor }: ZeroGroup): Promise<void> {
    if (nextCursor === null) return;
    const mine = this.generation;
    const page = await nextPage(name, nextCursor);
    const known = this.zero.value?.[name];
    if (!page || !known || !this.zero.value || mine !== this.generation) return;
    const rows = [...known.rows, ...page.rows];
    this.zero.value = {
      ...this.zero.value,
      [name]: { ...known, rows, nextCursor: page.nextCursor },
    };
    this.shown = Math.max(this.shown, rows.length);
  }

  drop(): void {
    this.generation += 1;
    this.zero.value = null;
    this.shown = FIRST_ROWS;
  }
}

export const useZero = defineStore('zero', () => {
  const reading = new ZeroReading();
  // One realm's numbers are nobody's business in another.
  watch(presentRealm, () => reading.drop(), { flush: 'sync' });
  const { zero, rejection } = reading;
  const load = () => reading.load();
  return {
    zero,
    rejection,
    groups: computed(() => (zero.value ? groupsOf(zero.value) : [])),
    load,
    refresh: useThrottleFn(load, REST_MS, true),
    more: reading.more.bind(reading),
  };
});

async function nextPage(name: ZeroGroupName, cursor: string) {
  const paging = { cursor, limit: PAGE, ...inRealm() };
  const answer =
    name === 'missedCalls'
      ? await request('GET', '/api/call-backs', { query: paging, schema: CallBackList })
      : await request('GET', '/api/cases', {
          query: { view: viewOfGroup[name], sort: 'received', ...paging },
          schema: CaseList,
        });
  return answer.ok ? answer.value : null;
}
