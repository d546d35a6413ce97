/**
 * As which day of the week people behave: on a holiday as on a Sunday, by a factor that is learned; on a
 * weekend that is worked as on the workday beside it. Which days those are, the journal says.
 */
import { hourOfWeekOf } from '../../kernel/zone-time';

const HOURS = 24;
const FRIDAY = 4;
const SATURDAY = 5;
const SUNDAY = 6;
const MONDAY = 0;
/** Holidays are taken for Sundays until so many have shown otherwise. */
const PRIOR = 1;
/** What a crisis on a holiday brings beyond so many Sundays is no habit. */
const MOST_SUNDAYS = 3;

/** Local days since 1970. */
export interface DaysMarked {
  readonly off: readonly number[];
  readonly worked: readonly number[];
}

export class MarkedDays {
  private readonly off: ReadonlySet<number>;
  private readonly worked: ReadonlySet<number>;

  constructor({ off, worked }: DaysMarked = { off: [], worked: [] }) {
    this.off = new Set(off);
    this.worked = new Set(worked);
  }

  isOff(day: number): boolean {
    return this.off.has(day);
  }

  /** 0 for Monday. */
  weekday(day: number): number {
    if (this.off.has(day)) return SUNDAY;
    const weekday = Math.floor(hourOfWeekOf(day * HOURS) / HOURS);
    if (!this.worked.has(day) || weekday < SATURDAY) return weekday;
    return weekday === SATURDAY ? FRIDAY : MONDAY;
  }

  /** Of a local hour since 1970; 0 for Monday 00:00. */
  hourOfWeek(hour: number): number {
    const day = Math.floor(hour / HOURS);
    return this.weekday(day) * HOURS + (hour - day * HOURS);
  }

  save(): DaysMarked {
    return { off: [...this.off], worked: [...this.worked] };
  }
}

export type SavedHolidays = { readonly seen: number; readonly ratio: number };

/** How much of a Sunday a holiday brings. */
export class Holidays {
  private seen: number;
  private ratio: number;

  constructor({ seen, ratio }: SavedHolidays = { seen: 0, ratio: 0 }) {
    this.seen = seen;
    this.ratio = ratio;
  }

  get factor(): number {
    return (PRIOR + this.ratio) / (PRIOR + this.seen);
  }

  /** One is over: what it brought, and what a Sunday would have. */
  learn(brought: number, sunday: number): void {
    if (sunday <= 0) return;
    this.seen += 1;
    this.ratio += Math.min(MOST_SUNDAYS, brought / sunday);
  }

  save(): SavedHolidays {
    return { seen: this.seen, ratio: this.ratio };
  }
}
