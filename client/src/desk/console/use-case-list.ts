/** Keeps the list of cases as new as it needs to be, and no newer than anybody can read. */
import { onBeforeUnmount, watch, type Ref } from 'vue';
import type { DeskFilters } from './case-filters';
import { CaseListing, type Changed } from './case-listing';

/** Changes come in bursts; one reading serves them all. */
const GATHER_MS = 400;
/** At most one reading in this time, however much happens. */
const REST_MS = 2_000;
/** A list that changes without a message (time passes, cases become overdue) is read again. */
const IDLE_MS = 30_000;

export function useCaseList(filters: Ref<DeskFilters>, hold: Ref<boolean>) {
  const listing = new CaseListing(filters, hold);
  let changed = new Set<string>();
  let any = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Something happened to a case: the list is read again soon, together with what else happens. */
  function touch(caseId: string): void {
    changed.add(caseId);
    soon();
  }

  /** Anything may have happened to any of them. */
  function touchAll(): void {
    any = true;
    soon();
  }

  function soon(): void {
    if (timer !== undefined) return;
    const rest = Math.max(GATHER_MS, listing.readAt + REST_MS - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      const told: Changed = any ? 'any' : changed;
      changed = new Set();
      any = false;
      void listing.refresh(told);
    }, rest);
  }

  watch(filters, () => void listing.restart(), { immediate: true });
  // The hand is gone: what waited may come.
  watch(hold, (held) => {
    if (!held) listing.applyWaiting();
  });
  const idle = setInterval(soon, IDLE_MS);
  onBeforeUnmount(() => {
    listing.stop();
    clearTimeout(timer);
    clearInterval(idle);
  });

  return { listing, touch, touchAll };
}
