/** Surges put into a city: two hours in which one cell has a multiple of its usual rate. */
import {
  BUCKETS_A_DAY,
  BUCKETS_AN_HOUR,
  CATEGORIES,
  CELLS,
  type City,
  type CityMaker,
} from './city';
import { Random } from './random';

export const SURGE_BUCKETS = 2 * BUCKETS_AN_HOUR;
/** Another surge of the same district is at least this far away, so that a find has one cause. */
const APART = 6 * BUCKETS_AN_HOUR;
const TRIES = 400;
/** Where usually so many come in an hour a surge is as likely as anywhere; with less in proportion. */
const BUSY_HOUR = 2;

export interface Injection {
  readonly cell: number;
  /** The bucket in which it begins, counted from the first of the days it was put into. */
  readonly start: number;
}

/**
 * Where and when: where people are, never two at once in a district, none that would end after the last
 * day. With this the rivals find about what `performance.md` 2.3 found with them (EWMA .37 at ×5 and .71 at
 * ×10, the hand rule .06 and .48); ours was not used to set it.
 */
export function planned(
  seed: number,
  count: number,
  { maker, firstDay, days }: { maker: CityMaker; firstDay: number; days: number },
): Injection[] {
  const random = new Random(seed);
  const all: Injection[] = [];
  const last = days * BUCKETS_A_DAY - SURGE_BUCKETS;
  for (let tries = 0; all.length < count && tries < count * TRIES; tries += 1) {
    const injection = { cell: random.below(CELLS), start: random.below(last) };
    const rate = maker.rate(firstDay * BUCKETS_A_DAY + injection.start, injection.cell);
    if (random.uniform() >= (rate * BUCKETS_AN_HOUR) / BUSY_HOUR) continue;
    const near = all.some(
      (other) =>
        districtOf(other) === districtOf(injection) &&
        Math.abs(other.start - injection.start) < APART,
    );
    if (!near) all.push(injection);
  }
  return all;
}

export function districtOf({ cell }: { readonly cell: number }): number {
  return Math.floor(cell / CATEGORIES);
}

/** A copy of the days with each surge on top: `times` the usual, hence `times` − 1 more. */
export function withSurges(
  { counts, days }: City,
  injections: readonly Injection[],
  surge: {
    readonly seed: number;
    readonly times: number;
    readonly maker: CityMaker;
    /** The day, counted from day 0, with which these days begin. */
    readonly firstDay: number;
    readonly factors?: Float64Array;
  },
): City {
  const random = new Random(surge.seed);
  const more = counts.slice();
  for (const { cell, start } of injections) {
    for (let bucket = start; bucket < start + SURGE_BUCKETS; bucket += 1) {
      const usual = surge.maker.rate(surge.firstDay * BUCKETS_A_DAY + bucket, cell);
      const mean = usual * (surge.factors?.[cell] ?? 1) * (surge.times - 1);
      const index = bucket * CELLS + cell;
      more[index] = (more[index] ?? 0) + random.poisson(mean);
    }
  }
  return { counts: more, days };
}
