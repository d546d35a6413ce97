/** Between an instant and the date and time that people write in a form, in the deployment's zone. */

const formatters = new Map<string, Intl.DateTimeFormat>();

/** 2026-07-18T16:15, as a form's field takes it. */
export function toFieldTime(at: string | number, zone: string): string {
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
  return formatter.format(typeof at === 'number' ? at : Date.parse(at)).replace(' ', 'T');
}

/** The instant in UTC; null where the field holds no time. */
export function fromFieldTime(written: string, zone: string): string | null {
  const guess = Date.parse(`${written}Z`);
  if (Number.isNaN(guess)) return null;
  // Twice: near a change of the clocks the first offset may be the other side's.
  const once = guess - offsetAt(guess, zone);
  return new Date(guess - offsetAt(once, zone)).toISOString();
}

function offsetAt(at: number, zone: string): number {
  return Date.parse(`${toFieldTime(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000;
}

/** The instant as it is sent. */
export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
