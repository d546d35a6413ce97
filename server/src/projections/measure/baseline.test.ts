import { describe, expect, test } from 'vitest';
import { Baseline } from './baseline.fold';
import { ZoneTime } from '../../kernel/zone-time';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;
const zone = new ZoneTime('Asia/Shanghai');
/** Midnight in Shanghai on Monday 2026-03-02. */
const MONDAY = Date.parse('2026-03-01T16:00:00Z');
const FIRST_DAY = zone.localDay(MONDAY);

describe('what is usual', () => {
  test('an hour of the week is the mean of that hour on the days of history', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 9 * HOUR, 24);
    fill(baseline, MONDAY + 7 * DAY + 9 * HOUR, 48);
    const now = MONDAY + 14 * DAY + 10 * HOUR;
    expect(baseline.at(now).days).toBe(2);
    expect(baseline.ofBucket(MONDAY + 14 * DAY + 9 * HOUR, now).expected).toBe(3);
    expect(baseline.ofLastHour(now)).toBeCloseTo(36);
  });

  test('the last 60 minutes take from both hours that they lie in', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 8 * HOUR, 12);
    fill(baseline, MONDAY + 9 * HOUR, 24);
    expect(baseline.ofLastHour(MONDAY + 7 * DAY + 9 * HOUR + 30 * MINUTE)).toBeCloseTo(18);
  });

  test('a weekday that history lacks is taken for an average day', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 9 * HOUR, 24);
    fill(baseline, MONDAY + DAY + 9 * HOUR, 48);
    expect(baseline.ofLastHour(MONDAY + 6 * DAY + 10 * HOUR)).toBeCloseTo(36);
  });

  test('today changes nothing until it is over', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 9 * HOUR, 600);
    expect(baseline.at(MONDAY + 23 * HOUR).days).toBe(0);
    expect(baseline.at(MONDAY + DAY).days).toBe(1);
  });

  test('what comes late for a day that is over still counts there', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 9 * HOUR, 12);
    const now = MONDAY + 7 * DAY + 10 * HOUR;
    expect(baseline.ofLastHour(now)).toBeCloseTo(12);
    fill(baseline, MONDAY + 9 * HOUR, 12);
    expect(baseline.ofLastHour(now)).toBeCloseTo(24);
  });

  test('history of long ago alone is no baseline, nor is what it said usual', () => {
    const baseline = new Baseline(zone);
    for (let day = 0; day < 30; day += 1) fill(baseline, MONDAY + day * DAY + 9 * HOUR, 1_000);
    const ended = MONDAY + 30 * DAY;
    expect(baseline.at(ended).days).toBe(30);
    // Of the thirty days sixteen have begun more than sixty days ago: fourteen are left.
    expect(baseline.at(ended + 46 * DAY).days).toBe(14);
    expect(baseline.at(ended + 47 * DAY).days).toBe(13);
    const later = ended + 400 * DAY;
    for (let day = 1; day <= 13; day += 1) fill(baseline, later - day * DAY + 9 * HOUR, 12);
    expect(baseline.at(later + 10 * HOUR).days).toBe(13);
    expect(baseline.ofLastHour(later + 10 * HOUR)).toBeCloseTo(12);
  });

  test('only the newest twelve weeks count', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 9 * HOUR, 1_000);
    for (let day = 1; day <= 84; day += 1) fill(baseline, MONDAY + day * DAY + 9 * HOUR, 12);
    const now = MONDAY + 85 * DAY + 10 * HOUR;
    expect(baseline.ofLastHour(now)).toBeCloseTo(12);
  });

  test('the band widens where the same hour differs from week to week', () => {
    const steady = new Baseline(zone);
    const uneven = new Baseline(zone);
    for (let week = 0; week < 8; week += 1) {
      fill(steady, MONDAY + week * 7 * DAY + 9 * HOUR, 1_200);
      fill(uneven, MONDAY + week * 7 * DAY + 9 * HOUR, week % 2 === 0 ? 600 : 1_800);
    }
    const now = MONDAY + 56 * DAY + 9 * HOUR;
    const calm = steady.ofBucket(now, now);
    const wild = uneven.ofBucket(now, now);
    expect(calm.expected).toBe(100);
    expect(wild.expected).toBe(100);
    expect(calm.high - calm.low).toBeLessThan(70);
    expect(wild.high - wild.low).toBeGreaterThan(2 * (calm.high - calm.low));
  });

  test('a holiday is a Sunday, by as much as holidays have brought; it teaches nothing of its weekday', () => {
    const baseline = new Baseline(zone);
    const day = (n: number) => MONDAY + n * DAY;
    const brings = (n: number) => (n % 7 < 5 ? 60 : 24);
    // The Thursday and Friday of the third week are off, and bring half a Sunday.
    const off = [17, 18];
    for (let n = 0; n < 28; n += 1)
      fill(baseline, day(n) + 9 * HOUR, off.includes(n) ? 12 : brings(n));
    const now = day(28) + 10 * HOUR;
    const usualOn = (n: number) => baseline.ofHour(day(n) + 9 * HOUR, now);
    expect(usualOn(31)).toBeCloseTo(48);
    const marked = [...off, 28, 32].map((n) => FIRST_DAY + n);
    baseline.mark({ off: marked, worked: [FIRST_DAY + 33] });
    expect(usualOn(31)).toBeCloseTo(60);
    // Taken for one whole Sunday before any was seen: (1 + 2 × 0.5) of three.
    expect(usualOn(32)).toBeCloseTo((24 * 2) / 3);
    expect(baseline.ofLastHour(now)).toBeCloseTo((24 * 2) / 3);
    expect(baseline.ofBucket(day(32) + 9 * HOUR, now).expected).toBeCloseTo((24 * 2) / 3 / 12, 2);
    // A Saturday that is worked is a Friday.
    expect(usualOn(33)).toBeCloseTo(60);
    const kept = new Baseline(zone, baseline.save(), baseline.marks());
    expect(kept.ofHour(day(32) + 9 * HOUR, now)).toBeCloseTo(usualOn(32));
  });

  test('is the same after it was saved and taken up again', () => {
    const baseline = new Baseline(zone);
    fill(baseline, MONDAY + 9 * HOUR, 24);
    const again = new Baseline(zone, structuredClone(baseline.save()));
    expect(again.save()).toEqual(baseline.save());
    expect(again.ofLastHour(MONDAY + 7 * DAY + 10 * HOUR)).toBeCloseTo(24);
  });
});

/** So many complaints, evenly over one hour. */
function fill(baseline: Baseline, hourStart: number, count: number): void {
  for (let n = 0; n < count; n += 1) baseline.add(hourStart + Math.floor((n * HOUR) / count));
}
