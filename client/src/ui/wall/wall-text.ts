/** How figures are written on a wall: pure, so that they can be checked without a screen. */
import type { Locale } from '../../i18n/locale';
import { daysOrYears } from '../due-time';
import { formatCount, UNKNOWN } from '../format';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MANY_DAYS = 100 * DAY;

export function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? UNKNOWN : formatCount(count);
}

/** Where several counts share a line: from ten thousand on in 万, or k and M, with three digits. */
export function briefCount(count: number | null | undefined, locale: Locale): string {
  if (count === null || count === undefined || count < 10_000) return countText(count);
  const [unit, sign] =
    locale === 'zh-CN' ? [10_000, '万'] : count < 999_500 ? [1_000, 'k'] : [1_000_000, 'M'];
  return `${Number((count / unit).toPrecision(3))}${sign}`;
}

/** From here on a large figure needs a smaller size for its column. */
export const LONG_FIGURE = 10_000;
const LONGEST_FIGURE = 100_000;

/** A large figure: every digit of it, up to five. */
export function figureText(count: number | null | undefined, locale: Locale): string {
  return (count ?? 0) < LONGEST_FIGURE ? countText(count) : briefCount(count, locale);
}

/** An expected value is a mean: whole from ten, one decimal below. */
export function expectedText(expected: number | null | undefined): string {
  if (expected === null || expected === undefined) return UNKNOWN;
  return expected < 9.95 ? expected.toFixed(1) : formatCount(Math.round(expected));
}

export function ratioOf(observed: number, expected: number | null | undefined): number | null {
  return expected ? observed / expected : null;
}

/** Beyond it a multiple says that hardly anything was expected, and nothing more. */
const LARGEST_RATIO = 99;

/** Observed ÷ expected, as in 5.3×. */
export function ratioText(ratio: number | null | undefined): string {
  return ratio === null || ratio === undefined ? UNKNOWN : `${ratioNumber(ratio)}×`;
}

/** The same without its sign, where a legend gives it. */
export function ratioNumber(ratio: number): string {
  if (ratio < 9.95) return ratio.toFixed(1);
  const whole = Math.round(ratio);
  return whole > LARGEST_RATIO ? `>${LARGEST_RATIO}` : String(whole);
}

/** Beyond it a change says that there was hardly anything before, and nothing more. */
const LARGEST_CHANGE = 999;

/** By how much it changed, in per cent; nothing can be said about a change from zero. */
export function changeText(now: number, before: number): string {
  if (before === 0) return now === 0 ? '±0%' : UNKNOWN;
  const percent = Math.round((now / before - 1) * 100);
  return percent > LARGEST_CHANGE ? `>+${LARGEST_CHANGE}%` : signed(percent, '%');
}

/** +264, −12, ±0: a plus says that it is a difference. */
export function signed(difference: number, unit = ''): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  return `${sign}${formatCount(Math.abs(difference))}${unit}`;
}

export function percentText(part: number, whole: number): string {
  return whole === 0 ? UNKNOWN : `${Math.round((part / whole) * 100)}%`;
}

/** One number of a duration and the key of its unit's word. */
export interface DurationPart {
  number: string;
  unit: 'year' | 'day' | 'hour' | 'minute' | 'second';
}

/** Two units, both named, and one alone past a hundred days; the sign is the caller's. */
export function durationParts(seconds: number): DurationPart[] {
  const total = Math.abs(Math.floor(seconds));
  if (total < MINUTE) return [{ number: String(total), unit: 'second' }];
  if (total < HOUR) return pair(total, [MINUTE, 'minute'], [1, 'second']);
  if (total < DAY) return pair(total, [HOUR, 'hour'], [MINUTE, 'minute']);
  if (total >= MANY_DAYS) return [daysOrYears(total)];
  return pair(total, [DAY, 'day'], [HOUR, 'hour']);
}

/** 15:32, for columns that are headed 分:秒 and whose rows are all under an hour. */
export function minutesSeconds(seconds: number): string {
  const total = Math.abs(Math.floor(seconds));
  return `${two(total / MINUTE)}:${two(total % MINUTE)}`;
}

type Unit = [seconds: number, unit: DurationPart['unit']];

function pair(total: number, [large, largeUnit]: Unit, [small, smallUnit]: Unit): DurationPart[] {
  return [
    { number: String(Math.floor(total / large)), unit: largeUnit },
    { number: two((total % large) / small), unit: smallUnit },
  ];
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
