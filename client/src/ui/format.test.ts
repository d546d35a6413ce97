import { expect, test } from 'vitest';
import {
  calendarDay,
  clockTime,
  clockTimeSeconds,
  formatTotal,
  monthDay,
  sinceTime,
} from './format';

const zone = 'Asia/Shanghai';
const midnight = '2026-07-17T16:00:00Z';

test('times are those of the deployment’s zone, whatever the machine’s is', () => {
  expect(clockTime(midnight, zone)).toBe('00:00');
  expect(clockTimeSeconds('2026-07-18T06:48:20Z', zone)).toBe('14:48:20');
  expect(calendarDay(midnight, zone)).toBe('2026-07-18');
  expect(monthDay(midnight, 'America/New_York')).toBe('07-17');
});

test('a time that is not known is a dash', () => {
  expect(clockTimeSeconds(Number.NaN, zone)).toBe('—');
  expect(calendarDay(Number.NaN, zone)).toBe('—');
});

test('the day is said only where the clock alone could mean another one', () => {
  const now = Date.parse('2026-07-18T00:10:00+08:00');
  expect(sinceTime('2026-07-17T23:50:00+08:00', now, zone)).toBe('23:50');
  expect(sinceTime('2026-07-17T09:00:00+08:00', now, zone)).toBe('07-17 09:00');
  expect(sinceTime('2026-07-19T09:00:00+08:00', now, zone)).toBe('07-19 09:00');
  expect(sinceTime('2017-07-19T09:00:00+08:00', now, zone)).toBe('2017-07-19');
});

test('a total that was not counted to its end says so', () => {
  expect(formatTotal(1284, false)).toBe('1,284');
  expect(formatTotal(10_000, true)).toBe('10,000+');
});
