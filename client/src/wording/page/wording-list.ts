/** The entries of the present realm as the page lists them, by view and by what is searched for. */
import { WordingList, WordingView, type WordingRow } from '@heed/shared/wording';
import type { Rejection } from '@heed/shared/rejections';
import { watchDebounced } from '@vueuse/core';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';

export const views = WordingView.options;

/** The address's view; `current` where it names none. */
export function viewOf(value: unknown): WordingView {
  const parsed = WordingView.safeParse(value);
  return parsed.success ? parsed.data : 'current';
}

const REST_MS = 250;

export function useWordingList(view: Ref<WordingView>, typed: Ref<string>) {
  const list = shallowRef<WordingList | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let generation = 0;

  async function read(): Promise<void> {
    const mine = ++generation;
    const answer = await request('GET', '/api/wording', {
      query: { view: view.value, q: typed.value.trim(), ...inRealm() },
      schema: WordingList,
    });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) list.value = answer.value;
  }

  watch([view, presentRealm], read, { immediate: true });
  watchDebounced(typed, read, { debounce: REST_MS });
  return { list, rejection, read };
}

/** The edition that a line tells of: what holds, or else what is being written. */
export function shownEdition({ current, draft }: WordingRow, view: WordingView) {
  return view === 'draft' ? (draft ?? current) : (current ?? draft);
}
