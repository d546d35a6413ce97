import { expect, test } from 'vitest';
import { lastDay } from './last-day';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const receivedByUrgency = { critical: 0, urgent: 1, normal: 2 };
const bucket = { received: 3, receivedByUrgency, closed: 2, expected: null, low: null, high: null };
const hoursBack = (hours: number) =>
  Object.fromEntries(
    Array.from({ length: hours * 12 }, (_, index) => [
      new Date(NOW - index * 300_000).toISOString(),
      bucket,
    ]),
  );

test('a day is the sum of its 288 buckets', () => {
  expect(lastDay(hoursBack(26), NOW)).toEqual({ received: 864, closed: 576 });
});

test('fewer hours than a day are not called one', () => {
  expect(lastDay(hoursBack(23), NOW)).toBeNull();
  expect(lastDay({}, NOW)).toBeNull();
});
