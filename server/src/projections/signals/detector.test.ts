import { gridDisk } from 'h3-js';
import { describe, expect, test } from 'vitest';
import { CELLS, MONDAY, QuietCity } from '../../../test/quiet-city';
import { toBytes } from '../measure/bytes.fold';
import { Detector, type DetectorSettings, type SavedDetector } from './detector.fold';
import { ALL } from './names.fold';
import { partsOf } from './parts.fold';

const settings: DetectorSettings = { timeZone: 'Asia/Shanghai', baselineDays: 14 };
/** A Monday, ten in the morning, three weeks after the first. */
const KNOWN_DAYS = 21;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a surge', () => {
  test('without fourteen days of history nothing is unusual', () => {
    const { city, detector } = begun(13);
    city.hourOf(200, { district: 'mill', category: 'power' });
    expect(detector.signals()).toEqual([]);
    expect(detector.knownDays).toBe(13);
  });

  test('of one category in all the city is told once, with what is usual and its chance', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hours(1, ({ category }) => (category === 'water' ? 5 : 1), 5);
    expect(told(detector)).toEqual(['surge city water']);
    const [signal] = detector.signals();
    expect(signal?.observed).toBeGreaterThan(60);
    expect(signal?.expected).toBeCloseTo(16, -1);
    expect(signal?.usual).toBe(signal?.expected);
    expect(signal?.high).toBeGreaterThan(signal?.expected ?? 0);
    expect(signal).toMatchObject({ level: 'wall', batch: null, window: 60, chance: 1e-9 });
  });

  test('of everything is one signal, and no place is called hot for it', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hours(2, () => 6, 6);
    expect(told(detector)).toEqual(['surge city all']);
  });
});

describe('a surge of the whole city', () => {
  test('names the districts that it hits hardest, and no place is called hot for it', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hours(1, ({ district }) => (district === 'hill' ? 9 : 6), 9);
    const [signal] = detector.signals();
    expect(signal?.zone.kind).toBe('city');
    expect(signal?.covers).toMatchObject({ streets: [], cells: [] });
    const { districts = [] } = signal?.covers ?? {};
    expect(districts[0]).toBe('hill');
    expect(districts.length).toBeLessThan(4);
  });

  test('does not make itself likely: what it brings teaches nothing of how clumped usual hours are', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const before = clumpsOf(detector);
    city.hours(9, () => 6, 6);
    expect(told(detector)).toEqual(['surge city all']);
    const after = clumpsOf(detector);
    for (const [kind, clump] of Object.entries(after)) {
      expect(clump).toBeLessThan((before[kind] ?? 0) + 0.5);
    }
  });
});

