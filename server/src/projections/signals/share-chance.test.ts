import { expect, test } from 'vitest';
import { chanceOfShare } from './share-chance.fold';

const NEARLY_NONE = 1e-9;

test('without overdispersion it is the binomial', () => {
  // Of 24 by halves, 20 or more: (C(24,20) + … + C(24,24)) / 2^24.
  const exact = (10_626 + 2_024 + 276 + 24 + 1) / 2 ** 24;
  const of = (alpha: number) => chanceOfShare(20, { total: 24, share: 0.5, alpha });
  expect(of(NEARLY_NONE)).toBeCloseTo(exact, 6);
  expect(of(0.1)).toBeGreaterThan(2 * exact);
});

test('what is not more than its share is no surprise, and small chances keep their digits', () => {
  expect(chanceOfShare(12, { total: 24, share: 0.5, alpha: 0.06 })).toBe(1);
  const small = chanceOfShare(60, { total: 100, share: 0.02, alpha: NEARLY_NONE });
  expect(Math.log10(small)).toBeCloseTo(-74.2, 0);
});
