/** The stream as the desks read it: the board's parts, the server's clock, how old the data are. */
import type { BoardParts } from '@heed/shared/board';
import { computed, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { EMPTY_PARTS } from '../feed/empty-parts';
import { scopeOf } from '../feed/scope';
import { useWarRoom } from '../feed/use-war-room';
import { useReference } from '../reference/reference-store';
import { useSession } from '../session/session-store';

/** Joins the room that the address names and keeps the reference lists as new as the board says. */
export function useDeskRoom() {
  const room = useWarRoom();
  const reference = useReference();
  const route = useRoute();
  watch(
    () => scopeOf(route.query),
    (scope) => room.join(scope),
    { immediate: true },
  );

  // The stream was told first that we are no longer logged in: the guard asks for the log-in.
  const router = useRouter();
  watch(
    () => room.refusal,
    (refusal) => {
      if (refusal?.error !== 'unauthenticated') return;
      useSession().forget();
      void router.push({ path: '/login', query: { next: router.currentRoute.value.fullPath } });
    },
  );

  const parts = computed<BoardParts>(() => room.parts ?? EMPTY_PARTS);
  watch(
    () => parts.value.reference['now']?.version,
    (version) => void reference.ensure(version),
    { immediate: true },
  );

  return {
    parts,
    /** Milliseconds of the realm's clock, once a second. */
    now: computed(() => room.serverNow),
    /** The server's time at the last word from it; null before any. */
    heardAt: computed(() => room.heardAt),
    /** Since when nothing has come, once that is longer than it should be. */
    staleSince: computed(() => room.staleSince),
    /** Seconds since the last word, as people wait them. */
    silentSeconds: computed(() => room.silentSeconds),
    connected: computed(() => room.connected),
    onCaseChanged: room.onCaseChanged,
    /** Who is at which case. */
    presence: computed(() => room.presence),
    watchCase: room.watchCase,
  };
}

export type DeskRoom = ReturnType<typeof useDeskRoom>;
