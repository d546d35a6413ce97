/**
 * The negative binomial by its mean and its relative variance: variance = mean + alpha · mean².
 * A Poisson would call too much a surprise: complaints come in clumps (`alpha` about 0.06).
 */

/** Below this the distribution is a Poisson for all that a board can show. */
const LEAST_ALPHA = 1e-6;
const ENOUGH = 1e-16;
/** Smaller terms lose their digits, and then never shrink any more. */
const LEAST_TERM = 1e-300;
/** Where no count may have a chance that can be written, the distribution is near to a normal. */
const LARGE = 500;

/** Chance of `count` or more. */
export function chanceOfAtLeast(count: number, mean: number, alpha: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  // Whichever tail is the shorter is summed, so that small chances keep their digits.
  return count > mean ? sumUpwards(count, mean, alpha) : 1 - sumBelow(count, mean, alpha);
}

/** The smallest count whose chance of not being exceeded is at least `level`. */
export function quantile(level: number, mean: number, alpha: number): number {
  if (mean <= 0) return 0;
  if (mean > LARGE) return normalQuantile(level, mean, alpha);
  let count = 0;
  let term = Math.exp(logChanceOf(0, mean, alpha));
  let sum = term;
  const limit = mean + 50 * Math.sqrt(mean + alpha * mean * mean) + 50;
  while (sum < level && count < limit) {
    term *= nextRatio(count, mean, alpha);
    sum += term;
    count += 1;
  }
  return count;
}

/** Bailey's approximation of the normal's quantile, to three digits: enough for a bound of thousands. */
function normalQuantile(level: number, mean: number, alpha: number): number {
  const z = (level ** 0.135 - (1 - level) ** 0.135) / 0.1975;
  return Math.max(0, Math.ceil(mean + z * Math.sqrt(mean + alpha * mean * mean)));
}

function sumUpwards(count: number, mean: number, alpha: number): number {
  let term = Math.exp(logChanceOf(count, mean, alpha));
  let sum = 0;
  for (let at = count; term > LEAST_TERM && term > sum * ENOUGH; at += 1) {
    sum += term;
    term *= nextRatio(at, mean, alpha);
  }
  return Math.min(1, sum);
}

function sumBelow(count: number, mean: number, alpha: number): number {
  let term = Math.exp(logChanceOf(count - 1, mean, alpha));
  let sum = 0;
  for (let at = count - 1; at >= 0 && term > LEAST_TERM && term > sum * ENOUGH; at -= 1) {
    sum += term;
    if (at > 0) term /= nextRatio(at - 1, mean, alpha);
  }
  return Math.min(1, sum);
}

/** Chance of `count` + 1 over the chance of `count`. */
function nextRatio(count: number, mean: number, alpha: number): number {
  const size = 1 / Math.max(alpha, LEAST_ALPHA);
  return ((count + size) / (count + 1)) * (mean / (size + mean));
}

function logChanceOf(count: number, mean: number, alpha: number): number {
  const size = 1 / Math.max(alpha, LEAST_ALPHA);
  return (
    logGamma(count + size) -
    logGamma(size) -
    logGamma(count + 1) -
    size * Math.log1p(mean / size) +
    (count === 0 ? 0 : count * Math.log(mean / (size + mean)))
  );
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function of a positive number: Lanczos' series of 9 terms. */
export function logGamma(value: number): number {
  // The series holds from a half on: small arguments are taken a step up.
  if (value < 0.5) return logGamma(value + 1) - Math.log(value);
  const x = value - 1;
  let series = 0.99999999999980993;
  LANCZOS.forEach((coefficient, index) => {
    series += coefficient / (x + index + 1);
  });
  const shifted = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(shifted) - shifted + Math.log(series);
}
