/**
 * Is a place hot? Two questions, and both have to say yes:
 *
 * 1. More than usual: the count of 60 minutes against the place's share of what the city expects now.
 * 2. More than elsewhere: the same count against the place's share of what all other places bring now.
 *    In a crisis everything is more than usual; only this question leaves the map readable.
 *
 * Each is the upper tail of a negative binomial. The second one's expectation is itself a count, so its
 * relative variance takes one over that count besides. `chance` is the larger of the two. A place is hot
 * when at least 3 came, at least twice the expected, and the chance is so small that a board of this
 * size would show about one false hotspot a day: neighbouring readings of a sliding hour are so alike
 * that only about 0.18 of them are tests in their own right.
 */
import { chanceOfAtLeast } from '../measure/negative-binomial.fold';
import { significant } from '../measure/rounding.fold';

const LEAST_COUNT = 3;
const LEAST_RATIO = 2;
/** Relative variance of places around their share of the others' volume, as measured. */
const PLACE_ALPHA = 0.06;
/** A smaller number would claim more than any model of complaints can know. */
const LEAST_CHANCE = 1e-9;

const READINGS_A_DAY = 288;
const INDEPENDENT = 0.18;
const FALSE_ALARMS_A_DAY = 1;

export interface Observation {
  readonly count: number;
  /** The place's share of the usual volume. */
  readonly share: number;
}

/** What every place of one reading is held against. */
export interface Measure {
  /** What the city expects in these 60 minutes. */
  readonly expected: number;
  /** Relative variance of the city's hours. */
  readonly alpha: number;
  /** What came in from all places together, in coarse steps: see `sameMeasure`. */
  readonly total: number;
  /** How many places are looked at. */
  readonly places: number;
}

export interface Surprise {
  readonly expected: number;
  readonly ratio: number;
  readonly chance: number;
  readonly hot: boolean;
}

export function surprise({ count, share }: Observation, measure: Measure): Surprise {
  const expected = measure.expected * share;
  const others = Math.max(0, measure.total - count);
  const usual = chanceOfAtLeast(count, expected, measure.alpha);
  const elsewhere = others === 0 ? 0 : chanceAmong(others, { count, share });
  const chance = Math.max(LEAST_CHANCE, Math.max(usual, elsewhere));
  const ratio = expected === 0 ? 0 : count / expected;
  return {
    expected: significant(expected, 3),
    ratio: significant(ratio, 3),
    chance: significant(chance, 1),
    hot: count >= LEAST_COUNT && ratio >= LEAST_RATIO && chance <= chanceLimit(measure.places),
  };
}

function chanceAmong(others: number, { count, share }: Observation): number {
  return chanceOfAtLeast(count, (others * share) / (1 - share), PLACE_ALPHA + 1 / others);
}

/** The chance below which so many places give one false alarm a day. */
export function chanceLimit(places: number): number {
  return FALSE_ALARMS_A_DAY / (INDEPENDENT * READINGS_A_DAY * Math.max(1, places));
}

/**
 * Whether two readings hold places against the same. Totals of three digits make it so for seconds at
 * a time: otherwise every complaint anywhere would change every place's row.
 */
export function sameMeasure(one: Measure | null, other: Measure | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.expected === other.expected &&
    one.alpha === other.alpha &&
    one.total === other.total &&
    one.places === other.places
  );
}