describe('a hotspot', () => {
  test('is told by the part where it is densest, once, with its people', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const [middle = ''] = CELLS;
    const around = gridDisk(middle, 1);
    const mill = { district: 'mill', street: 'mill-1', category: 'power' };
    for (let n = 0; n < 40; n += 1) city.comes({ ...mill, cell: around[n % 7] }).hours(1 / 60);
    city.hours(1 / 6);
    const hotspots = detector.signals().filter(({ question }) => question === 'hotspot');
    expect(hotspots).toHaveLength(1);
    const [signal] = hotspots;
    expect(signal?.zone).toEqual({ kind: 'ring1', id: middle });
    expect(signal).toMatchObject({ category: 'power', parent: 'mill', level: 'wall' });
    expect(signal?.observed).toBeGreaterThanOrEqual(40);
    expect(signal?.people).toBe(signal?.observed);
    expect(signal?.covers.cells.toSorted()).toEqual(expect.arrayContaining(around.toSorted()));
    expect(signal?.covers.streets).toEqual(['mill-1']);
  });

  test('is still found in a crisis, as what is more than elsewhere', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hours(1, ({ district }) => (district === 'hill' ? 30 : 6), 30);
    const hotspots = detector.signals().filter(({ question }) => question === 'hotspot');
    expect(hotspots.map(({ zone, parent }) => parent ?? zone.id)).toEqual(['hill']);
    const [signal] = hotspots;
    // Held against what the others bring now, and beside it against a usual day.
    expect(signal?.expected).toBeGreaterThan(2 * (signal?.usual ?? Infinity));
  });

  test('is no crowd where one person calls, however often', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hourOf(30, { district: 'gate', street: 'gate-1', category: 'road', person: 'one' });
    expect(detector.signals()).toEqual([]);
  });

  test('is not made by the three holes that one finds along a road', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const cell = CELLS[5] ?? '';
    for (let n = 0; n < 3; n += 1) city.comes({ category: 'hole', street: 'mill-9', cell });
    city.hours(1 / 4);
    expect(detector.signals().filter(({ question }) => question === 'hotspot')).toEqual([]);
    for (let n = 0; n < 3; n += 1) city.comes({ category: 'hole', street: 'mill-9', cell });
    city.hours(1 / 4);
    expect(detector.signals().some(({ question }) => question === 'hotspot')).toBe(true);
  });

  test('is not made by a walk of six holes where such walks are usual', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const walk = (n: number) => {
      const there = { category: 'hole', street: `street-${n % 30}`, cell: CELLS[n % 30] ?? '' };
      for (let hole = 0; hole < 6; hole += 1) city.comes(there);
      city.hours(1 / 4);
      return detector.signals().some(({ category }) => category === 'hole');
    };
    expect(walk(0)).toBe(true);
    for (let n = 1; n <= 60; n += 1) {
      walk(n * 7);
      city.hours(8);
    }
    expect(walk(5)).toBe(false);
  });

  test('moves with what a person corrects of its cases', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const cell = null;
    for (let n = 0; n < 40; n += 1) city.comes({ district: 'mill', street: 'mill-1', cell });
    const before = city.caseIds(40);
    city.hours(1 / 6);
    expect(detector.signals()[0]?.parent ?? detector.signals()[0]?.zone.id).toBe('mill');
    for (const id of before) detector.change(id, { place: { district: 'gate', street: 'gate-1' } });
    city.hours(1 / 2);
    const places = detector.signals().flatMap(({ covers }) => covers.streets);
    expect(places).toEqual(['gate-1']);
  });

  test('of a topic is found across categories', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    for (let n = 0; n < 12; n += 1) city.comes({ topic: 'yellow' }).hours(1 / 30);
    city.hours(1 / 6);
    expect(detector.signals().map(({ topic }) => topic)).toEqual(['yellow']);
  });

  test('of a topic is the other topic’s when they are one', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    for (let n = 0; n < 12; n += 1) city.comes({ topic: n % 2 ? 'a' : 'b' }).hours(1 / 30);
    detector.mergeTopics('a', 'b');
    city.comes({ topic: 'b' }).hours(1 / 6);
    expect(detector.signals()).toMatchObject([{ topic: 'b', observed: 13 }]);
  });
});

describe('what is open', () => {
  test('keeps its id, and closes when it was quiet for three readings', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hours(1, ({ category }) => (category === 'water' ? 6 : 1), 6);
    const id = detector.signals()[0]?.id;
    city.hours(1 / 2, ({ category }) => (category === 'water' ? 6 : 1), 6);
    expect(detector.signals().map((signal) => signal.id)).toEqual([id]);
    // Three hours later nothing of it is left in any window.
    city.hours(3.5);
    expect(detector.signals()).toEqual([]);
  });

  test('keeps its id and its beginning where it comes again within the hour, and no longer', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const burst = () => city.hours(1 / 4, ({ category }) => (category === 'water' ? 12 : 1), 12);
    const begins = () => detector.signals().map(({ id, since }) => ({ id, since }));
    const closes = () => {
      while (detector.signals().length > 0) city.hours(1 / 12);
    };
    burst();
    const first = begins();
    expect(first).toHaveLength(1);
    closes();
    city.hours(1 / 2);
    burst();
    expect(begins()).toEqual(first);
    closes();
    city.hours(2);
    burst();
    expect(begins()).toHaveLength(1);
    expect(begins()[0]?.id).not.toBe(first[0]?.id);
    expect(begins()[0]?.since).toBeGreaterThan(first[0]?.since ?? Infinity);
  });

  test('a quiet week has at most one false signal a day, and hardly one for the wall', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const seen = new Map<string, string>();
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      city.hours(1);
      for (const { id, level } of detector.signals()) seen.set(id, level);
    }
    expect(seen.size).toBeLessThanOrEqual(7);
    expect([...seen.values()].filter((level) => level === 'wall').length).toBeLessThanOrEqual(1);
  });
});

