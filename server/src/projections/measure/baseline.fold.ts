/**
 * What is usual: complaints by local day and hour, and the mean of each hour of the week.
 * Rests on whole days only: those of an import and those that the realm itself has lived through.
 */
import { quantile } from './negative-binomial.fold';
import { significant } from './rounding.fold';
import { hourOfWeekOf, type ZoneTime } from '../../kernel/zone-time';

/** Twelve weeks: older habits are forgotten. */
const NEWEST_DAYS = 84;
/** Whether enough is known is asked of these alone: history of long ago says nothing of today. */
const RECENT_DAYS = 60;
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

  constructor(
    private readonly zone: ZoneTime,
    saved: SavedBaseline = [],
  ) {
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

  /** The usual week, from the days that were over when `now`'s began. */
  at(now: number): Profile {
    const today = this.zone.localDay(now);
    if (this.profile?.today !== today) {
      this.profile = { today, profile: profileOf([...this.days], today) };
      this.bands = new Map();
    }
    return this.profile.profile;
  }

  /** For the 5 minutes that begin at `start`, with the band that holds nine of ten. */
  ofBucket(start: number, now: number): Expected {
    const profile = this.at(now);
    const hour = this.zone.hourOfWeek(start);
    const known = this.bands.get(hour);
    if (known) return known;
    const mean = (profile.means[hour] ?? 0) / BUCKETS_AN_HOUR;
    const expected = {
      expected: significant(mean, 3),
      low: quantile(LOW, mean, profile.alpha),
      high: quantile(HIGH, mean, profile.alpha),
    };
    this.bands.set(hour, expected);
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
      const hour = this.zone.hourOfWeek(start + bucket * BUCKET);
      sum += (profile.means[hour] ?? 0) / BUCKETS_AN_HOUR;
    }
    return sum;
  }

  save(): SavedBaseline {
    return [...this.days];
  }
}

function profileOf(days: readonly [number, readonly number[]][], today: number): Profile {
  const within = (age: number) => days.filter(([day]) => day < today && day >= today - age);
  const counts = countsByHourOfWeek(within(NEWEST_DAYS));
  const means = new Float64Array(HOURS_OF_WEEK);
  counts.forEach((values, hour) => {
    // A weekday that history lacks is taken for an average day.
    means[hour] = average(values.length > 0 ? values : sameHourOfDay(counts, hour));
  });
  return { days: within(RECENT_DAYS).length, means, alpha: pooledAlpha(counts, means) };
}

function countsByHourOfWeek(days: readonly [number, readonly number[]][]): number[][] {
  const counts = Array.from({ length: HOURS_OF_WEEK }, (): number[] => []);
  for (const [day, hours] of days) {
    hours.forEach((count, hour) => counts[hourOfWeekOf(day * 24 + hour)]?.push(count));
  }
  return counts;
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
