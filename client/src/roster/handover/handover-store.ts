/** Hand-overs that one gave or is to take, looked at again every so often on every desk. */
import {
  HandoverList,
  HandoverResult,
  type HandoverCommand,
  type HandoverRow,
} from '@heed/shared/handover';
import type { Rejection } from '@heed/shared/rejections';
import type { Me } from '@heed/shared/session';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { request, type Answer } from '../../api/http';
import { RequestIds } from '../../api/request-id';
import { inRealm, presentRealm } from '../../feed/scope';
import { useSession } from '../../session/session-store';

type Bare<T> = T extends unknown ? Omit<T, 'requestId' | 'expectedVersion'> : never;
export type BareHandoverCommand = Bare<HandoverCommand>;
export interface Offer {
  toMemberId?: string;
  caseId?: string;
  words?: string;
}

export const useHandovers = defineStore('handovers', () => {
  const session = useSession();
  const rows = shallowRef<readonly HandoverRow[]>([]);
  const known = ref(false);
  const rejection = shallowRef<Rejection | null>(null);
  const ids = new RequestIds();

  async function load(): Promise<void> {
    if (!session.can('roster:work')) return;
    const realm = presentRealm();
    const options = { query: inRealm(), schema: HandoverList };
    const answer = await request('GET', '/api/handovers', options);
    if (realm !== presentRealm()) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) {
      rows.value = answer.value.rows;
      known.value = true;
    }
  }

  async function send(path: string, body: object): Promise<Answer<HandoverResult>> {
    const what = JSON.stringify([path, body]);
    const sent = { ...body, requestId: ids.of(what) };
    const answer = await request('POST', path, { body: sent, schema: HandoverResult });
    ids.heard(what, answer);
    await load();
    return answer;
  }

  const waiting = computed(() => rows.value.filter((row) => waitsFor(row, session.me)));

  return {
    rows,
    known,
    rejection,
    waiting,
    load,
    offer: (offer: Offer) => send('/api/handovers', { ...offer, ...inRealm() }),
    command: ({ id, version }: HandoverRow, command: BareHandoverCommand) =>
      send(`/api/handovers/${id}/commands`, { ...command, expectedVersion: version }),
  };
});

/** Whether it waits for this person's hand: theirs by name, or any duty leader's. */
function waitsFor({ state, toMemberId, fromMemberId }: HandoverRow, me: Me | null): boolean {
  if (me === null || fromMemberId === me.id) return false;
  if (state !== 'offered' && state !== 'passed_on') return false;
  return toMemberId === null ? me.roles.includes('duty-leader') : toMemberId === me.id;
}
