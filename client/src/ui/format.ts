/** Numbers and clock times as people read them; the time zone is the deployment's, never the machine's. */

/** Where nothing is known: never a nought, and never another realm's time. */
export const UNKNOWN = '—';

const counts = new Intl.NumberFormat('en-US');
const HALF_DAY_MS = 12 * 60 * 60 * 1000;
const HALF_YEAR_MS = 365 * HALF_DAY_MS;
const formatters = new Map<string, Intl.DateTimeFormat>();

export function formatCount(count: number): string {
  return counts.format(count);
}

/** A total that is exact up to a limit says so past it. */
export function formatTotal(total: number, capped: boolean): string {
  return capped ? `${counts.format(total)}+` : counts.format(total);
}

/** 14:48 */
export function clockTime(at: string | number, zone: string): string {
  return written(formatter(zone, { hour: '2-digit', minute: '2-digit' }), at);
}

/** 14:48:20 */
export function clockTimeSeconds(at: string | number, zone: string): string {
  return written(formatter(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }), at);
}

/** The clock alone while it can mean one moment only; further away the day, or the day of a year. */
export function sinceTime(at: string | number, now: number, zone: string): string {
  const away = Math.abs(now - instant(at));
  if (away < HALF_DAY_MS) return clockTime(at, zone);
  return away < HALF_YEAR_MS
    ? `${monthDay(at, zone)} ${clockTime(at, zone)}`
    : calendarDay(at, zone);
}

/** 2026-07-18 */
export function calendarDay(at: string | number, zone: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return written(formatter(zone, parts, 'sv-SE'), at);
}

/** 07-18 */
export function monthDay(at: string | number, zone: string): string {
  return calendarDay(at, zone).slice(5);
}

function written(format: Intl.DateTimeFormat, at: string | number): string {
  const moment = instant(at);
  return Number.isNaN(moment) ? UNKNOWN : format.format(moment);
}

function formatter(
  zone: string,
  options: Intl.DateTimeFormatOptions,
  locale = 'en-GB',
): Intl.DateTimeFormat {
  const key = `${zone} ${locale} ${Object.keys(options).join()}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
  formatters.set(key, made);
  return made;
}

function instant(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}
