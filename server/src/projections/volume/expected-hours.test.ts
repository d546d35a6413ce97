import { describe, expect, test } from 'vitest';
import { factorOf, hourAhead, hoursToClear } from './expected-hours.fold';

const usual = { mean: 60, alpha: 0.06, weeks: 8 };

describe('today as a multiple of the usual', () => {
  test('is 1 as far as chance explains the last hour', () => {
    for (const received of [30, 50, 60, 70, 95]) expect(factorOf(received, usual)).toBe(1);
    expect(factorOf(5, { ...usual, mean: 0 })).toBe(1);
  });

  test('is nearly what was counted where chance explains next to nothing of it', () => {
    expect(factorOf(600, usual)).toBeGreaterThan(9.8);
    expect(factorOf(600, usual)).toBeLessThan(10);
    expect(factorOf(0, usual)).toBeLessThan(0.6);
    expect(factorOf(0, usual)).toBeGreaterThan(0);
  });

  test('grows with what was counted, without a leap', () => {
    let before = factorOf(0, usual);
    for (let received = 1; received <= 600; received += 1) {
      const factor = factorOf(received, usual);
      expect(factor).toBeGreaterThanOrEqual(before);
      expect(factor - before).toBeLessThan(0.05);
      before = factor;
    }
  });
});

describe('an hour to come', () => {
  test('carries the crisis on, and half of it after six hours', () => {
    expect(hourAhead(usual, 9, 1).expected).toBeGreaterThan(450);
    expect(hourAhead(usual, 9, 6).expected).toBe(300);
    expect(hourAhead(usual, 9, 48).expected).toBeLessThan(63);
  });

  test('of a usual day is what is usual; of few weeks it is less sure', () => {
    const known = hourAhead(usual, 1, 1);
    const young = hourAhead({ ...usual, weeks: 2 }, 1, 1);
    expect(known.expected).toBe(60);
    expect(young.high - young.low).toBeGreaterThan(known.high - known.low);
  });

  test('where nothing usually comes is nothing', () => {
    expect(hourAhead({ ...usual, mean: 0 }, 1, 1)).toEqual({ expected: 0, low: 0, high: 0 });
  });
});

test.each([
  ['shrinks by 30 in 3 hours', 120, -30, 12],
  ['grows', 120, 30, null],
  ['stays', 120, 0, null],
  ['is empty', 0, -30, 0],
])('a backlog that %s', (_, open, grown, hours) => {
  expect(hoursToClear(open, grown, 3)).toBe(hours);
});
