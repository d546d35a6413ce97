/** Which cases are chosen: one by one, in ranges, or all that the filters match. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | null;
  /** What was chosen before the range. */
  readonly base: ReadonlySet<string>;
  /** All that match, loaded or not. */
  readonly matching: boolean;
}

export const nothingSelected: Selection = {
  ids: new Set(),
  anchor: null,
  base: new Set(),
  matching: false,
};

export function isEmpty({ ids, matching }: Selection): boolean {
  return ids.size === 0 && !matching;
}

/** One more, or one less; the next range begins here. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.matching ? [] : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, base: ids, matching: false };
}

/** From the anchor, or else from `from`, to `to`, both with it, beside what was chosen before. */
export function ranged(
  selection: Selection,
  order: readonly string[],
  { from, to }: { from: string | null; to: string },
): Selection {
  const anchor = selection.anchor ?? from ?? to;
  const begins = order.indexOf(anchor);
  const ends = order.indexOf(to);
  if (begins === -1 || ends === -1) return toggled(selection, to);
  const range = order.slice(Math.min(begins, ends), Math.max(begins, ends) + 1);
  const base = selection.matching ? new Set<string>() : selection.base;
  return { ids: new Set([...base, ...range]), anchor, base, matching: false };
}

export function allMatching(order: readonly string[]): Selection {
  return { ...nothingSelected, ids: new Set(order), matching: true };
}
