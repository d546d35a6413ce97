/** Two methods over the same cases: who found what the other missed, and whether that may be chance. */
export interface Paired {
  readonly onlyOurs: number;
  readonly onlyTheirs: number;
  /** McNemar's exact test, two-sided. */
  readonly p: number;
}

export function paired(ours: readonly boolean[], theirs: readonly boolean[]): Paired {
  let onlyOurs = 0;
  let onlyTheirs = 0;
  ours.forEach((found, n) => {
    if (found && !theirs[n]) onlyOurs += 1;
    if (!found && theirs[n]) onlyTheirs += 1;
  });
  return { onlyOurs, onlyTheirs, p: mcNemar(onlyOurs, onlyTheirs) };
}

/** Twice the smaller tail of a fair coin over those in which the two differ. */
export function mcNemar(one: number, other: number): number {
  const all = one + other;
  if (all === 0) return 1;
  const less = Math.min(one, other);
  let logTerm = -all * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= less; k += 1) {
    logTerm += Math.log((all - k + 1) / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, 2 * sum);
}

export function share(found: readonly boolean[]): number {
  return found.length === 0 ? Number.NaN : found.filter(Boolean).length / found.length;
}
