/**
 * How many tests in their own right a board makes in a day. Neighbouring readings of sliding windows are
 * alike, and so are overlapping zones; and a stream so thin that three complaints are already beyond any
 * threshold can hardly ever give a false alarm. `INDEPENDENT` was measured by simulating quiet cities
 * from the fitted negative binomial (`pnpm bench hotspots`): a simulation at each turn of a day would
 * stop the folds for about a second, and gave the same number from board to board.
 */
import type { Counters } from './counters.fold';
import { ALL, CITY, type Names } from './names.fold';
import { asks } from './verdict.fold';

const READINGS_A_DAY = 288;
const WINDOWS = 3;
const INDEPENDENT = 0.11;
/** Buckets of the longest window. */
const LONGEST = 36;
/** Usual complaints of the longest window below which three are beyond every threshold. */
const THIN = 0.05;
const RINGS = [7, 19];
/** Eight times the usual: of a larger crisis nearly all comes from the few places that are hit. */
const MOST_STEPS = 3;

/** In a crisis of so many times the `volume` the thin streams are thin no more. */
export function testsADay(names: Names, counters: Counters, volume: number): number {
  let cells = 0;
  for (let stream = 0; stream < counters.size; stream += 1) {
    const zone = counters.zone[stream] ?? CITY;
    const expected = (counters.level[stream] ?? 0) * LONGEST * volume;
    if (asks('surge', zone, names)) cells += chances(expected);
    if (!asks('hotspot', zone, names)) continue;
    cells += chances(expected);
    if (names.of(zone)?.kind !== 'cell') continue;
    for (const size of RINGS) cells += chances(expected * size);
  }
  return Math.max(1, cells * READINGS_A_DAY * WINDOWS * INDEPENDENT);
}

/** How many times the usual the city brings in three hours: in steps of two, and never below one. */
export function volumeNow(counters: Counters, usual: number): number {
  const seen = counters.sum(counters.find(CITY, ALL), WINDOWS - 1);
  const steps = Math.round(Math.log2((seen + 1) / (usual + 1)));
  return 2 ** Math.min(MOST_STEPS, Math.max(0, steps));
}

/** Three of `expected`, cubed as the chance of three is: 1 where thinness doesn't count. */
function chances(expected: number): number {
  return Math.min(1, (expected / THIN) ** 3);
}
