/** How many of the waiting rows can be told at once, so that the journal holds them in their order. */

/** A row that waits for its next moment; times in milliseconds of the realm. */
export interface WaitingMoment {
  readonly at: number;
  /** When it waits again once it is told; null where this is its last moment. */
  readonly closesAt: number | null;
  /** What makes its complainant known again: phone, mail address. */
  readonly callers: readonly string[];
}

/**
 * [P3] The rows from the first on that can be told in one batch: none after the moment at which one
 * of them is to be told again, none of a later day (case numbers go by days), no two of one caller,
 * since the second has to find what the first one wrote.
 */
export function sliceOf<T extends WaitingMoment>(
  rows: readonly T[],
  dayOf: (at: number) => number,
): readonly T[] {
  const callers = new Set<string>();
  let until = Infinity;
  const [first] = rows;
  const end = rows.findIndex((row) => {
    const ends =
      row.at > until ||
      dayOf(row.at) !== dayOf(first?.at ?? row.at) ||
      row.callers.some((caller) => callers.has(caller));
    until = Math.min(until, row.closesAt ?? Infinity);
    for (const caller of row.callers) callers.add(caller);
    return ends;
  });
  return end === -1 ? rows : rows.slice(0, end);
}
