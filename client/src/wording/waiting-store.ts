/** What of the agreed wording waits for whoever sits here; asked again while a desk is open. */
import { WordingWaiting } from '@heed/shared/wording';
import { useIntervalFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { request } from '../api/http';
import { inRealm, presentRealm } from '../feed/scope';
import { useSession } from '../session/session-store';

export const useWordingWaiting = defineStore('wording-waiting', () => {
  const waiting = shallowRef<WordingWaiting | null>(null);
  const total = computed(() => {
    const { unread = 0, toCheck = 0, ending = 0 } = waiting.value ?? {};
    return unread + toCheck + ending;
  });

  async function read(): Promise<void> {
    const realm = presentRealm();
    const answer = await request('GET', '/api/wording/waiting', {
      query: inRealm(),
      schema: WordingWaiting,
    });
    if (answer.ok && realm === presentRealm()) waiting.value = answer.value;
  }

  return { waiting, total, read };
});

/** An answer may change within a minute of a bulletin: a third of that is soon enough. */
const ASKED_EVERY_MS = 20_000;

/** Keeps the store fresh for as long as the component stands. */
export function useFollowedWaiting() {
  const store = useWordingWaiting();
  const session = useSession();
  const ask = (): void => {
    if (session.can('wording:read')) void store.read();
  };
  watch(() => [presentRealm(), session.me?.id], ask, { immediate: true });
  useIntervalFn(ask, ASKED_EVERY_MS);
  return store;
}
