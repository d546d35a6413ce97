/** Draws a week from counts: few days say little of one hour, so that each hour leans on those like it. */

export const HOURS_OF_WEEK = 168;
const HOURS = 24;
const WORKDAYS = 5;
/** Relative variance of hours where history is too short to say, and its bounds. */
const USUAL_ALPHA = 0.06;
const LEAST_ALPHA = 0.01;
const LARGEST_ALPHA = 1;
/** How far an hour of the week strays from what its weekday and its hour of the day make of it. */
const OWN_WAY = 0.01;
/** How much of a weekday's difference from others like it is taken for more than chance. */
const WEEKDAY_TRUST = 0.5;
/** Counts beyond so many standard deviations are a crisis and no habit. */
const UNUSUAL = 3;
/** An hour of the day in which nothing ever came is a quiet one, not an impossible one. */
const UNSEEN = 0.5;
/** Complaints that a subject's hours need before they have their own way. */
const SUBJECT_PRIOR = 30;

export interface CityWeek {
  /** By hour from Monday 00:00, over the mean hour. */
  readonly shape: number[];
  /** Complaints of the mean hour. */
  readonly hourly: number;
  readonly alpha: number;
  /** By weekday: how many days it rests on, aged ones for less. */
  readonly daysKnown: number[];
  /** By hour of the week: how many complaints its shape rests on. */
  readonly support: number[];
}

export interface KnownDay {
  /** As which it counts; 0 for Monday. */
  readonly weekday: number;
  readonly hours: readonly number[];
  readonly weight: number;
}

/** The whole city's week. What was unusual is brought down to what is still usual, and drawn again. */
export function cityWeek(days: readonly KnownDay[]): CityWeek {
  const first = drawn(days, () => Infinity);
  return drawn(days, (hour) => {
    const mean = (first.shape[hour] ?? 0) * first.hourly;
    return mean + UNUSUAL * Math.sqrt(mean + Math.max(USUAL_ALPHA, first.alpha) * mean * mean);
  });
}

/** A subject's week: the city's, bent by how the subject's hours of workdays and of weekends differ. */
export function subjectWeek(
  counts: Float64Array,
  city: Float64Array,
  daysKnown: readonly number[],
): Float64Array {
  const exposed = city.map((part, hour) => part * (daysKnown[weekdayOf(hour)] ?? 0));
  const level = sum(counts) / Math.max(1e-9, sum(exposed));
  const bend = [true, false].map((workday) => {
    const seen = byHourOfDay(counts, workday);
    const usual = byHourOfDay(exposed, workday);
    return Array.from({ length: HOURS }, (_, hour) => {
      const there = smoothed(seen, hour) + SUBJECT_PRIOR;
      return there / (smoothed(usual, hour) * level + SUBJECT_PRIOR);
    });
  });
  return city.map((part, hour) => {
    const of = weekdayOf(hour) < WORKDAYS ? bend[0] : bend[1];
    return part * (of?.[hour % HOURS] ?? 1);
  });
}

function drawn(days: readonly KnownDay[], limit: (hourOfWeek: number) => number): CityWeek {
  const counts = new Float64Array(HOURS_OF_WEEK);
  const daysKnown = Array.from({ length: 7 }, () => 0);
  const times = Array.from({ length: 7 }, () => 0);
  for (const { weekday, hours, weight } of days) {
    daysKnown[weekday] = (daysKnown[weekday] ?? 0) + weight;
    times[weekday] = (times[weekday] ?? 0) + 1;
    hours.forEach((count, hour) => {
      const at = weekday * HOURS + hour;
      counts[at] = (counts[at] ?? 0) + Math.min(count, limit(at)) * weight;
    });
  }
  const means = meansOf(counts, daysKnown, times);
  const hourly = sum(means) / HOURS_OF_WEEK;
  const shape = [...means].map((mean) => (hourly === 0 ? 0 : mean / hourly));
  const [workday, weekend] = [byHourOfDay(counts, true), byHourOfDay(counts, false)];
  const support = shape.map((_, hour) => {
    const hours = weekdayOf(hour) < WORKDAYS ? workday : weekend;
    return UNSEEN + (hours[hour % HOURS] ?? 0);
  });
  return { shape, hourly, alpha: alphaOf(days, means, limit), daysKnown, support };
}

function meansOf(
  counts: Float64Array,
  daysKnown: readonly number[],
  times: readonly number[],
): Float64Array {
  const exposed = new Float64Array(HOURS_OF_WEEK).map((_, hour) => daysKnown[weekdayOf(hour)] ?? 0);
  const types = [true, false].map((workday) => {
    const known = sum(byHourOfDay(exposed, workday)) > 0;
    const is = known ? workday : !workday;
    const over = byHourOfDay(exposed, is);
    return byHourOfDay(counts, is).map((count, hour) => {
      const exposure = over[hour] ?? 0;
      return exposure === 0 ? 0 : (count + UNSEEN) / exposure;
    });
  });
  return counts.map((count, hour) => {
    const weekday = weekdayOf(hour);
    const type = (weekday < WORKDAYS ? types[0] : types[1]) ?? [];
    const known = daysKnown[weekday] ?? 0;
    const typical = type[hour % HOURS] ?? 0;
    if (known === 0 || typical === 0) return typical;
    const ofDay = sum(counts.subarray(weekday * HOURS, (weekday + 1) * HOURS)) / known;
    const factor = 1 + WEEKDAY_TRUST * (ofDay / sum(type) - 1);
    const separate = typical * factor;
    const noise = 1 / Math.max(1, count) + USUAL_ALPHA / Math.max(1, times[weekday] ?? 0);
    return separate + (OWN_WAY / (OWN_WAY + noise)) * (count / known - separate);
  });
}

/** By moments: what the squares exceed a Poisson's by, over the squared means. */
function alphaOf(
  days: readonly KnownDay[],
  means: Float64Array,
  limit: (hourOfWeek: number) => number,
): number {
  let excess = 0;
  let scale = 0;
  for (const { weekday, hours, weight } of days) {
    const first = weekday * HOURS;
    hours.forEach((count, hour) => {
      const mean = means[first + hour] ?? 0;
      const seen = Math.min(count, limit(first + hour));
      excess += weight * ((seen - mean) ** 2 - mean);
      scale += weight * mean * mean;
    });
  }
  if (days.length < 7 || scale === 0) return USUAL_ALPHA;
  return Math.min(LARGEST_ALPHA, Math.max(LEAST_ALPHA, excess / scale));
}

function byHourOfDay(week: Float64Array, workday: boolean): number[] {
  const hours = Array.from({ length: HOURS }, () => 0);
  week.forEach((value, hour) => {
    if (weekdayOf(hour) < WORKDAYS === workday) {
      hours[hour % HOURS] = (hours[hour % HOURS] ?? 0) + value;
    }
  });
  return hours;
}

function smoothed(hours: readonly number[], hour: number): number {
  const at = (index: number) => hours[(index + HOURS) % HOURS] ?? 0;
  return (at(hour - 1) + 2 * at(hour) + at(hour + 1)) / 4;
}

function weekdayOf(hourOfWeek: number): number {
  return Math.floor(hourOfWeek / HOURS);
}

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}
