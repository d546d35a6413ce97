/** The past on a wall: its address opens it at a moment, a key opens and closes it. */
import type { BoardScope } from '@heed/shared/board';
import { computed, onBeforeUnmount, watch, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { EMPTY_PARTS } from '../feed/empty-parts';
import { useKeys } from '../ui/use-keys';
import { useTimeMachine } from './time-machine-store';
import { usePastKeys } from './use-past-keys';

/** The address follows one who moves along the line, when they have stopped for so long. */
const ADDRESS_AFTER_MS = 500;

export function usePastOfWall(scope: ComputedRef<BoardScope>) {
  const route = useRoute();
  const router = useRouter();
  const machine = useTimeMachine();

  function enter(): void {
    const asked = route.query['at'];
    const moment = typeof asked === 'string' ? Date.parse(asked) : Number.NaN;
    void machine.enter(scope.value, Number.isNaN(moment) ? null : moment);
  }

  /** Back to where one came from: the desk, or the live wall. */
  function leave(): void {
    machine.leave();
    const { at: _at, from, ...query } = route.query;
    void router.replace({ path: from === 'desk' ? '/desk' : route.path, query });
  }

  // The address changes with each step; only another board is another past.
  watch(
    [() => scope.value.realm, () => scope.value.incident],
    () => 'at' in route.query && enter(),
    { immediate: true },
  );
  const forget = useMomentInAddress();
  onBeforeUnmount(() => {
    forget();
    machine.leave();
  });
  useKeys({ 'time-machine': () => (machine.open ? leave() : enter()) });
  usePastKeys(leave);

  return {
    open: computed(() => machine.open),
    at: computed(() => machine.at),
    /** Until the first board has come nothing is known of that time: never the live figures. */
    parts: computed(() => machine.board?.parts ?? EMPTY_PARTS),
    leave,
  };
}

/** Keeps the moment in the address, for a reload and for whoever is sent it; returns what ends that. */
function useMomentInAddress(): () => void {
  const route = useRoute();
  const router = useRouter();
  const machine = useTimeMachine();
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => machine.at,
    (at) => {
      clearTimeout(timer);
      if (at === null || Number.isNaN(at)) return;
      const query = { ...route.query, at: new Date(at).toISOString() };
      timer = setTimeout(() => void router.replace({ query }), ADDRESS_AFTER_MS);
    },
  );
  return () => clearTimeout(timer);
}
