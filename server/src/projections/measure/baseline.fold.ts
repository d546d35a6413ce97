/**
 * What is usual: complaints by local day and hour, and the mean of each hour of the week; of a holiday,
 * what holidays bring of a Sunday. Rests on whole days only: those of an import and those that the realm
 * itself has lived through.
 */
import { Holidays, MarkedDays, type DaysMarked } from './marked-days.fold';
import { quantile } from './negative-binomial.fold';
import { significant } from './rounding.fold';
import type { ZoneTime } from '../../kernel/zone-time';

/** Twelve weeks: older habits are forgotten. */
const NEWEST_DAYS = 84;
/** Whether enough is known is asked of these alone: history of long ago says nothing of today. */
const RECENT_DAYS = 60;
/** A holiday of the last year is compared with the Sundays of so many days before and after it. */
const HOLIDAYS_DAYS = 400;
const SUNDAYS_AROUND = 42;
const SUNDAY = 6;
const HOURS = 24;
const HOURS_OF_WEEK = 168;
const BUCKET = 300_000;
const BUCKETS_AN_HOUR = 12;
/** Relative variance where history is too short to say (as measured on cities' counts), and its bounds. */
const USUAL_ALPHA = 0.06;
const LEAST_ALPHA = 0.02;
const LARGEST_ALPHA = 1;
/** Nine of ten 5-minute counts lie in the band. */
const LOW = 0.05;
const HIGH = 0.95;

/** The usual week, as known at the beginning of a day. */
export interface Profile {
  /** Days of the last sixty that anything is known of. */
  readonly days: number;
  /** Mean of each hour of the week, from Monday 00:00. */
  readonly means: Float64Array;
  /** Relative variance of an hour's count around its mean, pooled over the week. */
  readonly alpha: number;
  /** What a holiday brings of a Sunday. */
  readonly holiday: number;
}

export interface Expected {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export type SavedBaseline = [day: number, hours: number[]][];

export class Baseline {
  private readonly days = new Map<number, number[]>();
  private profile: { readonly today: number; readonly profile: Profile } | null = null;
  private bands = new Map<number, Expected>();
  private marked: MarkedDays;

  constructor(
    private readonly zone: ZoneTime,
    saved: SavedBaseline = [],
    marked?: DaysMarked,
  ) {
    this.marked = new MarkedDays(marked);
    for (const [day, hours] of saved) this.days.set(day, hours);
  }

  add(time: number): void {
    const localHour = this.zone.localHour(time);
    const day = Math.floor(localHour / 24);
    const hours = this.days.get(day) ?? Array.from({ length: 24 }, () => 0);
    hours[localHour - day * 24] = (hours[localHour - day * 24] ?? 0) + 1;
    this.days.set(day, hours);
    // Today's complaints change nothing of what is usual until the day is over.
    if (this.profile && day < this.profile.today) this.profile = null;
  }

  /** Which days are not what their weekday says; a holiday teaches nothing of its weekday. */
  mark(days: DaysMarked): void {
    this.marked = new MarkedDays(days);
    this.profile = null;
  }

  marks(): DaysMarked {
    return this.marked.save();
  }

  /** The usual week, from the days that were over when `now`'s began. */
  at(now: number): Profile {
    const today = this.zone.localDay(now);
    if (this.profile?.today !== today) {
      this.profile = { today, profile: profileOf(this.days, this.marked, today) };
      this.bands = new Map();
    }
    return this.profile.profile;
  }

  /** For the 5 minutes that begin at `start`, with the band that holds nine of ten. */
  ofBucket(start: number, now: number): Expected {
    const profile = this.at(now);
    const local = this.zone.localHour(start);
    const known = this.bands.get(local);
    if (known) return known;
    const mean = this.hourly(profile, local) / BUCKETS_AN_HOUR;
    const expected = {
      expected: significant(mean, 3),
      low: quantile(LOW, mean, profile.alpha),
      high: quantile(HIGH, mean, profile.alpha),
    };
    this.bands.set(local, expected);
    return expected;
  }

