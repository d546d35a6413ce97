/**
 * The usual week: how the complaints of the whole city, and of each category, spread over its 168
 * hours. Every number ages: what is fourteen days older counts half. Holidays teach nothing of the week,
 * and how much they bring of a Sunday is learned from them.
 */
import type { ZoneTime } from '../../kernel/zone-time';
import { BUCKET } from './arrival.fold';
import {
  Holidays,
  MarkedDays,
  type DaysMarked,
  type SavedHolidays,
} from '../measure/marked-days.fold';
import { ALL } from './names.fold';
import { cityWeek, HOURS_OF_WEEK, subjectWeek, type CityWeek } from './week-shape.fold';

const HALF_LIFE_DAYS = 14;
/** Older days teach nothing. */
const KEPT_DAYS = 84;
/** Whether enough is known is asked of these alone. */
const RECENT_DAYS = 60;
const BUCKETS_AN_HOUR = 12;
/** A subject with less has the city's week. */
const LEAST_OF_ITS_OWN = 200;
const SUNDAY = 6;
const HOURS = 24;

export type SavedUsualWeek = {
  readonly today: number;
  readonly days: [day: number, hours: number[]][];
  readonly bySubject: [subject: number, hours: number[]][];
  readonly marked: DaysMarked;
  readonly holidays: SavedHolidays;
  readonly city: CityWeek | null;
  readonly shapes: [subject: number, shape: number[], exposure: number][];
};

interface Hours {
  readonly bucket: number;
  readonly of: Int32Array;
  readonly by: Float64Array;
}

const NO_HOURS: Hours = { bucket: -1, of: new Int32Array(0), by: new Float64Array(0) };
/** What one day's age leaves of a count. */
const AGEING = 0.5 ** (1 / HALF_LIFE_DAYS);

export class UsualWeek {
  /** The local day that is being learned. */
  today: number;
  private readonly days: Map<number, number[]>;
  private readonly bySubject: Map<number, Float64Array>;
  private marked: MarkedDays;
  private readonly holidays: Holidays;
  private city: CityWeek | null;
  /** As of the last fit; a bucket's usual count over that of the mean bucket. */
  private readonly shapes = new Map<number, Float64Array>();
  private readonly exposures = new Map<number, number>();
  /** The last reading's buckets; derived. */
  private hours = NO_HOURS;

  constructor(
    private readonly zone: ZoneTime,
    saved?: SavedUsualWeek,
  ) {
    this.marked = new MarkedDays(saved?.marked);
    this.today = saved?.today ?? 0;
    this.days = new Map(saved?.days);
    this.bySubject = new Map(saved?.bySubject.map(([at, hours]) => [at, Float64Array.from(hours)]));
    this.holidays = new Holidays(saved?.holidays);
    this.city = saved?.city ?? null;
    for (const [subject, shape, exposure] of saved?.shapes ?? []) {
      this.shapes.set(subject, Float64Array.from(shape));
      this.exposures.set(subject, exposure);
    }
  }

  /** Days of the last sixty that anything is known of. */
  get knownDays(): number {
    let known = 0;
    for (const day of this.days.keys()) {
      if (day < this.today && day >= this.today - RECENT_DAYS) known += 1;
    }
    return known;
  }

  /** Relative variance of the city's hours around the usual week. */
  get alpha(): number {
    return this.city?.alpha ?? 0;
  }

  /** Which days are not what their weekday says, from the next fit on. */
  mark(days: DaysMarked): void {
    this.marked = new MarkedDays(days);
    this.hours = NO_HOURS;
  }

  /** What a complaint of that time counts for today. */
  weight(time: number): number {
    return AGEING ** Math.max(0, this.today - this.zone.localDay(time));
  }

  /** Too old to teach anything. */
  isForgotten(time: number): boolean {
    return this.zone.localDay(time) <= this.today - KEPT_DAYS;
  }

  learn(subject: number, time: number, count: number): void {
    const hour = this.zone.localHour(time);
    if (subject === ALL) {
      const day = Math.floor(hour / HOURS);
      const hours = this.days.get(day) ?? Array.from({ length: HOURS }, () => 0);
      hours[hour - day * HOURS] = (hours[hour - day * HOURS] ?? 0) + count;
      this.days.set(day, hours);
      return;
    }
    if (this.marked.isOff(Math.floor(hour / HOURS))) return;
    const hours = this.bySubject.get(subject) ?? new Float64Array(HOURS_OF_WEEK);
    const at = this.marked.hourOfWeek(hour);
    hours[at] = (hours[at] ?? 0) + count * this.weight(time);
    this.bySubject.set(subject, hours);
  }

