/** Tells the room at which case we are and what we do there, and who else is at which. */
import type { Doing } from '@heed/shared/presence';
import { useDocumentVisibility } from '@vueuse/core';
import { computed, onBeforeUnmount, watch, type Ref } from 'vue';
import type { SomebodyThere } from '../../../feed/presence';
import { useSession } from '../../../session/session-store';
import type { DeskRoom } from '../../use-desk-room';
import { useActs } from '../acts-store';
import { useWriting } from '../writing/writing-store';

/** A case that is only passed by with J and K is not visited. */
const PASSING_MS = 400;

export function usePresence(room: DeskRoom, caseId: Ref<string | null>) {
  const acts = useActs();
  const writing = useWriting();
  const session = useSession();
  const page = useDocumentVisibility();

  const doing = computed<Doing>(() => {
    if (acts.form?.kind === 'contact') return 'calling';
    return acts.form !== null || writing.active ? 'writing' : 'viewing';
  });
  /** Who has another window before them is not at the case. */
  const at = computed(() =>
    caseId.value === null || page.value === 'hidden'
      ? null
      : { caseId: caseId.value, doing: doing.value },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    at,
    (now) => {
      clearTimeout(timer);
      timer = setTimeout(() => room.watchCase(now), PASSING_MS);
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    clearTimeout(timer);
    room.watchCase(null);
  });

  /** Without ourselves: that we are there we know. */
  const others = computed(() => {
    const me = session.me?.id;
    const found = new Map<string, readonly SomebodyThere[]>();
    for (const [id, people] of room.presence.value) {
      const rest = people.filter(({ memberId }) => memberId !== me);
      if (rest.length > 0) found.set(id, rest);
    }
    return found;
  });

  return { others };
}