  /** For the last 60 minutes, in steps of 5. */
  ofLastHour(now: number): number {
    const end = Math.floor(now / BUCKET) * BUCKET;
    return this.ofHour(end - BUCKETS_AN_HOUR * BUCKET, now);
  }

  /** For the 60 minutes from `start` on, as known at `now`: part of them may lie in another hour of the week. */
  ofHour(start: number, now: number): number {
    const profile = this.at(now);
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS_AN_HOUR; bucket += 1) {
      const local = this.zone.localHour(start + bucket * BUCKET);
      sum += this.hourly(profile, local) / BUCKETS_AN_HOUR;
    }
    return sum;
  }

  save(): SavedBaseline {
    return [...this.days];
  }

  /** The usual count of a local hour since 1970. */
  private hourly({ means, holiday }: Profile, local: number): number {
    const mean = means[this.marked.hourOfWeek(local)] ?? 0;
    return this.marked.isOff(Math.floor(local / HOURS)) ? mean * holiday : mean;
  }
}

type Days = ReadonlyMap<number, readonly number[]>;

function profileOf(days: Days, marked: MarkedDays, today: number): Profile {
  const within = (age: number) => [...days].filter(([day]) => day < today && day >= today - age);
  const counts = countsByHourOfWeek(within(NEWEST_DAYS), marked);
  const means = new Float64Array(HOURS_OF_WEEK);
  counts.forEach((values, hour) => {
    // A weekday that history lacks is taken for an average day.
    means[hour] = average(values.length > 0 ? values : sameHourOfDay(counts, hour));
  });
  return {
    days: within(RECENT_DAYS).length,
    means,
    alpha: pooledAlpha(counts, means),
    holiday: holidayShare(days, marked, today),
  };
}

function countsByHourOfWeek(
  days: readonly [number, readonly number[]][],
  marked: MarkedDays,
): number[][] {
  const counts = Array.from({ length: HOURS_OF_WEEK }, (): number[] => []);
  for (const [day, hours] of days) {
    if (marked.isOff(day)) continue;
    hours.forEach((count, hour) => counts[marked.hourOfWeek(day * HOURS + hour)]?.push(count));
  }
  return counts;
}

/** Each holiday that is over beside the Sundays around it: 1 until some have shown otherwise. */
function holidayShare(days: Days, marked: MarkedDays, today: number): number {
  const isOver = (day: number) => day < today && day >= today - HOLIDAYS_DAYS;
  const holidays = new Holidays();
  const sundays = [...days].filter(
    ([day]) => isOver(day) && !marked.isOff(day) && marked.weekday(day) === SUNDAY,
  );
  for (const day of marked.save().off) {
    const brought = days.get(day);
    if (!brought || !isOver(day)) continue;
    const around = sundays.filter(([other]) => Math.abs(other - day) <= SUNDAYS_AROUND);
    holidays.learn(total(brought), average(around.map(([, hours]) => total(hours))));
  }
  return holidays.factor;
}

function total(hours: readonly number[]): number {
  return hours.reduce((sum, count) => sum + count, 0);
}

function sameHourOfDay(counts: readonly number[][], hourOfWeek: number): number[] {
  return counts.filter((_, hour) => hour % 24 === hourOfWeek % 24).flat();
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By moments: what the squares exceed a Poisson's by, over the squared means. */
function pooledAlpha(counts: readonly number[][], means: Float64Array): number {
  let excess = 0;
  let scale = 0;
  counts.forEach((values, hour) => {
    const m = means[hour] ?? 0;
    if (values.length < 2) return;
    const squares = values.reduce((sum, value) => sum + (value - m) ** 2, 0);
    excess += squares - (values.length - 1) * m;
    scale += (values.length - 1) * m * m;
  });
  if (scale === 0) return USUAL_ALPHA;
  return Math.min(LARGEST_ALPHA, Math.max(LEAST_ALPHA, excess / scale));
}
