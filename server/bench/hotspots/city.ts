/**
 * An invented city's complaints in 5-minute buckets: 60 districts × 12 categories, 20,000 a day, with a
 * week of its own for each category, and days and hours that clump more than a Poisson would.
 */
import { Random } from './random';

export const DISTRICTS = 60;
export const CATEGORIES = 12;
export const CELLS = DISTRICTS * CATEGORIES;
export const BUCKETS_AN_HOUR = 12;
export const BUCKETS_A_DAY = 288;
const A_DAY = 20_000;
const HOURS_OF_WEEK = 168;
/** Relative variances: of the city's day, of a category's day, and of each cell's hour. */
const CLUMPS = { cityDay: 0.005, categoryDay: 0.01, cellHour: 0.05 };
/** How unequal districts and categories are: the deviation of their logarithms. */
const UNEQUAL = { districts: 0.4, categories: 0.7 };

/** Complaints of each cell in each bucket, from day 0, bucket by bucket. */
export interface City {
  readonly counts: Uint16Array;
  readonly days: number;
}

/** Makes the rates once; days are drawn from them one after the other. */
export class CityMaker {
  private readonly random: Random;
  /** Mean of each cell in each hour of the week. */
  private readonly rates = new Float64Array(HOURS_OF_WEEK * CELLS);

  constructor(seed: number) {
    this.random = new Random(seed);
    const districts = weights(this.random, DISTRICTS, UNEQUAL.districts);
    const categories = weights(this.random, CATEGORIES, UNEQUAL.categories);
    categories.forEach((category, c) => {
      const week = usualWeek(this.random);
      districts.forEach((district, d) => {
        for (let hour = 0; hour < HOURS_OF_WEEK; hour += 1) {
          this.rates[hour * CELLS + d * CATEGORIES + c] =
            A_DAY * 7 * district * category * (week[hour] ?? 0);
        }
      });
    });
  }

  /** `factors` multiply the rate of each cell, all day: a crisis. */
  days(first: number, days: number, factors?: Float64Array): City {
    const counts = new Uint16Array(days * BUCKETS_A_DAY * CELLS);
    for (let day = 0; day < days; day += 1) {
      const cityDay = this.random.clump(CLUMPS.cityDay);
      const ofCategory = Array.from(
        { length: CATEGORIES },
        () => cityDay * this.random.clump(CLUMPS.categoryDay),
      );
      for (let hour = 0; hour < 24; hour += 1) {
        const usual = (((first + day) * 24 + hour) % HOURS_OF_WEEK) * CELLS;
        const from = (day * BUCKETS_A_DAY + hour * BUCKETS_AN_HOUR) * CELLS;
        for (let cell = 0; cell < CELLS; cell += 1) {
          const mean = (this.rates[usual + cell] ?? 0) * (ofCategory[cell % CATEGORIES] ?? 1);
          const clumped = mean * (factors?.[cell] ?? 1) * this.random.clump(CLUMPS.cellHour);
          scatter(this.random, counts, { count: this.random.poisson(clumped), at: from + cell });
        }
      }
    }
    return { counts, days };
  }

  /** Mean complaints of a cell in the 5 minutes of a bucket, counted from day 0. */
  rate(bucket: number, cell: number): number {
    const hour = Math.floor(bucket / BUCKETS_AN_HOUR) % HOURS_OF_WEEK;
    return (this.rates[hour * CELLS + cell] ?? 0) / BUCKETS_AN_HOUR;
  }
}

/** Over the twelve buckets of an hour, at random. */
function scatter(
  random: Random,
  counts: Uint16Array,
  { count, at }: { count: number; at: number },
): void {
  for (let left = count; left > 0; left -= 1) {
    const index = at + random.below(BUCKETS_AN_HOUR) * CELLS;
    counts[index] = (counts[index] ?? 0) + 1;
  }
}

function weights(random: Random, length: number, deviation: number): number[] {
  const raw = Array.from({ length }, () => Math.exp(deviation * random.normal()));
  const sum = raw.reduce((all, one) => all + one, 0);
  return raw.map((one) => one / sum);
}

/** Shares of the week's hours: quiet nights, a peak of the category's own, weaker weekends. */
function usualWeek(random: Random): number[] {
  const peak = 9 + random.uniform() * 10;
  const weekend = 0.5 + random.uniform() * 0.5;
  const raw = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => {
    const away = Math.abs((hour % 24) - peak);
    const distance = Math.min(away, 24 - away);
    const share = 0.15 + Math.exp(-(distance ** 2) / 30);
    return share * (hour >= 120 ? weekend : 1);
  });
  const sum = raw.reduce((all, one) => all + one, 0);
  return raw.map((one) => one / sum);
}
