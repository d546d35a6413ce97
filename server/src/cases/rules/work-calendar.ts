/** Which hours of which days are worked, in one zone, as the calendar stood at one version. Pure. */
import type { WorkCalendarRow } from '@heed/shared/clocks';
import { ZoneTime } from '../../kernel/zone-time';

const DAY = 86_400_000;
const MINUTES_OF_HOUR = 60;
/** 1970-01-01 was a Thursday; weeks here begin on Monday. */
const EPOCH_WEEKDAY = 3;

type WorkDayKind = 'workday' | 'make-up-day' | 'weekend' | 'holiday';

export interface WorkDay {
  readonly kind: WorkDayKind;
  /** Of the holiday, or of the one that the day makes up for. */
  readonly name: string | null;
  /** Milliseconds since the epoch, in order; empty on a day that isn't worked. */
  readonly blocks: readonly (readonly [from: number, to: number])[];
}

/** From and to, in minutes of the day. */
type Hours = readonly (readonly [number, number])[];

export class WorkCalendar {
  readonly version: number;
  private readonly week: readonly Hours[];
  private readonly special = new Map<number, { kind: WorkDayKind; name: string }>();

  /** `rows` are all versions, the oldest first, at least one. */
  constructor(
    private readonly rows: readonly WorkCalendarRow[],
    private readonly zone: ZoneTime,
    row: WorkCalendarRow = newestOf(rows),
  ) {
    this.version = row.version;
    this.week = row.week.map((blocks) =>
      blocks.map(({ from, to }) => [minuteOf(from), minuteOf(to)] as const),
    );
    for (const { date, kind, name } of row.days) {
      const worked = kind === 'workday' ? 'make-up-day' : 'holiday';
      this.special.set(Date.parse(`${date}T00:00:00Z`) / DAY, { kind: worked, name });
    }
  }

  /** The calendar by which something was counted; the present one where that version is gone. */
  at(version: number | undefined): WorkCalendar {
    const row = this.rows.find((known) => known.version === version);
    return row && row.version !== this.version ? new WorkCalendar(this.rows, this.zone, row) : this;
  }

  /** Local days since the beginning of 1970. */
  dayOf(time: number): number {
    return this.zone.localDay(time);
  }

  /** Midnight at which a local day begins. */
  beginOf(day: number): number {
    return this.zone.instantOf(day, 0);
  }

  /** [T3] */
  workDay(day: number): WorkDay {
    const special = this.special.get(day);
    const usual = this.week[weekdayOf(day)] ?? [];
    const hours = special?.kind === 'make-up-day' && usual.length === 0 ? this.firstHours : usual;
    const kind = special?.kind ?? (usual.length > 0 ? 'workday' : 'weekend');
    return {
      kind,
      name: special?.name ?? null,
      blocks: kind === 'holiday' ? [] : hours.map((block) => this.instants(day, block)),
    };
  }

  /** Hours of the week's first working day, for a weekend that is worked. */
  private get firstHours(): Hours {
    return this.week.find((hours) => hours.length > 0) ?? [];
  }

  private instants(day: number, [from, to]: readonly [number, number]) {
    const begin = this.zone.instantOf(day, from);
    return [begin, Math.max(begin, this.zone.instantOf(day, to))] as const;
  }
}

function newestOf(rows: readonly WorkCalendarRow[]): WorkCalendarRow {
  const row = rows.at(-1);
  if (!row) throw new Error('a calendar without a version');
  return row;
}

function weekdayOf(day: number): number {
  return (((day + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

/** Minutes of the day, of a time such as 13:30. */
export function minuteOf(wall: string): number {
  const [hour = 0, minute = 0] = wall.split(':').map(Number);
  return hour * MINUTES_OF_HOUR + minute;
}
