/** One city's days for the tests of P3 and P4, all drawn from one seed. */
import { CELLS, CityMaker, DISTRICTS, CATEGORIES, type City } from './city';
import { planned, withSurges, type Injection } from './injections';
import { Random } from './random';

export const TRAINING_DAYS = 28;
/** Quiet days on which thresholds are set, and as many others on which they are held to it. */
export const QUIET_DAYS = 14;
export const TIMES = [3, 5, 10] as const;
export const CRISIS_TIMES = [3, 6, 10] as const;
const SURGES = 500;
const CRISIS_SURGES = 40;
/** A surge of one place within the crisis. */
const LOCAL_TIMES = 3;
/** How unevenly a crisis meets the districts: the deviation of the logarithm. */
const UNEVEN = 0.3;

export interface Surged {
  readonly times: number;
  readonly city: City;
}

export interface Crisis {
  readonly times: number;
  /** Every local alarm on this day is false but those of the unevenness itself, which count as well. */
  readonly day: City;
  readonly withLocal: City;
}

export interface Scene {
  readonly past: City;
  readonly tuning: City;
  readonly held: City;
  readonly injections: readonly Injection[];
  readonly surged: readonly Surged[];
  readonly crisisInjections: readonly Injection[];
  readonly crises: readonly Crisis[];
}

/** The crisis days follow the tuning days, in place of those held out. */
export const HELD_FIRST = TRAINING_DAYS + QUIET_DAYS;

export function scene(seed: number): Scene {
  const maker = new CityMaker(seed);
  const past = maker.days(0, TRAINING_DAYS);
  const tuning = maker.days(TRAINING_DAYS, QUIET_DAYS);
  const held = maker.days(HELD_FIRST, QUIET_DAYS);
  const surge = { maker, firstDay: HELD_FIRST };
  const injections = planned(seed + 1, SURGES, { ...surge, days: QUIET_DAYS });
  const crisisInjections = planned(seed + 2, CRISIS_SURGES, { ...surge, days: 1 });
  return {
    past,
    tuning,
    held,
    injections,
    surged: TIMES.map((times) => ({
      times,
      city: withSurges(held, injections, { ...surge, seed: seed + 10 + times, times }),
    })),
    crisisInjections,
    crises: CRISIS_TIMES.map((times) => {
      const factors = unevenly(new Random(seed + 30 + times), times);
      const day = maker.days(HELD_FIRST, 1, factors);
      const local = { ...surge, seed: seed + 50 + times, times: LOCAL_TIMES, factors };
      return { times, day, withLocal: withSurges(day, crisisInjections, local) };
    }),
  };
}

function unevenly(random: Random, times: number): Float64Array {
  const factors = new Float64Array(CELLS);
  for (let district = 0; district < DISTRICTS; district += 1) {
    const factor = times * Math.exp(UNEVEN * random.normal());
    factors.fill(factor, district * CATEGORIES, (district + 1) * CATEGORIES);
  }
  return factors;
}

export function joined(...cities: readonly City[]): City {
  const counts = new Uint16Array(cities.reduce((sum, city) => sum + city.counts.length, 0));
  let at = 0;
  for (const city of cities) {
    counts.set(city.counts, at);
    at += city.counts.length;
  }
  return { counts, days: cities.reduce((sum, city) => sum + city.days, 0) };
}
