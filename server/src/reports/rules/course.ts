/** What an incident was to bring after a moment, by its course up to it. Pure. */
import type { CourseCount } from '@heed/shared/bulletin-effect';
import {
  excessOf,
  FACTOR_ALPHA,
  HALF_LIFE_HOURS,
} from '../../projections/volume/expected-hours.fold';
import { quantile } from '../../projections/measure/negative-binomial.fold';

/** Nine of ten counts lie in the interval. */
const LOW = 0.05;
const HIGH = 0.95;
const DAYS_OF_WEEK = 7;
/** [F20] Where less than about so much an hour is usual, its ups and downs are chance. */
const SHAPE_FLOOR = 1;

/** The last hour before the moment, and what of it was usual. */
export interface HourBefore {
  readonly received: number;
  readonly usual: number;
}

/** How sure the usual week is: days of history, and relative variance of an hour's count. */
export interface UsualWeek {
  readonly days: number;
  readonly alpha: number;
}

/** An hour's count to come: its mean, and its relative variance around it. */
interface CourseHour {
  readonly mean: number;
  readonly alpha: number;
}

/**
 * [F20] The hours after the moment: what is usual in each, and of what the hour before exceeded its own
 * as much as the forecast of the wall carries on.
 */
export function courseAfter(
  { received, usual: usualBefore }: HourBefore,
  usualAfter: readonly number[],
  { days, alpha }: UsualWeek,
): CourseHour[] {
  const weeks = Math.max(1, days / DAYS_OF_WEEK);
  const excess = excessOf(received, { mean: usualBefore, alpha, weeks });
  return usualAfter.map((usual, index) => {
    const faded = excess * 0.5 ** ((index + 1) / HALF_LIFE_HOURS);
    const shape = (usual + SHAPE_FLOOR) / (usualBefore + SHAPE_FLOOR);
    const mean = Math.max(0, usual + faded * shape);
    return { mean, alpha: alpha + levelAlpha() + FACTOR_ALPHA * unusualOf(mean, usual) ** 2 };

    /** How unsure the level is: it rests on one hour's complaints, or on some weeks'. */
    function levelAlpha(): number {
      if (excess !== 0) return 1 / Math.max(1, received);
      return usual > 0 ? (alpha + 1 / usual) / weeks : 0;
    }
  });
}

/** [F20] The sum of hours that go off their mean together: an interval that is rather too wide. */
export function countOver(hours: readonly CourseHour[]): CourseCount {
  const mean = hours.reduce((sum, hour) => sum + hour.mean, 0);
  if (mean <= 0) return { mean: 0, low: 0, high: 0 };
  const spread = hours.reduce((sum, hour) => sum + Math.sqrt(hour.alpha) * hour.mean, 0);
  const alpha = (spread / mean) ** 2;
  return {
    mean: Math.round(mean * 10) / 10,
    low: quantile(LOW, mean, alpha),
    high: quantile(HIGH, mean, alpha),
  };
}

function unusualOf(mean: number, usual: number): number {
  const larger = Math.max(mean, usual);
  return larger === 0 ? 0 : Math.abs(mean - usual) / larger;
}
