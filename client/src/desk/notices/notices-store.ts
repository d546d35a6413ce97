/** What the ladder told whoever sits here; asked again while a desk is open. */
import { NoticeList, NoticesSeenResult, type NoticeRow } from '@heed/shared/ladder';
import type { Rejection } from '@heed/shared/rejections';
import { useIntervalFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { newRequestId } from '../../api/request-id';
import { inRealm, presentRealm } from '../../feed/scope';
import { useSession } from '../../session/session-store';

export const useNotices = defineStore('notices', () => {
  const list = shallowRef<NoticeList | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const unseen = computed(() => list.value?.unseen ?? 0);

  async function load(): Promise<void> {
    const realm = presentRealm();
    const answer = await request('GET', '/api/notices', { query: inRealm(), schema: NoticeList });
    if (realm !== presentRealm()) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) list.value = answer.value;
  }

  /** Those of the list that were not looked at yet. */
  async function see(rows: readonly NoticeRow[]): Promise<void> {
    const ids = rows.filter(({ seenAt }) => seenAt === null).map(({ id }) => id);
    if (ids.length === 0) return;
    await request('POST', '/api/notices/seen', {
      body: { ids, ...inRealm(), requestId: newRequestId() },
      schema: NoticesSeenResult,
    });
    await load();
  }

  function forget(): void {
    list.value = null;
  }

  return { list, rejection, unseen, load, see, forget };
});

const ASKED_EVERY_MS = 15_000;

/** Keeps the store fresh for as long as the component stands. */
export function useFollowedNotices() {
  const store = useNotices();
  const session = useSession();
  const ask = (): void => {
    if (session.can('case:read')) void store.load();
  };
  const anew = (): void => {
    store.forget();
    ask();
  };
  watch(() => [presentRealm(), session.me?.id], anew, { immediate: true });
  useIntervalFn(ask, ASKED_EVERY_MS);
  return store;
}
