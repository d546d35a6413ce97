/** What came in lately and what joined by itself: read again while somebody looks at it. */
import { Flood } from '@heed/shared/clusters';
import { useIntervalFn } from '@vueuse/core';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';

const EVERY_MS = 10_000;

export const useFlood = defineStore('flood', () => {
  const flood = shallowRef<Flood | null>(null);
  /** The last reading failed: what is shown is old. */
  const old = shallowRef(false);

  async function load(): Promise<void> {
    const answer = await request('GET', '/api/clusters/flood', {
      query: inRealm(),
      schema: Flood,
    });
    if (answer.ok) flood.value = answer.value;
    old.value = !answer.ok;
  }

  return { flood, old, load };
});

/** Keeps the figures fresh for as long as the component stands. */
export function useFreshFlood() {
  const store = useFlood();
  useIntervalFn(() => void store.load(), EVERY_MS, { immediateCallback: true });
  return store;
}
