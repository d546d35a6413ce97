import { expect, test } from 'vitest';
import { readTime, writtenTime } from './zoned-time';

const zone = 'Asia/Shanghai';
const now = Date.parse('2026-07-18T06:48:20Z');

test.each([
  ['2026-07-18 16:15', '2026-07-18T08:15:00.000Z'],
  ['7-18 16:15', '2026-07-18T08:15:00.000Z'],
  ['7/19 09:05', '2026-07-19T01:05:00.000Z'],
  ['16:15', '2026-07-18T08:15:00.000Z'],
  ['16：15', '2026-07-18T08:15:00.000Z'],
  ['14:48', '2026-07-18T06:48:00.000Z'],
  ['08:00', '2026-07-19T00:00:00.000Z'],
])('%s is %s', (written, at) => {
  expect(readTime(written, zone, now)).toBe(at);
});

test.each([
  ['14:48', '2026-07-18T06:48:00.000Z'],
  ['14:49', '2026-07-17T06:49:00.000Z'],
  ['08:00', '2026-07-18T00:00:00.000Z'],
  ['7-18 16:15', '2026-07-18T08:15:00.000Z'],
])('%s is %s where it has happened', (written, at) => {
  expect(readTime(written, zone, now, 'last')).toBe(at);
});

test.each(['', '今晚', '25:00', '12:60', '2026-02-30 10:00', '16', '2026-13-01 10:00'])(
  '%j is no time',
  (written) => {
    expect(readTime(written, zone, now)).toBeNull();
  },
);

test('what is written is read as the same instant, in zones that change their clocks too', () => {
  for (const place of [zone, 'Europe/Berlin', 'America/St_Johns']) {
    for (const at of [
      '2026-03-29T03:30:00.000Z',
      '2026-10-25T02:15:00.000Z',
      '2026-07-18T12:00:00.000Z',
    ]) {
      expect(readTime(writtenTime(at, place), place, now)).toBe(at);
    }
  }
});
