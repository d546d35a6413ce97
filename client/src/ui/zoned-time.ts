/** Between an instant and the date and time that people write, in the deployment's zone. */

const formatters = new Map<string, Intl.DateTimeFormat>();
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** 2026-07-18 16:15 */
export function writtenTime(at: string | number, zone: string): string {
  const known = formatters.get(zone);
  const formatter =
    known ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  if (!known) formatters.set(zone, formatter);
  return formatter.format(typeof at === 'number' ? at : Date.parse(at));
}

const form = /^(?:(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})\s+)?(\d{1,2})[:：](\d{2})$/;

/**
 * The instant that was written: 2026-07-18 16:15, 7-18 16:15, or 16:15 alone for the next or the last
 * time that it is so late. Null where it is none.
 */
export function readTime(
  written: string,
  zone: string,
  now: number,
  bare: 'next' | 'last' = 'next',
): string | null {
  const match = form.exec(written.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute] = match;
  const today = writtenTime(now, zone);
  const date = `${year ?? today.slice(0, 4)}-${two(month ?? today.slice(5, 7))}-${two(day ?? today.slice(8, 10))}`;
  const local = Date.parse(`${date}T${two(hour ?? '')}:${minute ?? ''}Z`);
  // A day that its month doesn't have would come out as another.
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== date) return null;
  const at = local - offsetAt(local, zone);
  const exact = local - offsetAt(at, zone);
  return isoOf(month === undefined ? onItsDay(exact, now, bare) : exact);
}

/** Today's time, or the same a day on or back, so that it is ahead of now or behind it. */
function onItsDay(today: number, now: number, bare: 'next' | 'last'): number {
  if (bare === 'last') return today > now ? today - DAY_MS : today;
  return today < Math.floor(now / MINUTE_MS) * MINUTE_MS ? today + DAY_MS : today;
}

/** The instant as it is sent; null where a realm's time is not known yet. */
export function isoOf(milliseconds: number): string | null {
  if (Number.isNaN(milliseconds)) return null;
  return new Date(milliseconds).toISOString();
}

/** How far the zone's clocks are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const local = Date.parse(`${writtenTime(at, zone).replace(' ', 'T')}Z`);
  return local - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