describe('what only looks like a surge', () => {
  test('rows entered in one go over one channel are named as that, and never stand on the wall', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hourOf(120, { channel: 'transfer', category: 'road' });
    const [signal] = detector.signals();
    expect(signal?.batch).toMatchObject({ channel: 'transfer', usualShare: 0 });
    expect(signal?.batch?.share).toBeGreaterThan(0.8);
    expect(detector.signals().map(({ level }) => level)).not.toContain('wall');
  });

  test('so are those that are entered over a working day', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const batches = new Set<boolean>();
    for (let hour = 0; hour < 8; hour += 1) {
      city.hourOf(50, { channel: 'transfer', category: 'road' });
      for (const { batch } of detector.signals()) batches.add(batch !== null);
    }
    expect([...batches]).toEqual([true]);
  });

  test('a storm in which nearly all phone is a storm', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    city.hours(1, ({ channel }) => (channel === 'phone' ? 12 : 2), 12);
    const [signal] = detector.signals();
    expect(signal).toMatchObject({ question: 'surge', level: 'wall', batch: null });
  });

  test('what is entered late teaches and is never tested', () => {
    const { city, detector } = begun(KNOWN_DAYS);
    const days = detector.knownDays;
    for (let n = 0; n < 500; n += 1)
      city.comes({ at: city.now - 2 * 3_600_000, category: 'power' });
    for (let n = 0; n < 500; n += 1) city.comes({ at: city.now - 40 * 86_400_000 + n });
    city.hours(1);
    expect(detector.signals()).toEqual([]);
    expect(detector.knownDays).toBe(days + 1);
  });

  test('a cell that stands for no place is no cell', () => {
    const cell = CELLS[3] ?? '';
    const nowhere = { cell, street: null, district: null };
    const { city, detector } = begun(13);
    for (let day = 0; day < 5; day += 1) {
      for (let n = 0; n < 150; n += 1) city.comes(nowhere);
      city.hours(24);
    }
    for (let n = 0; n < 40; n += 1) city.comes(nowhere).hours(1 / 60);
    expect(detector.signals().filter(({ zone }) => zone.kind !== 'city')).toEqual([]);
  });

  test('a crisis does not become the habit', () => {
    const usual = begun(KNOWN_DAYS + 1);
    const after = begun(KNOWN_DAYS);
    after.city.hours(10, ({ category }) => (category === 'water' ? 8 : 1), 8).hours(14);
    for (const { city } of [usual, after])
      city.hours(1, (one) => (one.category === 'water' ? 5 : 1), 5);
    const [calm, shaken] = [usual, after].map(
      ({ detector }) => detector.signals().find(({ category }) => category === 'water')?.usual ?? 0,
    );
    expect(shaken).toBeLessThan(1.6 * (calm ?? 0));
  });
});

test('topics that have been silent for months leave nothing behind', () => {
  const { city, detector } = begun(KNOWN_DAYS);
  const size = () => detector.save().counters.streams.length;
  const before = size();
  for (let n = 0; n < 30; n += 1) city.comes({ topic: `topic-${n}` });
  expect(size()).toBeGreaterThan(before + 60);
  // Nothing but a sign of life every day.
  for (let day = 0; day < 70; day += 1) detector.add(city.next({ at: (city.now += DAY) }));
  const left = new Set(detector.save().counters.streams.map(([, subject]) => subject));
  expect(left.size).toBe(4);
});

describe('[invariant 4] a kept detector', () => {
  test('ends with the bytes of one that was never kept, whatever the order that things came in', () => {
    const { detector: whole, city } = begun(15);
    let kept = reloaded(whole);
    for (let n = 0; n < 60; n += 1) {
      const arrival = city.next({ at: city.now - ((n * 7) % 50) * 60_000 });
      whole.add(arrival);
      kept.add(arrival);
      city.now += 4 * 60_000;
      if (n % 9 === 0) kept = reloaded(kept);
    }
    expect(toBytes(kept.save())).toEqual(toBytes(whole.save()));
  });
});

/** States of quiet cities by their age: what a test begins with is lived through once. */
const lived = new Map<number, string>();

function begun(days: number): { readonly detector: Detector; readonly city: QuietCity } {
  const known = lived.get(days);
  if (known) {
    const detector = new Detector(settings, JSON.parse(known) as SavedDetector);
    return { detector, city: new QuietCity(detector, 7).at(MONDAY + days * DAY + 10 * HOUR) };
  }
  const detector = new Detector(settings);
  // What was learned of the day before is three hours old when it counts.
  new QuietCity(detector).hours(days * 24 + 10);
  lived.set(days, JSON.stringify(detector.save()));
  return begun(days);
}

/** What one complaint brings along beside itself, as it is learned of surges. */
function clumpsOf(detector: Detector): Record<string, number> {
  const { dispersion } = partsOf(settings, detector.save());
  return {
    city: dispersion.clump('surge', 'city', ALL),
    district: dispersion.clump('surge', 'district', ALL),
  };
}

function told(detector: Detector): string[] {
  return detector
    .signals()
    .map(
      ({ question, zone, category }) => `${question} ${zone.id ?? zone.kind} ${category ?? 'all'}`,
    );
}

function reloaded(detector: Detector): Detector {
  return new Detector(settings, JSON.parse(JSON.stringify(detector.save())) as SavedDetector);
}
