/**
 * What others would watch a city's cells with: the last hour of each cell, every 5 minutes, against its
 * past. The hand rule (how many times the usual), EWMA as SigniTrend keeps it, and EARS C1 to C3.
 */
import { BUCKETS_AN_HOUR, BUCKETS_A_DAY, CELLS } from './city';

/** A score of each cell for each bucket from `from` on; larger is more unusual. */
export interface Rival {
  readonly name: string;
  readonly scores: (hours: Uint16Array, from: number) => Float32Array;
}

const LEAST_COUNT = 3;
/** Of an EWMA: the weights of a new hour and of a new day, and what keeps a quiet cell from shouting. */
const NEW_HOUR = 0.005;
const NEW_DAY = 0.05;
const BIAS = 1;
const WEEK = 7;
const LAG_DAYS = 2;
const LEAST_DEVIATION = 0.5;

/** Complaints of the hour that ends with each bucket, cell by cell. */
export function hourly(counts: Uint16Array): Uint16Array {
  const hours = new Uint16Array(counts.length);
  const back = BUCKETS_AN_HOUR * CELLS;
  for (let at = 0; at < counts.length; at += 1) {
    const before = at < CELLS ? 0 : (hours[at - CELLS] ?? 0);
    const gone = at < back ? 0 : (counts[at - back] ?? 0);
    hours[at] = before + (counts[at] ?? 0) - gone;
  }
  return hours;
}

export const rivals: readonly Rival[] = [
  { name: 'hand rule (last hour / mean)', scores: handRule },
  { name: 'EWMA (SigniTrend)', scores: ewma },
  { name: 'EWMA by time of day', scores: dailyEwma },
  { name: 'EARS C1', scores: (hours, from) => ears(hours, from, 0) },
  { name: 'EARS C2', scores: (hours, from) => ears(hours, from, LAG_DAYS) },
  { name: 'EARS C3', scores: earsThree },
];

function handRule(hours: Uint16Array, from: number): Float32Array {
  const means = new Float64Array(CELLS);
  for (let at = 0; at < from * CELLS; at += 1) {
    const cell = at % CELLS;
    means[cell] = (means[cell] ?? 0) + (hours[at] ?? 0) / from;
  }
  return scored(hours, from, (at, count) =>
    count < LEAST_COUNT ? 0 : count / Math.max(0.01, means[at % CELLS] ?? 0),
  );
}

/** One mean and one variance a cell, which learn each hour once it is over. */
function ewma(hours: Uint16Array, from: number): Float32Array {
  const means = new Float64Array(CELLS);
  const variances = new Float64Array(CELLS);
  const scores = new Float32Array(hours.length - from * CELLS);
  for (let at = 0; at < hours.length; at += 1) {
    const cell = at % CELLS;
    const bucket = Math.floor(at / CELLS);
    const mean = means[cell] ?? 0;
    const variance = variances[cell] ?? 0;
    if (bucket >= from) {
      scores[at - from * CELLS] = ((hours[at] ?? 0) - mean) / (Math.sqrt(variance) + BIAS);
    }
    const isFull = bucket % BUCKETS_AN_HOUR === BUCKETS_AN_HOUR - 1;
    if (!isFull || bucket < BUCKETS_AN_HOUR) continue;
    const away = (hours[at - BUCKETS_AN_HOUR * CELLS] ?? 0) - mean;
    const weight = Math.max(NEW_HOUR, BUCKETS_AN_HOUR / (bucket + 1));
    means[cell] = mean + weight * away;
    variances[cell] = (1 - weight) * (variance + weight * away * away);
  }
  return scores;
}

/** The same for each time of day, so that the night is not held against noon: stronger than what is published. */
function dailyEwma(hours: Uint16Array, from: number): Float32Array {
  const means = new Float32Array(BUCKETS_A_DAY * CELLS);
  const variances = new Float32Array(BUCKETS_A_DAY * CELLS);
  const scores = new Float32Array(hours.length - from * CELLS);
  for (let at = 0; at < hours.length; at += 1) {
    const state = at % means.length;
    const count = hours[at] ?? 0;
    const mean = means[state] ?? 0;
    const variance = variances[state] ?? 0;
    const away = count - mean;
    if (at >= from * CELLS) scores[at - from * CELLS] = away / (Math.sqrt(variance) + BIAS);
    // The first days weigh the same, or the first of them would stay for weeks.
    const weight = Math.max(NEW_DAY, 1 / (Math.floor(at / means.length) + 1));
    means[state] = mean + weight * away;
    variances[state] = (1 - weight) * (variance + weight * away * away);
  }
  return scores;
}

/** Deviations above the same hour of seven days, the last `lag` left out. */
function ears(hours: Uint16Array, from: number, lag: number): Float32Array {
  return scored(hours, from, (at, count) => {
    let sum = 0;
    let squares = 0;
    for (let day = lag + 1; day <= lag + WEEK; day += 1) {
      const past = hours[at - day * BUCKETS_A_DAY * CELLS] ?? 0;
      sum += past;
      squares += past * past;
    }
    const variance = (squares - (sum * sum) / WEEK) / (WEEK - 1);
    return (count - sum / WEEK) / Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
  });
}

/** What the last three hours exceed C2 by, together. */
function earsThree(hours: Uint16Array, from: number): Float32Array {
  const earlier = from - 2 * BUCKETS_AN_HOUR;
  const single = ears(hours, earlier, LAG_DAYS);
  const scores = new Float32Array(hours.length - from * CELLS);
  const hour = BUCKETS_AN_HOUR * CELLS;
  for (let at = 0; at < scores.length; at += 1) {
    let sum = 0;
    for (let back = 0; back <= 2; back += 1) {
      sum += Math.max(0, (single[at + 2 * hour - back * hour] ?? 0) - 1);
    }
    scores[at] = sum;
  }
  return scores;
}

function scored(
  hours: Uint16Array,
  from: number,
  score: (at: number, count: number) => number,
): Float32Array {
  const scores = new Float32Array(hours.length - from * CELLS);
  for (let n = 0; n < scores.length; n += 1) {
    const at = n + from * CELLS;
    scores[n] = score(at, hours[at] ?? 0);
  }
  return scores;
}
