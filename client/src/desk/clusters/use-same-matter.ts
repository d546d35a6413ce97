/** What a complaint that is being written may repeat, and which of it was chosen. */
import { SimilarCases, type SimilarCase, type SuggestInput } from '@heed/shared/clusters';
import { useDebounceFn } from '@vueuse/core';
import { computed, ref, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';

const TYPING_MS = 500;

export function useSameMatter(asked: () => SuggestInput | null) {
  const rows = shallowRef<readonly SimilarCase[]>([]);
  const chosenId = ref<string | null>(null);
  const chosen = computed(() => rows.value.find(({ caseId }) => caseId === chosenId.value) ?? null);
  let generation = 0;

  async function suggest(): Promise<void> {
    const mine = ++generation;
    const body = asked();
    if (!body) {
      rows.value = [];
      return;
    }
    const answer = await request('POST', '/api/clusters/suggest', {
      body: { ...body, ...inRealm() },
      schema: SimilarCases,
    });
    if (mine === generation && answer.ok) rows.value = withChosen(answer.value.rows);
  }

  /** What was chosen stays in sight, whatever is typed on. */
  function withChosen(found: readonly SimilarCase[]): readonly SimilarCase[] {
    const { value: kept } = chosen;
    if (!kept || found.some(({ caseId }) => caseId === kept.caseId)) return found;
    return [kept, ...found.slice(0, -1)];
  }

  watch(asked, useDebounceFn(suggest, TYPING_MS), { immediate: true });

  function choose(caseId: string): void {
    chosenId.value = chosenId.value === caseId ? null : caseId;
  }

  /** The one key: the first, the next, none. */
  function chooseNext(): boolean {
    if (rows.value.length === 0) return false;
    const at = rows.value.findIndex(({ caseId }) => caseId === chosenId.value);
    chosenId.value = rows.value[at + 1]?.caseId ?? null;
    return true;
  }

  /** Hands out what was chosen, once. */
  function take(): SimilarCase | null {
    const { value: taken } = chosen;
    chosenId.value = null;
    return taken;
  }

  return { rows, chosenId, choose, chooseNext, take };
}
