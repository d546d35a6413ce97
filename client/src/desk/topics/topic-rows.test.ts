import { expect, test } from 'vitest';
import { barsOf, openTogether, trendOf } from './topic-rows';

test.each([
  [0, 0, 'rests'],
  [2, 0, 'begins'],
  [5, 4, 'steady'],
  [12, 10, 'steady'],
  [14, 10, 'rises'],
  [3, 9, 'falls'],
])('%i complaints after %i the day before: it %s', (lastDay, dayBefore, trend) => {
  expect(trendOf({ lastDay, dayBefore })).toBe(trend);
});

test('bars reach from the foot to the top, and what is counted is seen', () => {
  const bars = barsOf([0, 1, 200], 5, 20);
  expect(bars.map(({ x, y, height }) => [x, y, height])).toEqual([
    [0, 20, 0],
    [5, 19, 1],
    [10, 0, 20],
  ]);
});

test('open cases are joined into the one cluster that is there, or into a new one where there are several', () => {
  const free = { closedAt: null, historic: false, cluster: null };
  const a = { ...free, cluster: { id: 'a' } };
  const b = { ...free, cluster: { id: 'b' } };
  const closed = { ...free, closedAt: '2026-07-18T06:41:07.000Z' };
  const old = { ...free, historic: true };
  expect(openTogether([free, a, closed, old])).toEqual([free, a]);
  expect(openTogether([free, a, b])).toEqual([free]);
});
