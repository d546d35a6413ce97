/** The open case: fetched, and fetched again when it changes. */
import { CaseDetail } from '@heed/shared/rows';
import type { Rejection } from '@heed/shared/rejections';
import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';

/** The drawer follows J and K; a case that is only passed by is not fetched. */
const PASSING_MS = 150;

export function useCaseDetail(caseId: Ref<string | null>) {
  const detail = shallowRef<CaseDetail | null>(null);
  const rejection = ref<Rejection | null>(null);
  let generation = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function reload(): Promise<void> {
    const id = caseId.value;
    const mine = ++generation;
    if (id === null) return;
    const answer = await request('GET', `/api/cases/${id}`, { schema: CaseDetail });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) detail.value = answer.value;
    else if (answer.rejection.error !== 'unavailable') detail.value = null;
  }

  watch(
    caseId,
    (id, before) => {
      generation += 1;
      clearTimeout(timer);
      rejection.value = null;
      if (detail.value?.id !== id) detail.value = null;
      if (id === null) return;
      timer = setTimeout(() => void reload(), before ? PASSING_MS : 0);
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    generation += 1;
    clearTimeout(timer);
  });

  return { detail, rejection, reload };
}
