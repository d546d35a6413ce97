import { expect, test } from 'vitest';
import { categoryShares } from './category-shares';

const slice = (received: number, before = 0, expected: number | null = null) => ({
  received,
  before,
  people: received,
  expected,
});

test('the largest four are named, and the rest makes up the total, uncategorised ones included', () => {
  const shares = categoryShares(
    { a: slice(5), b: slice(50), c: slice(20), d: slice(9), e: slice(4), f: slice(0, 8) },
    { received: 100, before: 60, expected: null },
  );
  expect(shares.map(({ code, received }) => [code, received])).toEqual([
    ['b', 50],
    ['c', 20],
    ['d', 9],
    ['a', 5],
    [null, 16],
  ]);
  expect(shares.reduce((sum, share) => sum + share.received, 0)).toBe(100);
});

test('the rest is expected to be what the named ones leave over', () => {
  const shares = categoryShares({ a: slice(6, 2, 3) }, { received: 10, before: 5, expected: 4.5 });
  expect(shares.at(-1)).toEqual({ code: null, received: 4, before: 3, expected: 1.5 });
});

test('there is no rest where nothing is left', () => {
  expect(categoryShares({ a: slice(3) }, { received: 3, before: 0, expected: null })).toHaveLength(
    1,
  );
  expect(categoryShares({}, { received: 0, before: 0, expected: null })).toEqual([]);
});
