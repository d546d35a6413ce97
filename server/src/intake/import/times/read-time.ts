/** Reads a time as people and programs write it into tables. */
import type { ZoneClock } from './zone-clock';

export interface TimeReading {
  readonly order: 'day-first' | 'month-first';
  readonly clock: ZoneClock;
}

/** RFC 3339 in UTC, or null where the text is no time. */
export function readTime(text: string, reading: TimeReading): string | null {
  const folded = text.normalize('NFKC').trim();
  if (folded === '' || folded.length > 48) return null;
  const instant = readInstant(folded, reading);
  if (instant === null || instant < EARLIEST || instant > LATEST) return null;
  return new Date(instant).toISOString();
}

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

function readInstant(text: string, reading: TimeReading): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return readNumber(text, reading);
  const split = splitDate(text, reading.order);
  if (!split) return null;
  const day = dayOf(split.year, split.month, split.day);
  const time = readClockTime(split.rest);
  if (day === null || time === null) return null;
  const wall = day + time.milliseconds;
  return time.offset === null ? reading.clock(wall) : wall - time.offset;
}

interface SplitDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

const yearFirst = /^(\d{4})(?:[-/.]|年\s?)(\d{1,2})(?:[-/.]|月\s?)(\d{1,2})(?:日|(?!\d))/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;
const dayName = /^(\d{1,2})[\s-]([A-Za-z]{3,9})\.?,?[\s-](\d{4})(?!\d)/;
const nameDay = /^([A-Za-z]{3,9})\.?\s(\d{1,2}),?\s(\d{4})(?!\d)/;

function splitDate(text: string, order: TimeReading['order']): SplitDate | null {
  let match = yearFirst.exec(text);
  if (match) return splitAt(text, match, [1, 2, 3]);
  match = yearLast.exec(text);
  if (match) return splitAt(text, match, yearLastParts(match, order));
  match = dayName.exec(text);
  if (match) return splitAt(text, match, [3, 2, 1]);
  match = nameDay.exec(text);
  return match ? splitAt(text, match, [3, 1, 2]) : null;
}

/** A date that can be read in one way only is read in that one. */
function yearLastParts(match: RegExpExecArray, order: TimeReading['order']) {
  const [one, two] = [Number(match[1]), Number(match[2])];
  const dayFirst = one > 12 || (two <= 12 && order === 'day-first');
  return dayFirst ? ([3, 2, 1] as const) : ([3, 1, 2] as const);
}

function splitAt(
  text: string,
  match: RegExpExecArray,
  [year, month, day]: readonly [number, number, number],
): SplitDate {
  return {
    year: fullYear(match[year] ?? ''),
    month: monthNumber(match[month] ?? ''),
    day: Number(match[day]),
    rest: text.slice(match[0].length).trim(),
  };
}

/** Two digits stand for 1970 to 2069. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

/** Midnight of a day that is in the calendar: not of the 31st of February. */
function dayOf(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}

interface ClockTime {
  readonly milliseconds: number;
  /** Milliseconds ahead of UTC, where the text says so. */
  readonly offset: number | null;
}

const clockTime =
  /^T?(上午|下午|AM|PM)?\s?(\d{1,2})(?:[:.]|[时点])(?:(\d{1,2})(?:分|:|\.|$|(?=[\sZ+AP-]))(?:(\d{1,2})秒?(?:[.,](\d{1,9}))?)?)?\s?(上午|下午|AM|PM)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;

/** A date alone means its midnight. */
function readClockTime(text: string): ClockTime | null {
  if (text === '') return { milliseconds: 0, offset: null };
  const match = clockTime.exec(text);
  if (!match) return null;
  const [, before, hourText, minuteText, secondText, fraction, after, zone] = match;
  const hour = hourOf(Number(hourText), (before ?? after)?.toUpperCase());
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour === null || minute > 59 || second > 60) return null;
  if (hour === 24 && (minute > 0 || second > 0)) return null;
  const thousandths = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
  return { milliseconds, offset: zone ? offsetOf(zone) : null };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 24 ? hour : null;
  const afternoon = half === 'PM' || half === '下午';
  // Chinese tables write 下午 14:30 as well as 下午 2:30.
  if (hour > 12) return afternoon && hour < 24 ? hour : null;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

const DAY = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;

/** A bare number: `20190228112505`, seconds or milliseconds since 1970, or the day count of a sheet. */
function readNumber(text: string, { clock }: TimeReading): number | null {
  const match = compact.exec(text);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  if (match && day !== null) {
    const [hour, minute, second] = [match[4], match[5], match[6]].map((part) => Number(part ?? 0));
    const time = readClockTime(`${hour}:${minute}:${second}`);
    return time === null ? null : clock(day + time.milliseconds);
  }
  const number = Number(text);
  if (/^\d{10}(\.\d+)?$/.test(text)) return Math.round(number * 1000);
  if (/^\d{13}$/.test(text)) return number;
  if (number < 20_000 || number > 80_000) return null;
  return clock(EXCEL_EPOCH + Math.round((number * DAY) / 1000) * 1000);
}
