import { expect, test } from 'vitest';
import { spacing, stretches, worthKeeping, type KeptState } from './spacing';

const at = (position: number, bytes = 0): KeptState => ({ position, at: position, bytes });
const ends = (kept: readonly KeptState[]) =>
  stretches(kept).map(({ after, to }) => [after?.position ?? 0, to]);

test('[X7] a state is kept for every 1,250 entries, or two kilobytes of it for each', () => {
  expect([0, 2_560_000, 4_096_000].map((bytes) => spacing(bytes))).toEqual([1_250, 1_250, 2_000]);
});

test('[X7] what is long enough for another state is filled, the newest first', () => {
  expect(ends([])).toEqual([[0, null]]);
  expect(ends([at(1_000), at(2_800), at(4_675), at(60_000)])).toEqual([
    [60_000, null],
    [4_675, 60_000],
    [2_800, 4_675],
  ]);
  // A large state needs more entries before the next.
  expect(ends([at(1_000, 8_192_000), at(6_999)])).toEqual([[6_999, null]]);
});

test('[X4] of a long realm no states are kept that would be dropped for others', () => {
  const even = Array.from({ length: 200 }, (_none, n) => at(1_000 + n * 5_000));
  const [open, ...more] = stretches(even);
  expect(more).toEqual([]);
  expect(open && worthKeeping(open, 0)).toBe(6_219);
});
