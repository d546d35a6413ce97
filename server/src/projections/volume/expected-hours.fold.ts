/**
 * What the next hours bring: the usual mean times a factor of today. Of the last hour's deviation as much
 * carries on as chance doesn't explain, and it fades by half in so many hours. And how long the backlog
 * takes at the pace of the last hours.
 */
import type { ForecastHour } from '@heed/shared/board';
import { quantile } from '../measure/negative-binomial.fold';
import { significant } from '../measure/rounding.fold';

/** Eight of ten counts lie in the interval. */
const LOW = 0.1;
const HIGH = 0.9;
/** A deviation within two of its own standard deviations is chance. */
const CHANCE = 2 ** 2;
/**
 * Measured over the three days of Houston's flood of 2017: half-lives of 4 and of 6 hours err least, one and
 * three hours ahead, and 6 leaves fewer counts outside the interval. In the 22 quiet weeks before, the
 * factor hardly ever leaves 1, and the half-life makes no difference.
 */
export const HALF_LIFE_HOURS = 6;
/** Relative variance of a factor's own course from hour to hour, for the part of it that is unusual. */
export const FACTOR_ALPHA = 0.12;

/** What is usual in one hour, and how far its counts scatter around it. */
export interface UsualHour {
  readonly mean: number;
  /** Relative variance of a count around its mean. */
  readonly alpha: number;
  /** Weeks of history that the mean rests on. */
  readonly weeks: number;
}

/** Today's volume as a multiple of the usual: 1 where chance explains the last hour. */
export function factorOf(received: number, usual: UsualHour): number {
  return usual.mean <= 0 ? 1 : 1 + excessOf(received, usual) / usual.mean;
}

/** By how much the last hour was off the usual, as far as chance doesn't explain it. */
export function excessOf(received: number, usual: UsualHour): number {
  const off = received - usual.mean;
  if (off === 0) return 0;
  const variance = usual.mean + alphaAhead(usual) * usual.mean ** 2;
  return Math.max(0, 1 - (CHANCE * variance) / off ** 2) * off;
}

/** The count of an hour that ends so many hours from now, with the interval that holds eight of ten. */
export function hourAhead(usual: UsualHour, factorNow: number, hours: number): ForecastHour {
  const factor = 1 + (factorNow - 1) * 0.5 ** (hours / HALF_LIFE_HOURS);
  const mean = usual.mean * factor;
  const unusual = (factor - 1) / Math.max(1, factor);
  const alpha = alphaAhead(usual) + FACTOR_ALPHA * unusual ** 2;
  return {
    expected: significant(mean, 3),
    low: quantile(LOW, mean, alpha),
    high: quantile(HIGH, mean, alpha),
  };
}

/** Hours until nothing is open, while the backlog shrank by so much in the hours before; null where it doesn't. */
export function hoursToClear(open: number, grown: number, hours: number): number | null {
  if (open === 0) return 0;
  return grown >= 0 ? null : significant((open / -grown) * hours, 2);
}

/** A mean of few weeks is itself uncertain: a count to come scatters by that as well. */
function alphaAhead({ mean, alpha, weeks }: UsualHour): number {
  return mean <= 0 ? alpha : alpha + (alpha + 1 / mean) / weeks;
}
