/** From scores to alarms: a threshold that is fair to all, and what is found with it. */
import { BUCKETS_A_DAY, CELLS } from './city';
import { SURGE_BUCKETS, type Injection } from './injections';

/** A cell above its threshold again within two hours is the same alarm. */
const SAME_ALARM = 24;
const STEPS = 400;
const LEAST = 1;
const LARGEST = 200;

/** Thresholds to choose from, each a little above the one before. */
const thresholds = Float64Array.from(
  { length: STEPS },
  (_, n) => LEAST * (LARGEST / LEAST) ** (n / (STEPS - 1)),
);

/** How many alarms each threshold would have raised, over all the days it was shown. */
export class ThresholdSearch {
  private readonly alarms = new Float64Array(STEPS);
  private days = 0;

  show(scores: Float32Array): void {
    this.days += scores.length / CELLS / BUCKETS_A_DAY;
    const last = new Int32Array(STEPS);
    for (let cell = 0; cell < CELLS; cell += 1) {
      last.fill(-SAME_ALARM - 1);
      for (let bucket = 0, at = cell; at < scores.length; bucket += 1, at += CELLS) {
        const score = scores[at] ?? 0;
        for (let n = 0; n < STEPS && (thresholds[n] ?? 0) <= score; n += 1) {
          if (bucket - (last[n] ?? 0) > SAME_ALARM) this.alarms[n] = (this.alarms[n] ?? 0) + 1;
          last[n] = bucket;
        }
      }
    }
  }

  /** The lowest threshold with at most so many alarms a day. */
  for(perDay: number): number {
    const n = this.alarms.findIndex((alarms) => alarms / this.days <= perDay);
    return thresholds[n < 0 ? STEPS - 1 : n] ?? LARGEST;
  }
}

export function countAlarms(scores: Float32Array, threshold: number): number {
  let alarms = 0;
  for (let cell = 0; cell < CELLS; cell += 1) {
    let last = -SAME_ALARM - 1;
    for (let bucket = 0, at = cell; at < scores.length; bucket += 1, at += CELLS) {
      if ((scores[at] ?? 0) < threshold) continue;
      if (bucket - last > SAME_ALARM) alarms += 1;
      last = bucket;
    }
  }
  return alarms;
}

/** Buckets from the beginning of each surge to its alarm; null where none came within the two hours. */
export function delays(
  scores: Float32Array,
  threshold: number,
  injections: readonly Injection[],
): (number | null)[] {
  return injections.map(({ cell, start }) => {
    const above = (bucket: number) => (scores[bucket * CELLS + cell] ?? 0) >= threshold;
    // What was alarming before is no find.
    if (start > 0 && above(start - 1)) return null;
    for (let bucket = start; bucket < start + SURGE_BUCKETS; bucket += 1) {
      if (above(bucket)) return bucket - start + 1;
    }
    return null;
  });
}
