/** Drives the product's own detector over a city's days, bucket by bucket, as the journal would. */
import {
  BUCKET,
  type Arrival,
  type DetectorSettings,
  type Signal,
} from '../../src/projections/signals/arrival.fold';
import { Detector, type SavedDetector } from '../../src/projections/signals/detector.fold';
import { BUCKETS_A_DAY, CATEGORIES, CELLS, type City } from './city';
import { districtOf, SURGE_BUCKETS, type Injection } from './injections';
import { Random } from './random';

/** A Monday, 00:00 UTC, which is the city's time. */
export const DAY_ZERO = Date.UTC(2026, 0, 5);
export const SETTINGS: DetectorSettings = { timeZone: 'UTC', baselineDays: 14 };
const CHANNELS = ['phone', 'phone', 'phone', 'wechat', 'wechat', 'web', 'app'];

/** A signal as it stood at the end of a bucket, counted from the first of the days watched. */
export interface Sight {
  readonly bucket: number;
  readonly signal: Signal;
}

export interface Watched {
  readonly detector: Detector;
  /** Every open signal at the end of every bucket. */
  readonly sights: readonly Sight[];
  readonly complaints: number;
  /** Of CPU time, whatever else the machine does. */
  readonly seconds: number;
}

export function watch(
  { counts, days }: City,
  { firstDay, seed, saved }: { firstDay: number; seed: number; saved?: SavedDetector },
): Watched {
  const detector = new Detector(SETTINGS, saved);
  const random = new Random(seed);
  const sights: Sight[] = [];
  let complaints = 0;
  let seconds = 0;
  for (let bucket = 0; bucket < days * BUCKETS_A_DAY; bucket += 1) {
    const start = DAY_ZERO + (firstDay * BUCKETS_A_DAY + bucket) * BUCKET;
    const arrivals = arrivalsOf(
      counts.subarray(bucket * CELLS, (bucket + 1) * CELLS),
      start,
      random,
    );
    const from = process.cpuUsage();
    for (const arrival of arrivals) detector.add(arrival);
    detector.advance(start + BUCKET);
    const { user, system } = process.cpuUsage(from);
    seconds += (user + system) / 1e6;
    complaints += arrivals.length;
    for (const signal of detector.signals()) sights.push({ bucket, signal });
  }
  return { detector, sights, complaints, seconds };
}

/** In the order of their time, which is drawn. */
export function arrivalsOf(counts: Uint16Array, start: number, random: Random): Arrival[] {
  const cells: number[] = [];
  counts.forEach((count, cell) => {
    for (let left = count; left > 0; left -= 1) cells.push(cell);
  });
  for (let at = cells.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [cells[at], cells[other]] = [cells[other] ?? 0, cells[at] ?? 0];
  }
  return cells.map((cell, n) => {
    const at = start + Math.floor((n * BUCKET) / cells.length);
    const id = `${at}-${n}`;
    return {
      at,
      enteredAt: at,
      caseId: id,
      person: id,
      channel: random.pick(CHANNELS),
      category: `c${cell % CATEGORIES}`,
      topic: null,
      district: `d${districtOf({ cell })}`,
      street: null,
      cell: null,
      point: null,
    };
  });
}

/** Each signal once, from when it was first seen with at least that interval. */
export function opened(sights: readonly Sight[], leastDays: number): Sight[] {
  const first = new Map<string, Sight>();
  for (const sight of sights) {
    if (sight.signal.intervalDays < leastDays || first.has(sight.signal.id)) continue;
    first.set(sight.signal.id, sight);
  }
  return [...first.values()];
}

/** Buckets from the beginning of each surge to a signal that names it; null where none came in time. */
export function foundAfter(
  sights: readonly Sight[],
  injections: readonly Injection[],
  leastDays: number,
): (number | null)[] {
  const byDistrict = new Map<string, Sight[]>();
  for (const sight of sights) {
    const { zone } = sight.signal;
    if (zone.kind !== 'district' || sight.signal.intervalDays < leastDays) continue;
    const known = byDistrict.get(zone.id ?? '') ?? [];
    known.push(sight);
    byDistrict.set(zone.id ?? '', known);
  }
  return injections.map((injection) => {
    const near = (byDistrict.get(`d${districtOf(injection)}`) ?? []).filter(({ signal }) =>
      [null, `c${injection.cell % CATEGORIES}`].includes(signal.category),
    );
    const before = new Set(
      near.filter(({ bucket }) => bucket === injection.start - 1).map(({ signal }) => signal.id),
    );
    const found = near.find(
      ({ bucket, signal }) =>
        bucket >= injection.start &&
        bucket < injection.start + SURGE_BUCKETS &&
        !before.has(signal.id),
    );
    return found ? found.bucket - injection.start + 1 : null;
  });
}
