import { expect, test } from 'vitest';
import {
  briefAge,
  columnDuration,
  dueState,
  limitWords,
  secondsBetween,
  spokenDuration,
} from './due-time';

const words = { year: '年', day: '天', hour: '时', minute: '分', second: '秒' };
const at = (time: string) => Date.parse(`2026-07-18T${time}+08:00`);
const iso = (time: string) => `2026-07-18T${time}+08:00`;

test.each([
  [0, '00:00'],
  [166, '02:46'],
  [3599, '59:59'],
  [3600, '1 时 00'],
  [7611, '2 时 06'],
  [86_399, '23 时 59'],
  [86_400, '1 天 0'],
  [273_600, '3 天 4'],
  [8_639_999, '99 天 23'],
  [8_640_000, '100 天'],
  [86_399_999, '999 天'],
  [86_400_000, '2.7 年'],
  [249_180_000, '7.8 年'],
])('a column shows %i seconds as %s', (seconds, shown) => {
  expect(columnDuration(seconds, words)).toBe(shown);
});

test('a duration that is over is written like one that is left: the sign is the reader’s', () => {
  expect(columnDuration(-932, words)).toBe('15:32');
});

test.each([
  [9, '9 秒'],
  [2560, '42 分 40 秒'],
  [20_880, '5 时 48 分'],
  [273_600, '3 天 04 时'],
  [8_640_000, '100 天'],
  [298_598_400, '9.4 年'],
])('a single figure shows %i seconds as %s, both units named', (seconds, shown) => {
  expect(spokenDuration(seconds, words)).toBe(shown);
});

test.each([
  [-4, '0 秒'],
  [59, '59 秒'],
  [240, '4 分'],
  [7_300, '2 时'],
  [180_000, '2 天'],
  [249_180_000, '7.8 年'],
])('an age of %i seconds is %s', (seconds, shown) => {
  expect(briefAge(seconds, words)).toBe(shown);
});

test.each([
  [30, '30 分'],
  [120, '2 时'],
  [1440, '1 天'],
  [10_080, '7 天'],
  [90, '90 分'],
])('a limit of %i minutes is said as %s', (minutes, said) => {
  expect(limitWords(minutes, words)).toBe(said);
});

test.each([
  ['14:00:00', 'fine'],
  ['14:22:30', 'soon'],
  ['14:30:00', 'soon'],
  ['14:30:01', 'overdue'],
] as const)('at %s a case due at 14:30 is %s', (now, state) => {
  expect(dueState(iso('14:30:00'), iso('14:22:30'), at(now))).toBe(state);
});

test('a case without a running clock is never late', () => {
  expect(dueState(null, null, at('14:30:00'))).toBe('none');
});

test('nothing is said of a time that is not known', () => {
  const left = secondsBetween(Number.NaN, iso('14:30:00'));
  const written = [columnDuration, spokenDuration, briefAge].map((write) => write(left, words));
  expect(written).toEqual(['—', '—', '—']);
  expect(dueState(iso('14:30:00'), iso('14:22:30'), Number.NaN)).toBe('fine');
});

test('seconds between two instants do not depend on how their offsets are written', () => {
  expect(secondsBetween('2026-07-18T06:00:00Z', iso('14:00:05'))).toBe(5);
});
