/** How durations and deadlines are written: pure, so that they can be checked without a screen. */

import { UNKNOWN } from './format';

/** The words for units of time, in the reader's language. */
export interface DurationWords {
  year: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

/** Where a deadline stands: `soon` is the last quarter of its limit, decided by the server. */
export type DueState = 'none' | 'fine' | 'soon' | 'overdue';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on the hours are noise, and from a thousand days on the days are too. */
const MANY_DAYS = 100 * DAY;
const YEARS = 1_000 * DAY;
const YEAR = 365.25 * DAY;

/** Whole seconds from one instant to another; negative where the second is earlier. */
export function secondsBetween(from: string | number, to: string | number): number {
  return Math.floor((instant(to) - instant(from)) / 1000);
}

export function dueState(dueAt: string | null, soonAt: string | null, now: number): DueState {
  if (dueAt === null) return 'none';
  if (now > instant(dueAt)) return 'overdue';
  return soonAt !== null && now >= instant(soonAt) ? 'soon' : 'fine';
}

/** For columns headed 分:秒: bare up to an hour, with units beyond it, so that none can be misread. */
export function columnDuration(seconds: number, words: DurationWords): string {
  if (Number.isNaN(seconds)) return UNKNOWN;
  const total = Math.abs(seconds);
  if (total < HOUR) return `${two(total / MINUTE)}:${two(total % MINUTE)}`;
  if (total < DAY)
    return `${Math.floor(total / HOUR)} ${words.hour} ${two((total % HOUR) / MINUTE)}`;
  if (total >= MANY_DAYS) return longDuration(total, words);
  return `${Math.floor(total / DAY)} ${words.day} ${Math.floor((total % DAY) / HOUR)}`;
}

/** Two units, both named. */
export function spokenDuration(seconds: number, words: DurationWords): string {
  if (Number.isNaN(seconds)) return UNKNOWN;
  const total = Math.abs(seconds);
  if (total < MINUTE) return `${total} ${words.second}`;
  if (total < HOUR) return pair(total, MINUTE, words.minute, words.second);
  if (total < DAY) return pair(total, HOUR, words.hour, words.minute);
  if (total >= MANY_DAYS) return longDuration(total, words);
  return pair(total, DAY, words.day, words.hour);
}

/** One unit, for ages: the finest that is not noise. */
export function briefAge(seconds: number, words: DurationWords): string {
  if (Number.isNaN(seconds)) return UNKNOWN;
  const total = Math.max(0, seconds);
  if (total < MINUTE) return `${total} ${words.second}`;
  if (total < HOUR) return `${Math.floor(total / MINUTE)} ${words.minute}`;
  if (total < DAY) return `${Math.floor(total / HOUR)} ${words.hour}`;
  return longDuration(total, words);
}

/** Whole days, or years to one decimal: 124 days, 7.9 years. Never more than has passed. */
export function daysOrYears(seconds: number): { number: string; unit: 'day' | 'year' } {
  if (seconds < YEARS) return { number: String(Math.floor(seconds / DAY)), unit: 'day' };
  return { number: (Math.floor((seconds / YEAR) * 10) / 10).toFixed(1), unit: 'year' };
}

/** Minutes of a limit as people say it. */
export function limitWords(minutes: number, words: DurationWords): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} ${words.day}`;
  return minutes % 60 === 0 ? `${minutes / 60} ${words.hour}` : `${minutes} ${words.minute}`;
}

function longDuration(total: number, words: DurationWords): string {
  const { number, unit } = daysOrYears(total);
  return `${number} ${words[unit]}`;
}

function pair(total: number, unit: number, large: string, small: string): string {
  const rest = Math.floor((total % unit) / (unit === DAY ? HOUR : unit / 60));
  return `${Math.floor(total / unit)} ${large} ${two(rest)} ${small}`;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

function instant(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}
