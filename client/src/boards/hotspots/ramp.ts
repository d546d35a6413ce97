/** The quantity ramp: five steps of one cool hue, and nothing below the first. */

/** Observed ÷ expected from which each step begins. */
export const RATIO_STEPS = [2, 3, 6, 12, 24] as const;
/** Fewer than these are chance, whatever they are compared with. */
export const LEAST_COUNT = 3;
/** The tokens of the ramp, palest quantity first. */
export const RAMP_TOKENS = ['--q1', '--q2', '--q3', '--q4', '--q5'] as const;

/**
 * Where the steps for bare counts begin, as shares of the largest: by doubling, as those for ratios,
 * since one place that stands out would leave all others on the darkest step.
 */
const SHARES = [0.08, 0.13, 0.25, 0.5, 0.85];
const NICE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The highest step that the value reaches; null where it reaches none. */
export function rampStep(value: number, steps: readonly number[]): number | null {
  const step = steps.findLastIndex((from) => value >= from);
  return step === -1 ? null : step;
}

/** Steps for bare counts; they follow the largest in strides, so that the legend rests while counts move. */
export function countSteps(largest: number): number[] {
  const top = niceAbove(largest);
  return SHARES.map((share, index) => Math.max(Math.round(top * share), index + 1));
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return (NICE.find((nice) => nice * power >= value) ?? 10) * power;
}
