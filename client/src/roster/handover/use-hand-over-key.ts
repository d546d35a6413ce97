/** T asks somebody to take the open case, where it is in one's own hands. */
import type { CaseDetail } from '@heed/shared/rows';
import { computed, shallowRef, type Ref } from 'vue';
import { useSession } from '../../session/session-store';
import { useKeys } from '../../ui/use-keys';

/** Gives the case that is being handed over; null while none is. */
export function useHandOverKey(detail: Ref<CaseDetail | null>): Ref<CaseDetail | null> {
  const session = useSession();
  const handed = shallowRef<CaseDetail | null>(null);
  const mine = computed(() => {
    const open = detail.value;
    return open !== null && open.closedAt === null && open.holderId === session.me?.id;
  });

  useKeys({ 'hand-over': () => void (handed.value = detail.value) }, { when: () => mine.value });

  return handed;
}
