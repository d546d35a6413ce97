/** From the time on a wall to the instant, in an IANA zone. */

/** Milliseconds since the epoch, as if the wall clock stood in UTC. */
export type WallTime = number;

/** Turns a wall time into an instant, in milliseconds since the epoch. */
export type ZoneClock = (wall: WallTime) => number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A clock for one zone. An hour that the clocks skip in spring is read with the offset before the
 * jump, so 02:30 becomes 03:30; an hour that comes twice in autumn is the first of the two.
 * These are the choices of RFC 5545 and of Temporal's `compatible`.
 */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = offsetReader(zone);
  const days = new Map<number, readonly [number, number]>();
  return (wall) => {
    const day = Math.floor(wall / DAY);
    let around = days.get(day);
    if (!around) {
      around = [offsetAt(day * DAY - DAY), offsetAt(day * DAY + 2 * DAY)];
      days.set(day, around);
    }
    const [before, after] = around;
    if (before === after) return wall - before;
    const early = wall - before;
    if (offsetAt(early) === before) return early;
    const late = wall - after;
    return offsetAt(late) === after ? late : early;
  };
}

/** Whether Intl knows the zone by that name; a bare offset is not a zone. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function offsetReader(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return wall - Math.floor(instant / 1000) * 1000;
  };
}
