/** An order that does not change under the hand: the new one waits until it is asked for. */

export interface HeldOrder {
  /** Ids in the order that is on the screen. */
  readonly shown: readonly string[];
  /** The newer order, where it differs and was held back. */
  readonly waiting: readonly string[] | null;
}

export const emptyOrder: HeldOrder = { shown: [], waiting: null };

/** Takes a new order, at once or held back. */
export function offerOrder(held: HeldOrder, order: readonly string[], hold: boolean): HeldOrder {
  if (!hold || held.shown.length === 0) return { shown: order, waiting: null };
  const same = sameOrder(held.shown, order);
  return { shown: held.shown, waiting: same ? null : order };
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, place) => id === other[place]);
}

export function applyOrder(held: HeldOrder): HeldOrder {
  return held.waiting === null ? held : { shown: held.waiting, waiting: null };
}

/** Adds rows at the end, which disturbs nobody; a held order gets them too. */
export function extendOrder(held: HeldOrder, more: readonly string[]): HeldOrder {
  return {
    shown: union(held.shown, more),
    waiting: held.waiting === null ? null : union(held.waiting, more),
  };
}

/** How many rows came, went or moved; of the moved ones the fewest that explain the new order. */
export function orderChanges(before: readonly string[], after: readonly string[]): number {
  const [from, tail] = sameEnds(before, after);
  if (from === before.length && from === after.length) return 0;
  return changesBetween(
    before.slice(from, before.length - tail),
    after.slice(from, after.length - tail),
  );
}

/** How many rows are the same at the top, and how many at the end: in a long list nearly all are. */
function sameEnds(before: readonly string[], after: readonly string[]): [number, number] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (
    tail < shorter - from &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  return [from, tail];
}

function changesBetween(before: readonly string[], after: readonly string[]): number {
  const places = new Map(before.map((id, index) => [id, index]));
  const kept = after.flatMap((id) => places.get(id) ?? []);
  const came = after.length - kept.length;
  const went = before.length - kept.length;
  return came + went + (kept.length - longestRise(kept));
}

/** Length of the longest rising subsequence: the rows that need not move. */
function longestRise(places: readonly number[]): number {
  const tails: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    tails[low] = place;
  }
  return tails.length;
}

/** Looks the many up among the few: a set of all rows would be made anew with every page. */
function union(first: readonly string[], second: readonly string[]): string[] {
  const more = new Set(second);
  for (const id of first) more.delete(id);
  return [...first, ...more];
}
