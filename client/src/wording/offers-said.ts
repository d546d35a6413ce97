/** What the agreed wording answers to what a caller says, as it is typed. */
import { WordingOffers, type WordingOffer } from '@heed/shared/wording';
import { watchDebounced } from '@vueuse/core';
import { shallowRef } from 'vue';
import { request } from '../api/http';
import { inRealm } from '../feed/scope';

export interface SaidWords {
  readonly said: string;
  readonly category: string | null;
  readonly topics: readonly string[];
}

const REST_MS = 300;
/** One letter says nothing. */
const SHORTEST = 2;

export function useSaidOffers(words: () => SaidWords) {
  const offers = shallowRef<readonly WordingOffer[]>([]);
  let generation = 0;

  async function find(): Promise<void> {
    const mine = ++generation;
    const { said, category, topics } = words();
    if (said.trim().length < SHORTEST) {
      offers.value = [];
      return;
    }
    const answer = await request('POST', '/api/wording/match', {
      body: { said, category, topics, ...inRealm() },
      schema: WordingOffers,
    });
    if (mine === generation && answer.ok) offers.value = answer.value.rows;
  }

  watchDebounced(() => JSON.stringify(words()), find, { debounce: REST_MS, immediate: true });
  return { offers, find };
}
