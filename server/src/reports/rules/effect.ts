/** What complaints did around a bulletin's publication, beside what is usual at that hour. Pure. */
import type { ReportBulletin } from '@heed/shared/report-figures';

export const ARRIVAL_STEP = 300_000;
const HOUR = 3_600_000;
/** Over so long a time the fall is measured: shorter ones jump. */
const SPAN = 1_800_000;
/** [F10] Fewer complaints in the hour before say nothing of a fall. */
export const LEAST_BEFORE = 10;
/** [F10] Later than this nobody would call it the bulletin's effect. */
export const LONGEST_WAIT = 12 * HOUR;

/** Complaints by their 5 minutes: keys are their beginnings, in milliseconds. */
export type Arrivals = ReadonlyMap<number, number>;

/** What 5 minutes usually bring; null without a baseline. */
export type Usual = ((start: number) => number) | null;

export type Effect = Pick<
  ReportBulletin,
  'before' | 'after' | 'expected' | 'halfMinutes' | 'halfWhy'
>;

/** [F9] [F10] `end` is when the report's knowledge ends. */
export function effectOf(
  publishedAt: number,
  arrivals: Arrivals,
  { usual, end }: { readonly usual: Usual; readonly end: number },
): Effect {
  const published = stepOf(publishedAt);
  const hours = [-1, 0, 1, 2].map((n) => published + n * HOUR);
  const counts = hours.map((from) => countIn(arrivals, from, from + HOUR));
  const [before = 0, ...after] = counts;
  return {
    before,
    after: after.map((count, n) => (published + (n + 1) * HOUR <= end ? count : null)),
    expected: usual && hours.map((from) => round(expectedIn(usual, from, from + HOUR))),
    ...halving(published, { arrivals, usual, end, before }),
  };
}

interface Course {
  readonly arrivals: Arrivals;
  readonly usual: Usual;
  readonly end: number;
  readonly before: number;
}

/** [F10] */
function halving(
  published: number,
  { arrivals, usual, end, before }: Course,
): Pick<Effect, 'halfMinutes' | 'halfWhy'> {
  const excessBefore = before - expectedIn(usual, published - HOUR, published);
  if (excessBefore < LEAST_BEFORE) return { halfMinutes: null, halfWhy: 'too-few' };
  const last = Math.min(end, published + LONGEST_WAIT);
  for (let at = published + SPAN; at <= last; at += ARRIVAL_STEP) {
    const excess =
      (countIn(arrivals, at - SPAN, at) - expectedIn(usual, at - SPAN, at)) * (HOUR / SPAN);
    if (excess <= excessBefore / 2) {
      return { halfMinutes: (at - published) / 60_000, halfWhy: null };
    }
  }
  return { halfMinutes: null, halfWhy: 'not-reached' };
}

/** The 5 minutes in which a moment lies, in milliseconds. */
export function stepOf(moment: number): number {
  return Math.floor(moment / ARRIVAL_STEP) * ARRIVAL_STEP;
}

export function countIn(arrivals: Arrivals, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += ARRIVAL_STEP) sum += arrivals.get(at) ?? 0;
  return sum;
}

/** What is usual from one time to another; 0 without a baseline. */
export function expectedIn(usual: Usual, from: number, to: number): number {
  if (usual === null) return 0;
  let sum = 0;
  for (let at = from; at < to; at += ARRIVAL_STEP) sum += usual(at);
  return sum;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
