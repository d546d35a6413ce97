/** How long evidence waits for the complaint that names it: the one place where that is set. */

const HOUR = 3_600_000;

export const evidenceLifetime = {
  /** Later than this after it was sent, a piece that no complaint has named can't be named any more. */
  nameableMilliseconds: 24 * HOUR,
  /** After that it stays so much longer: whatever began to name it in time has been committed by then. */
  marginMilliseconds: HOUR,
  /** How often a node looks for pieces that nobody named. */
  sweepEveryMilliseconds: HOUR,
} as const;

/** What was sent before this can be named only where a complaint has named it already. */
export function nameableSince(now: number): number {
  return now - evidenceLifetime.nameableMilliseconds;
}

/** What was sent before this, and never named, goes. */
export function removableBefore(now: number): number {
  return nameableSince(now) - evidenceLifetime.marginMilliseconds;
}
