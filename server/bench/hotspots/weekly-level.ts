/**
 * Counts of a period against a level that learns as it goes: a dynamic generalised linear model (West,
 * Harrison and Migon, 1985) with a log link on [1, time, two harmonics of a year] and a conjugate gamma
 * update, so that a period costs one pass over a 6 × 6 matrix. It stands here and not in the product, which
 * has no weekly test: this is what one would reach.
 */
import { chanceOfAtLeast, quantile } from '../../src/projections/measure/negative-binomial.fold';

const TERMS = 6;
const PERIODS_A_YEAR = 52;
/** What is kept of the precision from one period to the next. */
const DISCOUNT = 0.999;
/** A count above this quantile of what was expected teaches only as much as the quantile itself. */
const WINSORISED_AT = 0.99;
/** Until the level knows a year it takes what comes as it is. */
const LEARNING = PERIODS_A_YEAR;
/** The weight of a new period in the variance over the mean. */
const DISPERSION_WEIGHT = 0.005;
/** A surprise teaches the variance no more than this many times what it was: outbreaks of the past spoil it. */
const LARGEST_SURPRISE = 12;
const LEAST_DISPERSION = 1;
/** However quiet a series has been, a case or two of a week still teaches: a level of nothing would never learn. */
const LEAST_TAUGHT = 2;
/** Before any count: about one a period, within a factor of some twenty, and little of the rest. */
const PRIOR_VARIANCES = [2.5, 0.25, 0.3, 0.3, 0.1, 0.1];

/** What was expected of a period before its count was known. */
export interface Forecast {
  readonly mean: number;
  /** Relative variance: of the counts and of what is not yet known of their level. */
  readonly alpha: number;
}

export class WeeklyLevel {
  private readonly state = new Float64Array(TERMS);
  private readonly covariance = new Float64Array(TERMS * TERMS);
  private readonly terms = new Float64Array(TERMS);
  private readonly gain = new Float64Array(TERMS);
  private dispersion = LEAST_DISPERSION;
  private period = 0;

  constructor() {
    PRIOR_VARIANCES.forEach((variance, n) => {
      this.covariance[n * TERMS + n] = variance;
    });
  }

  /** Tells how unusual the count of the next period is (the chance of as many or more), then learns it. */
  chance(count: number): number {
    const { location, variance } = this.predict();
    const forecast = this.forecast(location, variance);
    const chance = midChance(count, forecast);
    this.learn(this.tamed(count, forecast), { location, variance, forecast });
    this.period += 1;
    return chance;
  }

  /** Location and variance of the logarithm of the period's level. */
  private predict(): { location: number; variance: number } {
    const { terms, gain, covariance, state } = this;
    const year = this.period / PERIODS_A_YEAR;
    terms[0] = 1;
    terms[1] = year / 10;
    for (let j = 1; j <= 2; j += 1) {
      terms[2 * j] = Math.cos(2 * Math.PI * j * year);
      terms[2 * j + 1] = Math.sin(2 * Math.PI * j * year);
    }
    let location = 0;
    let variance = 0;
    for (let row = 0; row < TERMS; row += 1) {
      let sum = 0;
      for (let column = 0; column < TERMS; column += 1) {
        const at = row * TERMS + column;
        covariance[at] = (covariance[at] ?? 0) / DISCOUNT;
        sum += (covariance[at] ?? 0) * (terms[column] ?? 0);
      }
      gain[row] = sum;
      location += (state[row] ?? 0) * (terms[row] ?? 0);
      variance += sum * (terms[row] ?? 0);
    }
    return { location, variance };
  }

  private forecast(location: number, variance: number): Forecast {
    const mean = Math.exp(location + Math.min(1, variance) / 2);
    return { mean, alpha: (this.dispersion - 1) / mean + Math.min(1, variance) };
  }

  private tamed(count: number, { mean, alpha }: Forecast): number {
    if (this.period < LEARNING || count <= mean) return count;
    return Math.min(count, Math.max(LEAST_TAUGHT, quantile(WINSORISED_AT, mean, alpha)));
  }

  /** The prior of the level as a gamma, the count folded in, and the difference back onto the terms. */
  private learn(
    count: number,
    { location, variance, forecast }: { location: number; variance: number; forecast: Forecast },
  ): void {
    const shape = inverseTrigamma(variance);
    const rate = Math.exp(digamma(shape) - location);
    const newShape = shape + count / this.dispersion;
    const newRate = rate + 1 / this.dispersion;
    const shift = (digamma(newShape) - Math.log(newRate) - location) / variance;
    const shrink = (1 - trigamma(newShape) / variance) / variance;
    for (let row = 0; row < TERMS; row += 1) {
      const towards = this.gain[row] ?? 0;
      this.state[row] = (this.state[row] ?? 0) + towards * shift;
      for (let column = 0; column < TERMS; column += 1) {
        const at = row * TERMS + column;
        this.covariance[at] =
          (this.covariance[at] ?? 0) - towards * (this.gain[column] ?? 0) * shrink;
      }
    }
    this.learnDispersion(count, forecast.mean, Math.min(1, variance));
  }

  private learnDispersion(count: number, mean: number, variance: number): void {
    if (this.period < TERMS * 2) return;
    const away = (count - mean) ** 2 / (mean + variance * mean * mean);
    const seen = Math.min(away, LARGEST_SURPRISE * this.dispersion);
    const weight = Math.max(DISPERSION_WEIGHT, 1 / (this.period - TERMS * 2 + 10));
    this.dispersion = Math.max(
      LEAST_DISPERSION,
      this.dispersion + weight * (seen - this.dispersion),
    );
  }
}

/** Halves the chance of exactly this count: small counts would otherwise never reach their level. */
function midChance(count: number, { mean, alpha }: Forecast): number {
  const atLeast = chanceOfAtLeast(count, mean, alpha);
  return (atLeast + chanceOfAtLeast(count + 1, mean, alpha)) / 2;
}

function digamma(value: number): number {
  let x = value;
  let sum = 0;
  for (; x < 6; x += 1) sum -= 1 / x;
  const inverse = 1 / (x * x);
  return sum + Math.log(x) - 0.5 / x - inverse * (1 / 12 - inverse * (1 / 120 - inverse / 252));
}

function trigamma(value: number): number {
  let x = value;
  let sum = 0;
  for (; x < 6; x += 1) sum += 1 / (x * x);
  const inverse = 1 / (x * x);
  return sum + 1 / x + inverse / 2 + (inverse / x) * (1 / 6 - inverse * (1 / 30 - inverse / 42));
}

/** By Newton's steps from a start that is right for small and for large values. */
function inverseTrigamma(value: number): number {
  let x = value > 1 ? 1 / Math.sqrt(value) : 1 / value + 0.5;
  for (let step = 0; step < 6; step += 1) {
    const now = trigamma(x);
    const slope = trigamma(x + 1e-5 * x) - now;
    const next = x - ((now - value) * 1e-5 * x) / slope;
    x = next > 0 ? next : x / 2;
  }
  return x;
}
