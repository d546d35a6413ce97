/** Local days and hours in the deployment's zone, fast enough for every entry of an import. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BLOCK = 900_000;
const REMEMBERED = 10_000;
const HOURS_OF_WEEK = 168;
/** 1970-01-01 was a Thursday; weeks here begin on Monday. */
const EPOCH_WEEKDAY = 3;

export class ZoneTime {
  private readonly format: Intl.DateTimeFormat;
  /** Zones change their offset on quarters of an hour only. */
  private readonly offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Local hours since the beginning of 1970, as the clocks on the wall count them. */
  localHour(time: number): number {
    return Math.floor((time + this.offset(time)) / HOUR);
  }

  /** Local days since the beginning of 1970. */
  localDay(time: number): number {
    return Math.floor(this.localHour(time) / 24);
  }

  /** The last time, not after `time`, at which the clocks on the wall showed that full hour. */
  since(hour: number, time: number): number {
    const offset = this.offset(time);
    const began = Math.floor((time + offset - hour * HOUR) / DAY) * DAY;
    return began + hour * HOUR - offset;
  }

  /**
   * The time at which the clocks on the wall show so many milliseconds since 1970. Where they show it
   * twice it is the first; where they leap over it, as far after the leap as it lies past its beginning.
   */
  timeOf(local: number): number {
    const before = local - this.offset(local - DAY);
    if (before + this.offset(before) === local) return before;
    const after = local - this.offset(local + DAY);
    return after + this.offset(after) === local ? after : before;
  }

  /** What the clocks on the wall show, in milliseconds since 1970. */
  localTime(time: number): number {
    return time + this.offset(time);
  }

  /** When the clocks on the wall show `minute` of a local day; where they leap over it, just after the leap. */
  instantOf(localDay: number, minute: number): number {
    const wall = localDay * DAY + minute * MINUTE;
    const guess = wall - this.offset(wall);
    return wall - this.offset(guess);
  }

  /** 0 for Monday 00:00 to 167 for Sunday 23:00. */
  hourOfWeek(time: number): number {
    return hourOfWeekOf(this.localHour(time));
  }

  private offset(time: number): number {
    const block = Math.floor(time / BLOCK);
    const known = this.offsets.get(block);
    if (known !== undefined) return known;
    if (this.offsets.size >= REMEMBERED) this.offsets.clear();
    const offset = this.computeOffset(block * BLOCK);
    this.offsets.set(block, offset);
    return offset;
  }

  private computeOffset(time: number): number {
    const parts = new Map<string, number>();
    for (const { type, value } of this.format.formatToParts(time)) parts.set(type, Number(value));
    const part = (name: string) => parts.get(name) ?? 0;
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return local - time;
  }
}

/** The hour of the week that an hour since 1970 is. */
export function hourOfWeekOf(localHour: number): number {
  return mod(localHour + EPOCH_WEEKDAY * 24, HOURS_OF_WEEK);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
