/**
 * The beta-binomial: how likely a zone brings `count` or more of `total`, where its share strays from
 * `share` with a relative variance `alpha`. Beside the others' volume as an estimate, this holds for any
 * volume: where a zone is a large part of the city the others alone say too little.
 */
import { logGamma } from '../measure/negative-binomial.fold';

const ENOUGH = 1e-16;
const LEAST_TERM = 1e-300;
const LEAST_ALPHA = 1e-6;

export function chanceOfShare(
  count: number,
  {
    total,
    share,
    alpha,
  }: { readonly total: number; readonly share: number; readonly alpha: number },
): number {
  if (count <= total * share || share >= 1) return 1;
  if (share <= 0) return 0;
  const weight = Math.max(
    LEAST_ALPHA,
    1 / (Math.max(alpha, LEAST_ALPHA) * share * (1 - share)) - 1,
  );
  const [a, b] = [share * weight, (1 - share) * weight];
  let term = Math.exp(
    logChoose(total, count) + logBeta(count + a, total - count + b) - logBeta(a, b),
  );
  let sum = 0;
  for (let at = count; at <= total && term > LEAST_TERM && term > sum * ENOUGH; at += 1) {
    sum += term;
    term *= ((total - at) * (at + a)) / ((at + 1) * (total - at - 1 + b));
  }
  return Math.min(1, sum);
}

function logChoose(total: number, count: number): number {
  return logGamma(total + 1) - logGamma(count + 1) - logGamma(total - count + 1);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
