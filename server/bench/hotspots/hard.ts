/** P7: what must hold whatever the numbers: restarts, order, late entries and imports change nothing. */
import { BUCKET } from '../../src/projections/signals/arrival.fold';
import {
  Detector,
  type Arrival,
  type SavedDetector,
} from '../../src/projections/signals/detector.fold';
import { BUCKETS_A_DAY, CELLS, CityMaker, DISTRICTS, type City } from './city';
import { Random } from './random';
import { arrivalsOf, DAY_ZERO, SETTINGS } from './watch';

const DAYS = 18;
/** On the last day this cell has twenty times its usual, so that there is something to keep. */
const LOUD_CELL = 7;
const LOUD_TIMES = 20;
const RESTARTS = 40;
const IMPORTED = 5_000;
const LATE_BY = 2 * 3_600_000;
const IMPORT_SPAN = 30 * 86_400_000;

export interface Held {
  readonly name: string;
  readonly holds: boolean;
  readonly note: string;
}

export function hardProperties(seed: number): Held[] {
  const arrivals = everything(seed);
  const end = DAY_ZERO + DAYS * BUCKETS_A_DAY * BUCKET;
  const whole = fed(arrivals, end);
  const open = whole.signals().length;
  return [
    {
      name: 'state after restarts = state from replay',
      holds: open > 0 && bytes(whole.save()) === bytes(restarted(arrivals, end, seed).save()),
      note: `${RESTARTS} restarts over ${arrivals.length} complaints, ${open} signals open, byte equal`,
    },
    {
      name: 'order within 5 minutes',
      holds: told(whole) === told(fed(shuffled(arrivals, seed), end)),
      note: 'entries of the same 5 minutes in another order give the same signals',
    },
    unmoved('late entries', whole, late(end, seed)),
    unmoved('an import of a month', whole, imported(end, seed)),
  ];
}

/** Adds to a copy what must not alarm, and an hour on nothing new has opened. */
function unmoved(name: string, before: Detector, more: readonly Arrival[]): Held {
  const known = new Set(before.signals().map(({ id }) => id));
  const detector = new Detector(SETTINGS, copy(before.save()));
  let news = 0;
  for (const arrival of more) {
    detector.add(arrival);
    news += detector.signals().filter(({ id }) => !known.has(id)).length;
  }
  return { name, holds: news === 0, note: `${more.length} rows within 10 minutes raise nothing` };
}

function fed(arrivals: readonly Arrival[], end: number, detector = new Detector(SETTINGS)) {
  for (const arrival of arrivals) detector.add(arrival);
  detector.advance(end);
  return detector;
}

function restarted(arrivals: readonly Arrival[], end: number, seed: number): Detector {
  const random = new Random(seed + 1);
  const stops = Array.from({ length: RESTARTS }, () => random.below(arrivals.length));
  stops.sort((a, b) => a - b);
  let detector = new Detector(SETTINGS);
  let from = 0;
  for (const stop of stops) {
    for (const arrival of arrivals.slice(from, stop)) detector.add(arrival);
    detector = new Detector(SETTINGS, copy(detector.save()));
    from = stop;
  }
  return fed(arrivals.slice(from), end, detector);
}

function everything(seed: number): Arrival[] {
  const city = loud(new CityMaker(seed), DAYS);
  const random = new Random(seed + 2);
  return Array.from({ length: DAYS * BUCKETS_A_DAY }, (_, bucket) =>
    arrivalsOf(
      city.counts.subarray(bucket * CELLS, (bucket + 1) * CELLS),
      DAY_ZERO + bucket * BUCKET,
      random,
    ),
  ).flat();
}

function loud(maker: CityMaker, days: number): City {
  const quiet = maker.days(0, days - 1);
  const factors = new Float64Array(CELLS).fill(1);
  factors[LOUD_CELL] = LOUD_TIMES;
  const last = maker.days(days - 1, 1, factors);
  const counts = new Uint16Array(quiet.counts.length + last.counts.length);
  counts.set(quiet.counts);
  counts.set(last.counts, quiet.counts.length);
  return { counts, days };
}

/** Times stay as they are; which complaint has which is drawn anew within each bucket. */
function shuffled(arrivals: readonly Arrival[], seed: number): Arrival[] {
  const random = new Random(seed + 3);
  const byBucket = Map.groupBy(arrivals, ({ at }) => Math.floor(at / BUCKET));
  return [...byBucket.values()].flatMap((together) => {
    const keys = new Map(together.map((arrival) => [arrival, random.uniform()]));
    const order = [...together].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
    return order.map((arrival, n) => {
      const at = together[n]?.at ?? arrival.at;
      return { ...arrival, at, enteredAt: at };
    });
  });
}

function late(end: number, seed: number): Arrival[] {
  return rows(end, seed + 4, () => LATE_BY);
}

function imported(end: number, seed: number): Arrival[] {
  const random = new Random(seed + 5);
  return rows(end, seed + 6, () => LATE_BY + random.uniform() * IMPORT_SPAN);
}

/** All of one category, entered within ten minutes, each received long before. */
function rows(end: number, seed: number, age: () => number): Arrival[] {
  const random = new Random(seed);
  return Array.from({ length: IMPORTED }, (_, n) => {
    const enteredAt = end + Math.floor((n * 2 * BUCKET) / IMPORTED);
    return {
      at: Math.floor(enteredAt - age()),
      enteredAt,
      caseId: `import-${n}`,
      person: `import-${n}`,
      channel: 'transfer',
      category: 'c3',
      topic: null,
      district: `d${random.below(DISTRICTS)}`,
      street: null,
      cell: null,
      point: null,
    };
  });
}

/** What a room reads, without the ids. */
function told(detector: Detector): string {
  return JSON.stringify(detector.signals().map((signal) => ({ ...signal, id: null })));
}

function bytes(saved: SavedDetector): string {
  return JSON.stringify(saved);
}

function copy(saved: SavedDetector): SavedDetector {
  return JSON.parse(bytes(saved)) as SavedDetector;
}
