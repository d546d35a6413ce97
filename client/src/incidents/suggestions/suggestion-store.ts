/** The incidents that signals suggest in the present realm, read again when the board tells of a change. */
import type { BoardParts } from '@heed/shared/board';
import type { Rejection } from '@heed/shared/rejections';
import { SuggestionList, type Suggestion, type SuggestionWithin } from '@heed/shared/suggestions';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';
import { changeOf } from './suggestion-words';

const MOST_SHOWN = 5;

export const useSuggestions = defineStore('suggestions', () => {
  const list = shallowRef<SuggestionList | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let realmRead = '';
  let generation = 0;

  async function read(): Promise<void> {
    const realm = presentRealm();
    if (realm !== realmRead) list.value = null;
    realmRead = realm;
    const mine = ++generation;
    const answer = await request('GET', '/api/suggestions', {
      query: inRealm(),
      schema: SuggestionList,
    });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) list.value = answer.value;
  }

  const rows = computed<readonly Suggestion[]>(() => list.value?.rows ?? []);
  /** On the incidents' page; the signals' page has all. */
  const largest = computed(() => rows.value.slice(0, MOST_SHOWN));
  const bySignal = computed(() => new Map(rows.value.map((row) => [row.signal, row])));
  const within = computed<readonly SuggestionWithin[]>(() => list.value?.within ?? []);
  const byHolder = computed(() => Map.groupBy(within.value, (each) => each.within.id));
  return {
    list,
    rows,
    largest,
    bySignal,
    rejection,
    read,
    /** What a suggestion or an incident holds the cases of, by its id. */
    withinOf: (holder: string): readonly SuggestionWithin[] => byHolder.value.get(holder) ?? [],
    /** What holds the cases of what a signal would suggest; undefined where that stands by itself. */
    holderOfSignal: (signal: string) => within.value.find((each) => each.signal === signal)?.within,
    /** The one of that id, or the one that holds its cases by now. */
    present: (id: unknown): Suggestion | undefined => {
      const holder = within.value.find((each) => each.id === id)?.within.id;
      return rows.value.find((row) => row.id === id || row.id === holder);
    },
  };
});

/** Keeps them, and the numbers of their cases, as new as the board's signals are. */
export function useFollowedSuggestions(parts: Ref<BoardParts>) {
  const suggestions = useSuggestions();
  watch(
    () => `${presentRealm()} ${changeOf(parts.value)}`,
    () => void suggestions.read(),
    { immediate: true },
  );
  return suggestions;
}
