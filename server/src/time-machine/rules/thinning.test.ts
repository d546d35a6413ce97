import { expect, test } from 'vitest';
import { surplus } from './thinning';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-25T00:00:00Z');

test('[X4] all of two days stay, then one a day, then one a week, and never more than 200', () => {
  const hourly = Array.from({ length: 24 * 120 }, (_none, hours) => ({
    position: 1_000_000 - hours,
    at: now - hours * HOUR,
  }));
  const gone = new Set(surplus(hourly));
  const ages = hourly
    .filter(({ position }) => !gone.has(position))
    .map(({ at }) => (now - at) / HOUR);
  expect(ages.filter((age) => age <= 48)).toHaveLength(49);
  expect(ages.filter((age) => age > 48 && age <= 60 * 24)).toHaveLength(58);
  expect(ages.filter((age) => age > 60 * 24).length).toBeLessThanOrEqual(10);
  // What stays once stays: thinning again takes nothing more.
  expect(surplus(hourly.filter(({ position }) => !gone.has(position)))).toEqual([]);
  const dense = Array.from({ length: 500 }, (_none, n) => ({ position: n, at: now + n }));
  expect(surplus(dense)).toHaveLength(300);
  expect(surplus(dense)).not.toContain(499);
});
