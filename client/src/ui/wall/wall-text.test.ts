import { describe, expect, test } from 'vitest';
import {
  briefCount,
  changeText,
  countText,
  durationParts,
  expectedText,
  figureText,
  minutesSeconds,
  percentText,
  ratioOf,
  ratioText,
  signed,
} from './wall-text';

describe('a figure on the wall', () => {
  test('is a dash where nothing is known and a zero where there is none', () => {
    expect([countText(null), countText(undefined), countText(0), countText(4612)]).toEqual([
      '—',
      '—',
      '0',
      '4,612',
    ]);
  });

  test.each([
    [0, '0.0'],
    [9.94, '9.9'],
    [9.96, '10'],
    [1234.5, '1,235'],
    [null, '—'],
  ])('expected %s is written %s', (expected, text) => {
    expect(expectedText(expected)).toBe(text);
  });

  test.each([
    [4612, 672, '6.9×'],
    [812, 25, '32×'],
    [9_949, 100, '99×'],
    [9_951, 100, '>99×'],
    [4_401, 0.05, '>99×'],
    [3, null, '—'],
    [3, 0, '—'],
  ])('%s observed of %s expected is %s', (observed, expected, text) => {
    expect(ratioText(ratioOf(observed, expected))).toBe(text);
  });

  test.each([
    [136, 100, '+36%'],
    [64, 100, '−36%'],
    [100, 100, '±0%'],
    [0, 0, '±0%'],
    [5, 0, '—'],
    [461, 3, '>+999%'],
  ])('from %s now against %s before is %s', (now, before, text) => {
    expect(changeText(now, before)).toBe(text);
  });

  test('a difference always has its sign', () => {
    expect([signed(264), signed(-1200), signed(0)]).toEqual(['+264', '−1,200', '±0']);
  });

  test('a share of nothing is not zero', () => {
    expect([percentText(1, 3), percentText(0, 0)]).toEqual(['33%', '—']);
  });
});

describe('a duration', () => {
  const written = (seconds: number) =>
    durationParts(seconds)
      .map(({ number, unit }) => `${number} ${unit}`)
      .join(' ');

  test.each([
    [0, '0 second'],
    [59.9, '59 second'],
    [60, '1 minute 00 second'],
    [3_599, '59 minute 59 second'],
    [19_260, '5 hour 21 minute'],
    [86_400, '1 day 00 hour'],
    [-3_725, '1 hour 02 minute'],
    [8_640_000, '100 day'],
    [298_598_400, '9.4 year'],
  ])('of %s seconds is %s', (seconds, text) => {
    expect(written(seconds)).toBe(text);
  });

  test('under an hour can be bare', () => {
    expect([minutesSeconds(932), minutesSeconds(5.9), minutesSeconds(3_599)]).toEqual([
      '15:32',
      '00:05',
      '59:59',
    ]);
  });
});

test.each([
  [9_999, '9,999', '9,999'],
  [13_480, '1.35万', '13.5k'],
  [268_000, '26.8万', '268k'],
  [1_180_000, '118万', '1.18M'],
  [undefined, '—', '—'],
])('%s is written %s in Chinese and %s in English where room is scarce', (count, zh, en) => {
  expect(briefCount(count, 'zh-CN')).toBe(zh);
  expect(briefCount(count, 'en')).toBe(en);
});

test('a large figure has all its digits up to five', () => {
  expect(figureText(99_999, 'en')).toBe('99,999');
  expect(figureText(123_456, 'en')).toBe('123k');
  expect(figureText(123_456, 'zh-CN')).toBe('12.3万');
  expect(figureText(undefined, 'en')).toBe('—');
});
