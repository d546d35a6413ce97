/** What the last hour was about: the largest categories, and one figure for all the rest. */
import type { BoardParts } from '@heed/shared/board';

export interface CategoryShare {
  /** Null for the rest, which holds what has no category too. */
  code: string | null;
  received: number;
  before: number;
  expected: number | null;
}

const NAMED = 4;

export interface Total {
  received: number;
  before: number;
  expected: number | null;
}

/** Largest first. The figures add up to the total, so that nothing is hidden. */
export function categoryShares(
  categories: BoardParts['categories'],
  total: Total,
): CategoryShare[] {
  const shares = Object.entries(categories)
    .filter(([, slice]) => slice.received > 0)
    .map(([code, { received, before, expected }]) => ({ code, received, before, expected }))
    .sort((a, b) => b.received - a.received || (a.code < b.code ? -1 : 1))
    .slice(0, NAMED);
  const rest = {
    code: null,
    received: total.received - sum(shares, 'received'),
    // Counts that a visitor is told are rounded, each for itself.
    before: Math.max(0, total.before - sum(shares, 'before')),
    expected: total.expected === null ? null : Math.max(0, total.expected - expectedOf(shares)),
  };
  return rest.received > 0 ? [...shares, rest] : shares;
}

function expectedOf(shares: readonly CategoryShare[]): number {
  return shares.reduce((total, share) => total + (share.expected ?? 0), 0);
}

function sum(shares: readonly CategoryShare[], what: 'received' | 'before'): number {
  return shares.reduce((total, share) => total + share[what], 0);
}
