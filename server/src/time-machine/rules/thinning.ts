/** Which kept states of a realm's folds stay. */

export interface Kept {
  readonly position: number;
  /** The realm's time, in milliseconds. */
  readonly at: number;
}

export const MOST = 200;

/** [X4] Positions of those that go: each the one that spares the fewest entries. The ends stay. */
export function surplus(kept: readonly Kept[]): number[] {
  const left = kept.map(({ position }) => position).toSorted((a, b) => a - b);
  const gone: number[] = [];
  while (left.length > MOST) gone.push(...left.splice(closest(left), 1));
  return gone;
}

/** The place between the two that lie nearest to each other. */
function closest(positions: readonly number[]): number {
  const gap = (n: number) => (positions[n + 1] ?? Infinity) - (positions[n - 1] ?? -Infinity);
  return positions.reduce((best, _position, n) => (gap(n) < gap(best) ? n : best), 0);
}
