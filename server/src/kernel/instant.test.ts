import { describe, expect, test } from 'vitest';
import { isoTime, parseTime } from './instant';

const instants = [
  0,
  1,
  -1,
  86_399_999,
  86_400_000,
  Date.UTC(2026, 10, 25, 10, 42, 30, 123),
  Date.UTC(2024, 1, 29, 23, 59, 59, 999),
  Date.UTC(1969, 11, 31, 23, 59, 59, 7),
  Date.UTC(9999, 11, 31, 23, 59, 59, 999),
  Date.UTC(9999, 11, 31, 23, 59, 59, 999) + 1,
  Date.UTC(2026, 0, 1) + 0.75,
];

describe('an instant', () => {
  test('is written as a Date writes it, and read back', () => {
    for (const instant of instants) {
      const text = new Date(instant).toISOString();
      expect(isoTime(instant)).toBe(text);
      expect(parseTime(text)).toBe(Date.parse(text));
    }
  });

  test('is the same on each of many days, whatever was remembered of others', () => {
    for (let day = 0; day < 1_000; day += 1) {
      const instant = Date.UTC(2020, 0, day, 23, 0, 0, day);
      expect(isoTime(instant)).toBe(new Date(instant).toISOString());
      expect(parseTime(isoTime(instant))).toBe(instant);
    }
  });

  test.each([
    '2026-11-25T10:42:30.123Z',
    '2026-11-25T24:00:00.000Z',
    '2026-11-25T24:00:00.001Z',
    '2026-11-25T10:60:00.000Z',
    '2026-11-25T10:42:61.000Z',
    '2026-11-31T10:42:30.123Z',
    '2026-02-30T10:42:30.123Z',
    '2026-13-01T10:42:30.123Z',
    '2026-11-25T1a:42:30.123Z',
    '2026-11-25 10:42:30.123Z',
    '2026-11-25T10-42-30.123Z',
    '2026-11-25T10:42:30Z',
    '2026-11-25T18:42:30+08:00',
    'tomorrow',
    '',
  ])('%s is read as a Date reads it', (text) => {
    expect(parseTime(text)).toBe(Date.parse(text));
    expect(parseTime(text)).toBe(Date.parse(text));
  });

  test('that is none is refused', () => {
    expect(() => isoTime(Number.NaN)).toThrow(RangeError);
    expect(() => isoTime(9e15)).toThrow(RangeError);
  });
});
