/** The quantity ramp: five steps of one cool hue, and nothing below the first. */

/** Observed ÷ expected from which each step begins. */
export const RATIO_STEPS = [2, 3, 6, 12, 24] as const;
/** Fewer than these are chance, whatever they are compared with. */
export const LEAST_COUNT = 3;
/** The tokens of the ramp, palest quantity first. */
export const RAMP_TOKENS = ['--q1', '--q2', '--q3', '--q4', '--q5'] as const;

const NICE = [1, 1.5, 2, 3, 5, 7.5, 10];

/** The highest step that the value reaches; null where it reaches none. */
export function rampStep(value: number, steps: readonly number[]): number | null {
  const step = steps.findLastIndex((from) => value >= from);
  return step === -1 ? null : step;
}

/** Steps for bare counts, each twice the one before, so that the largest count reaches the last one. */
export function countSteps(largest: number): number[] {
  if (largest < 16) return [1, 2, 3, 5, 8];
  const least = niceBelow(largest / 16);
  return [1, 2, 4, 8, 16].map((times) => Math.round(least * times));
}

function niceBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = NICE.findLast((candidate) => candidate * power <= value) ?? 1;
  return Math.max(1, nice * power);
}
