/** The draft on the screen: restored from this tab, kept there with every change. */
import { ref, watch } from 'vue';
import { emptyIntake, isUntouched } from './draft';
import { forgetDraft, keepDraft, restoreDraft } from './draft-store';

export function useDraft(now: () => number) {
  const draft = ref(restoreDraft() ?? emptyIntake(crypto.randomUUID()));
  const keptAt = ref<number | null>(null);

  function keep(): void {
    if (keepDraft(draft.value)) keptAt.value = now();
  }

  /** An empty form for the next caller, over the same channel. */
  function reset(): void {
    forgetDraft();
    draft.value = emptyIntake(crypto.randomUUID(), draft.value.channel);
    keptAt.value = null;
  }

  watch(
    draft,
    (changed) => {
      if (isUntouched(changed)) return;
      changed.startedAt ??= now();
      keep();
    },
    { deep: true },
  );

  return { draft, keptAt, keep, reset };
}
