/** Promises to the public as the wall reads them: how many are open, which falls due first, which were broken. */
import type { BoardParts } from '@heed/shared/board';
import { isRunning } from './promise-due';

export interface PromisesNow {
  /** Open, or revised and open again. */
  open: number;
  /** The earliest deadline of those; null where none is open. */
  nextDueAt: string | null;
  broken: number;
}

/** Of one incident. A deadline that has passed without a word counts as broken. */
export function promisesNow(
  promises: BoardParts['promises'],
  incident: string,
  now: number,
): PromisesNow {
  const ours = Object.values(promises).filter(({ incidentId }) => incidentId === incident);
  const running = ours.filter(isRunning);
  const open = running.filter(({ dueAt }) => Date.parse(dueAt) > now);
  const [next] = open.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const broken = ours.filter(({ state }) => state === 'broken').length;
  return {
    open: open.length,
    nextDueAt: next?.dueAt ?? null,
    broken: broken + running.length - open.length,
  };
}
