/** EARS C1 to C3 over weekly counts: how many deviations above the last seven (or those before the last two). */

/** A method's score for each tested week of a series; larger is more unusual. */
export type Scorer = (counts: readonly number[], firstTested: number) => number[];

const BASELINE = 7;
const LAG = 2;
/** A flat history would make any case infinitely unusual. */
const LEAST_DEVIATION = 0.5;

export const ears: Readonly<Record<'C1' | 'C2' | 'C3', Scorer>> = {
  C1: (counts, from) => weeks(counts, from).map((week) => deviations(counts, week, 0)),
  C2: (counts, from) => weeks(counts, from).map((week) => deviations(counts, week, LAG)),
  C3: (counts, from) =>
    weeks(counts, from).map((week) =>
      [0, 1, 2].reduce(
        (sum, back) => sum + Math.max(0, deviations(counts, week - back, LAG) - 1),
        0,
      ),
    ),
};

function weeks(counts: readonly number[], from: number): number[] {
  return Array.from({ length: counts.length - from }, (_, n) => from + n);
}

function deviations(counts: readonly number[], week: number, lag: number): number {
  const past = counts.slice(week - lag - BASELINE, week - lag);
  const mean = past.reduce((sum, count) => sum + count, 0) / BASELINE;
  const squares = past.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const deviation = Math.max(LEAST_DEVIATION, Math.sqrt(squares / (BASELINE - 1)));
  return ((counts[week] ?? 0) - mean) / deviation;
}