  /** Another day is being learned from now on. Returns what the days between leave of older counts. */
  turn(day: number): number {
    const gone = this.today === 0 ? 0 : day - this.today;
    this.learnHoliday();
    this.today = day;
    for (const known of this.days.keys()) if (known <= day - KEPT_DAYS) this.days.delete(known);
    const left = AGEING ** gone;
    for (const hours of this.bySubject.values()) scale(hours, left);
    return left;
  }

  /** Draws the weeks anew from the days that are over. */
  fit(): void {
    const over = [...this.days].filter(([day]) => day < this.today);
    const weight = (day: number) => AGEING ** (this.today - day);
    const usual = over.filter(([day]) => !this.marked.isOff(day));
    this.city = cityWeek(
      usual.map(([day, hours]) => ({
        weekday: this.marked.weekday(day),
        hours,
        weight: weight(day),
      })),
    );
    const off = over.filter(([day]) => this.marked.isOff(day));
    const sundays = this.holidays.factor * off.reduce((sum, [day]) => sum + weight(day), 0);
    this.shapes.clear();
    this.exposures.clear();
    this.hours = NO_HOURS;
    const city = Float64Array.from(this.city.shape);
    this.setShape(ALL, city, sundays);
    for (const [subject, counts] of this.bySubject) {
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (total < LEAST_OF_ITS_OWN) continue;
      this.setShape(subject, subjectWeek(counts, city, this.city.daysKnown), sundays);
    }
  }

  /** How many mean buckets of a subject the past is worth. */
  exposure(subject: number): number {
    return this.exposures.get(subject) ?? this.exposures.get(ALL) ?? 0;
  }

  /** How many mean buckets of a subject the `buckets` up to and with `last` are worth. */
  span(subject: number, last: number, buckets: number): number {
    const shape = this.shapes.get(subject) ?? this.shapes.get(ALL);
    if (!shape) return 0;
    const { of, by } = this.hoursUpTo(last);
    let sum = 0;
    for (let back = 0; back < buckets; back += 1) {
      sum += (shape[of[back] ?? 0] ?? 0) * (by[back] ?? 1);
    }
    return sum;
  }

  /** Relative variance of that, since the shape rests on so many complaints only. */
  doubt(last: number, buckets: number): number {
    const support = this.city?.support ?? [];
    const { of } = this.hoursUpTo(last);
    let known = 0;
    let before = -1;
    for (let back = 0; back < buckets; back += 1) {
      const hour = of[back] ?? 0;
      if (hour !== before) known += support[hour] ?? 0;
      before = hour;
    }
    return known === 0 ? 1 : 1 / known;
  }

  save(): SavedUsualWeek {
    return {
      today: this.today,
      days: [...this.days].map(([day, hours]) => [day, [...hours]]),
      bySubject: [...this.bySubject].map(([at, hours]) => [at, [...hours]]),
      marked: this.marked.save(),
      holidays: this.holidays.save(),
      city: this.city,
      shapes: [...this.shapes].map(([at, shape]) => [at, [...shape], this.exposures.get(at) ?? 0]),
    };
  }

  /** What holidays brought is in the counts: they are worth so many Sundays. */
  private setShape(subject: number, shape: Float64Array, sundays: number): void {
    const daysKnown = this.city?.daysKnown ?? [];
    let exposure = 0;
    shape.forEach((part, hour) => {
      const weekday = Math.floor(hour / HOURS);
      const known = (daysKnown[weekday] ?? 0) + (weekday === SUNDAY ? sundays : 0);
      exposure += part * known * BUCKETS_AN_HOUR;
    });
    this.shapes.set(subject, shape);
    this.exposures.set(subject, exposure);
  }

  private learnHoliday(): void {
    const hours = this.days.get(this.today);
    if (!hours || !this.city || !this.marked.isOff(this.today)) return;
    const sunday = this.city.shape.slice(SUNDAY * HOURS).reduce((sum, part) => sum + part, 0);
    const brought = hours.reduce((sum, count) => sum + count, 0);
    this.holidays.learn(brought, sunday * this.city.hourly);
  }

  /** Hour of the week and holiday's factor of the buckets that a window may hold, the newest first. */
  private hoursUpTo(last: number): Hours {
    if (this.hours.bucket === last) return this.hours;
    const { factor } = this.holidays;
    const of = new Int32Array(SPAN);
    const by = new Float64Array(SPAN);
    for (let back = 0; back < SPAN; back += 1) {
      const hour = this.zone.localHour((last - back) * BUCKET);
      of[back] = this.marked.hourOfWeek(hour);
      by[back] = this.marked.isOff(Math.floor(hour / HOURS)) ? factor : 1;
    }
    this.hours = { bucket: last, of, by };
    return this.hours;
  }
}

const SPAN = 36;

function scale(counts: Float64Array, by: number): void {
  counts.forEach((count, at) => (counts[at] = count * by));
}
