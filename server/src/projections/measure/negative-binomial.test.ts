import { describe, expect, test } from 'vitest';
import { chanceOfAtLeast, logGamma, quantile } from './negative-binomial.fold';

/** Reference values from exact arithmetic with 60 digits. */
describe('the negative binomial', () => {
  test.each([
    [41, 6.2, 0.05, 3.054861265926e-13],
    [16, 6.2, 0.05, 3.466518733043e-3],
    [3, 0.5, 0.06, 1.607642096055e-2],
    [10, 10, 0.06, 5.133695733046e-1],
    [1, 0.02, 1, 1.960784313725e-2],
    [200, 150, 0.02, 2.869013204552e-2],
    [5, 8, 0.5, 6.5536e-1],
  ])('gives the chance of %i or more where %d is the mean', (count, mean, alpha, chance) => {
    expect(chanceOfAtLeast(count, mean, alpha) / chance).toBeCloseTo(1, 8);
  });

  test.each([
    [0.05, 10, 0.06, 4],
    [0.95, 10, 0.06, 17],
    [0.95, 0.02, 0.06, 0],
    [0.05, 416, 0.06, 261],
    [0.95, 416, 0.06, 600],
  ])('finds the count that %d of all stay at or below', (level, mean, alpha, count) => {
    expect(quantile(level, mean, alpha)).toBe(count);
  });

  test('becomes a Poisson where counts do not clump', () => {
    // P(X >= 3 | 1) = 1 − 5/(2e)
    expect(chanceOfAtLeast(3, 1, 0)).toBeCloseTo(1 - 2.5 / Math.E, 5);
  });

  test('calls nothing at all certain, and something out of nothing impossible', () => {
    expect(chanceOfAtLeast(0, 5, 0.06)).toBe(1);
    expect(chanceOfAtLeast(1, 0, 0.06)).toBe(0);
    expect(quantile(0.95, 0, 0.06)).toBe(0);
  });

  test.each([
    [0.5, 0.5723649429247004],
    [100.25, 360.2845596377643],
    [1e6, 12815504.569147611],
  ])('knows the logarithm of gamma(%d)', (value, known) => {
    expect(logGamma(value) / known).toBeCloseTo(1, 10);
  });
});

test('what is beyond all chances ends, and large means have their quantiles', () => {
  // The first term is too small to be written in full: it would never shrink.
  expect(chanceOfAtLeast(10_533, 1_529.53, 0.00507)).toBeLessThan(1e-200);
  expect(chanceOfAtLeast(1_000_000, 10, 1e-9)).toBe(0);
  expect(quantile(0.95, 20_000, 1e-9)).toBeCloseTo(20_000 + 1.645 * Math.sqrt(20_000), -1);
  expect(quantile(0.05, 20_000, 0.01)).toBeCloseTo(20_000 - 1.645 * 2_005, -2);
});
