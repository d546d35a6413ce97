import { describe, expect, test } from 'vitest';
import type { TimeMark } from '@heed/shared/time-machine';
import {
  drawnMarks,
  happenedLast,
  HOUR_MS,
  MINUTE_MS,
  nextMark,
  shareOf,
  stepped,
  ticksOf,
  windowOf,
} from './past-course';

const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);
const day = { from: at('00:00:00'), to: at('23:59:30') };
const mark = (time: string): TimeMark => ({
  at: `2026-11-24T${time}Z`,
  kind: 'bulletin',
  id: time.replaceAll(':', ''),
  code: null,
});

describe('a step', () => {
  test('goes to the full minute or hour beside, and then by whole ones', () => {
    expect(stepped(at('14:05:30'), -MINUTE_MS, day)).toBe(at('14:05:00'));
    expect(stepped(at('14:05:00'), -MINUTE_MS, day)).toBe(at('14:04:00'));
    expect(stepped(at('14:05:30'), MINUTE_MS, day)).toBe(at('14:06:00'));
    expect(stepped(at('14:05:00'), HOUR_MS, day)).toBe(at('15:00:00'));
    expect(stepped(at('14:05:00'), -HOUR_MS, day)).toBe(at('14:00:00'));
    expect(stepped(at('14:00:00'), -24 * HOUR_MS, { ...day, from: 0 })).toBe(
      at('14:00:00') - 24 * HOUR_MS,
    );
  });

  test('never leaves the line', () => {
    expect(stepped(at('00:00:20'), -HOUR_MS, day)).toBe(day.from);
    expect(stepped(at('23:59:10'), MINUTE_MS, day)).toBe(day.to);
  });
});

test('a long line is drawn for a day and a half around the moment, and never beyond its ends', () => {
  expect(windowOf(at('12:00:00'), day)).toEqual(day);
  const year = { from: at('00:00:00') - 300 * 24 * HOUR_MS, to: at('00:00:00') };
  const middle = windowOf(at('00:00:00') - 100 * 24 * HOUR_MS, year);
  expect(middle.to - middle.from).toBe(36 * HOUR_MS);
  expect(shareOf(at('00:00:00') - 100 * 24 * HOUR_MS, middle)).toBeCloseTo(1 / 3, 1);
  expect(windowOf(year.to, year)).toEqual({ from: year.to - 36 * HOUR_MS, to: year.to });
  expect(ticksOf(middle).length).toBeGreaterThan(4);
  expect(ticksOf(middle).length).toBeLessThan(11);
});

test('marks of one place are drawn as one that counts the others', () => {
  const marks = [mark('10:00:00'), mark('10:02:00'), mark('15:00:00')];
  expect(drawnMarks(marks, day).map(({ others }) => others)).toEqual([1, 0]);
  expect(drawnMarks(marks, { from: at('14:00:00'), to: at('16:00:00') })).toHaveLength(1);
  expect(nextMark(marks, at('10:00:00'), 1)).toBe(at('10:02:00'));
  expect(nextMark(marks, at('10:00:00'), -1)).toBeNull();
});

test('a weighty mark is drawn before those that rules have made, and the end of the line stays readable', () => {
  const alarm = (time: string): TimeMark => ({ ...mark(time), kind: 'alarm' });
  const [drawn] = drawnMarks([alarm('10:00:00'), mark('10:02:00')], day);
  expect([drawn?.mark.kind, drawn?.others]).toEqual(['bulletin', 1]);
  const hour = { from: at('10:00:00'), to: at('11:00:00') };
  const atEnd = drawnMarks(['10:50:00', '10:54:00', '10:58:00', '10:59:00'].map(alarm), hour);
  expect(atEnd.map(({ others, last }) => [others, last])).toEqual([
    [0, false],
    [2, false],
  ]);
  expect(drawnMarks([alarm('10:30:00'), alarm('10:58:00')], hour).at(-1)?.last).toBe(true);
});

test('what happened last is told for a quarter of an hour, with how much else its minute brought', () => {
  const alarm: TimeMark = { ...mark('10:00:40'), kind: 'alarm' };
  const marks = [mark('10:00:10'), alarm];
  expect(happenedLast(marks, at('09:59:00'))).toBeNull();
  expect(happenedLast(marks, at('10:00:20'))).toEqual({ mark: marks[0], others: 0 });
  expect(happenedLast(marks, at('10:05:00'))).toEqual({ mark: marks[0], others: 1 });
  expect(happenedLast(marks, at('10:20:00'))).toBeNull();
});
