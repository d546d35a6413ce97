import { describe, expect, test } from 'vitest';
import { effectOf } from './effect';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const published = Date.parse('2026-07-18T10:00:00.000Z');

/** So many complaints in each 5 minutes of each quarter of an hour from one before the publication on. */
function arrivals(quarters: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  quarters.forEach((count, quarter) => {
    for (const n of [0, 1, 2]) {
      counts.set(published - HOUR + (quarter * 3 + n) * 5 * MINUTE, count);
    }
  });
  return counts;
}

const usual = (perStep: number) => () => perStep;
const late = published + 6 * HOUR;

describe('complaints around a bulletin', () => {
  test('[F9] are told by the hour, beside what is usual; an hour not known whole is left open', () => {
    const counts = arrivals([4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2]);
    const known = { usual: usual(0.5), end: published + 2.5 * HOUR };
    expect(effectOf(published + MINUTE, counts, known)).toMatchObject({
      before: 48,
      after: [36, 24, null],
      expected: [6, 6, 6, 6],
    });
  });

  test('[F10] fall to half when what exceeds the usual has, and not before half an hour is over', () => {
    const counts = arrivals([10, 10, 10, 10, 10, 10, 4, 4, 4, 4, 4, 4]);
    // 10 in 5 minutes over a usual 2: half of the 8 above is 4, so 6 or fewer.
    expect(effectOf(published, counts, { usual: usual(2), end: late }).halfMinutes).toBe(50);
    // Without a baseline half of 10 itself.
    expect(effectOf(published, counts, { usual: null, end: late }).halfMinutes).toBe(55);
    const atOnce = arrivals([10, 10, 10, 10]);
    expect(effectOf(published, atOnce, { usual: null, end: late }).halfMinutes).toBe(30);
  });

  test('[F10] say nothing where there were few, and say that half was not reached', () => {
    const steady = arrivals(Array.from({ length: 60 }, () => 10));
    expect(effectOf(published, steady, { usual: usual(9.5), end: late })).toMatchObject({
      halfMinutes: null,
      halfWhy: 'too-few',
    });
    expect(effectOf(published, steady, { usual: usual(2), end: late })).toMatchObject({
      halfMinutes: null,
      halfWhy: 'not-reached',
    });
  });
});
