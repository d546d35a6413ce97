/**
 * Weekly counts with outbreaks, as Noufaily et al. published them (Statistics in Medicine 32:1206-1222,
 * 2013, doi:10.1002/sim.5595), in the 42 scenarios of Bédubourg and Le Strat (PLoS ONE 12:e0181227, 2017):
 * seven settings, each with no, one or two seasons a year, with and without a trend.
 */
import { Random } from './random';

interface Setting {
  readonly theta: number;
  readonly beta: number;
  readonly gamma1: number;
  readonly gamma2: number;
  /** Variance over mean. */
  readonly phi: number;
}

const settings: readonly Setting[] = [
  { theta: 0.1, beta: 0.0025, gamma1: 0.6, gamma2: 0.6, phi: 1.5 },
  { theta: -2, beta: 0.005, gamma1: 0.1, gamma2: 0.3, phi: 2 },
  { theta: 1.5, beta: 0.003, gamma1: 0.2, gamma2: -0.4, phi: 1 },
  { theta: 0.5, beta: 0.002, gamma1: 0.5, gamma2: 0.5, phi: 5 },
  { theta: 2.5, beta: 0.001, gamma1: 1, gamma2: 0.1, phi: 3 },
  { theta: 3.75, beta: 0.001, gamma1: 0.1, gamma2: -0.1, phi: 1.1 },
  { theta: 5, beta: 0.0001, gamma1: 0.05, gamma2: 0.01, phi: 1.2 },
];

export const WEEKS = 624;
/** The last weeks are tested, from this one on. */
export const FIRST_TESTED = 575;
/** Four earlier outbreaks lie in these weeks and spoil the history. */
const FIRST_SPOILT = 312;
const EARLIER_OUTBREAKS = 4;
const EARLIER_SIZES = [2, 3, 5, 10];
const LARGEST_SIZE = 10;

export interface Series {
  readonly scenario: number;
  readonly counts: readonly number[];
  /** The weeks in which the outbreak to be found has cases, from its first; empty where it has none. */
  readonly outbreak: readonly number[];
}

export const SCENARIOS = settings.length * 6;

/** `each` series of every scenario. */
export function weeklySeries(seed: number, each: number): Series[] {
  const random = new Random(seed);
  const all: Series[] = [];
  for (let scenario = 0; scenario < SCENARIOS; scenario += 1) {
    for (let n = 0; n < each; n += 1) all.push(oneSeries(random, scenario));
  }
  return all;
}

function oneSeries(random: Random, scenario: number): Series {
  const setting = settings[Math.floor(scenario / 6)] as Setting;
  const seasons = scenario % 3;
  const trend = Math.floor(scenario / 3) % 2 === 1;
  const mean = (week: number) => meanOf(setting, { seasons, trend }, week + 1);
  const counts = Array.from({ length: WEEKS }, (_, week) => draw(random, mean(week), setting.phi));
  for (let n = 0; n < EARLIER_OUTBREAKS; n += 1) {
    const start = FIRST_SPOILT + random.below(FIRST_TESTED - FIRST_SPOILT);
    spread(random, counts, {
      start,
      size: random.pick(EARLIER_SIZES) * spreadOf(mean(start), setting),
    });
  }
  const start = FIRST_TESTED + random.below(WEEKS - FIRST_TESTED);
  const size = (1 + random.below(LARGEST_SIZE)) * spreadOf(mean(start), setting);
  return { scenario, counts, outbreak: spread(random, counts, { start, size }) };
}

function meanOf(
  { theta, beta, gamma1, gamma2 }: Setting,
  { seasons, trend }: { seasons: number; trend: boolean },
  week: number,
): number {
  let log = theta + (trend ? beta * week : 0);
  for (let j = 1; j <= seasons; j += 1) {
    const angle = (2 * Math.PI * j * week) / 52;
    log += gamma1 * Math.cos(angle) + gamma2 * Math.sin(angle);
  }
  return Math.exp(log);
}

/** Negative binomial with variance phi times the mean; a Poisson where phi is 1. */
function draw(random: Random, mean: number, phi: number): number {
  return random.poisson(mean * random.clump((phi - 1) / mean));
}

function spreadOf(mean: number, { phi }: Setting): number {
  return Math.sqrt(mean * phi);
}

/** Adds an outbreak's cases, lognormal in time from its start, and gives the weeks that have some. */
function spread(
  random: Random,
  counts: number[],
  { start, size }: { start: number; size: number },
): number[] {
  const weeks = new Set<number>();
  for (let left = random.poisson(size); left > 0; left -= 1) {
    const week = start + Math.floor(Math.exp(0.5 * random.normal()));
    if (week >= WEEKS) continue;
    counts[week] = (counts[week] ?? 0) + 1;
    weeks.add(week);
  }
  return [...weeks].sort((a, b) => a - b);
}
