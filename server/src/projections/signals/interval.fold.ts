/** In how many days a board of so many tests a day shows one so unusual by chance. */

const LONGEST_INTERVAL = 36_500;

export function intervalOf(chance: number, tests: number): number {
  return chance <= 0 ? LONGEST_INTERVAL : Math.min(LONGEST_INTERVAL, 1 / (chance * tests));
}
