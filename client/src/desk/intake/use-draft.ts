/** The draft on the screen: its account's and realm's own, restored from this tab, kept there with every change. */
import { ref, watch } from 'vue';
import { newRequestId } from '../../api/request-id';
import { presentRealm } from '../../feed/scope';
import { useSession } from '../../session/session-store';
import { emptyIntake, isUntouched } from './draft';
import { forgetDraft, keepDraft, restoreDraft, type Seat } from './draft-store';

export function useDraft(now: () => number) {
  const seat: Seat = { accountId: useSession().me?.id ?? '', realm: presentRealm() };
  const draft = ref(restoreDraft(seat) ?? emptyIntake(newRequestId()));
  const keptAt = ref<number | null>(null);

  function keep(): void {
    if (keepDraft(seat, draft.value)) keptAt.value = now();
  }

  /** An empty form for the next caller, over the same channel. */
  function reset(): void {
    forgetDraft(seat);
    draft.value = emptyIntake(newRequestId(), draft.value.channel);
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
