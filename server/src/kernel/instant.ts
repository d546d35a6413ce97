/**
 * Instants between milliseconds and RFC 3339 in UTC, as times are stored and sent. Each complaint
 * has a dozen of them, nearly all of a few days: the day's part is worked out once a day.
 */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const REMEMBERED_DAYS = 64;

/** By day since the epoch: `2026-11-25T`. */
const dates = new Map<number, string>();
/** By `2026-11-25`: the milliseconds at its beginning. */
const days = new Map<string, number>();
const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const three = Array.from({ length: SECOND }, (_, value) => String(value).padStart(3, '0'));

/** RFC 3339 in UTC; throws where there is no such time. */
export function isoTime(milliseconds: number): string {
  const whole = Math.trunc(milliseconds);
  const day = Math.floor(whole / DAY);
  const rest = whole - day * DAY;
  const hour = two[Math.floor(rest / HOUR)];
  const minute = two[Math.floor((rest % HOUR) / MINUTE)];
  const second = two[Math.floor((rest % MINUTE) / SECOND)];
  return `${dates.get(day) ?? dateOf(day)}${hour}:${minute}:${second}.${three[rest % SECOND]}Z`;
}

/** The milliseconds of a time as `isoTime` writes it, or of any other that `Date.parse` reads. */
export function parseTime(text: string): number {
  if (!isOurs(text)) return Date.parse(text);
  const date = text.slice(0, 10);
  const day = days.get(date) ?? dayOf(date);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const rest = hour * HOUR + minute * MINUTE + second * SECOND + digits(text, 20, 23);
  return hour < 24 && minute < 60 && second < 60 ? day + rest : Date.parse(text);
}

function dateOf(day: number): string {
  const text = new Date(day * DAY).toISOString();
  const date = text.slice(0, text.indexOf('T') + 1);
  remember(dates, day, date);
  return date;
}

function dayOf(date: string): number {
  const day = Date.parse(`${date}T00:00:00.000Z`);
  if (!Number.isNaN(day)) remember(days, date, day);
  return day;
}

/** Whether all that is not a digit in our own way of writing stands in its place. */
function isOurs(text: string): boolean {
  return (
    text.length === 24 &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    text[19] === '.' &&
    text[23] === 'Z'
  );
}

function remember<K, V>(known: Map<K, V>, key: K, value: V): void {
  if (known.size >= REMEMBERED_DAYS) known.clear();
  known.set(key, value);
}

/** NaN where anything but digits stands there, which fits no comparison. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
