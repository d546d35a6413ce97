import { describe, expect, test } from 'vitest';
import { MONDAY, QuietCity } from '../../../test/quiet-city';
import { KEPT_BUCKETS } from './arrival.fold';
import { Detector, type SavedDetector } from './detector.fold';
import type { DaysMarked } from '../measure/marked-days.fold';
import { ALL, CITY } from './names.fold';
import { partsOf } from './parts.fold';

const settings = { timeZone: 'Asia/Shanghai', baselineDays: 14 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The local day of the city's first Monday. */
const FIRST = (MONDAY + 8 * HOUR) / DAY;
const WEEKS = 3;
/** Of a workday, what a weekend brings, and what this city's holidays do. */
const WEEKEND = 0.4;
const HOLIDAY = 0.2;

/** Three weeks are lived through once; the Monday after them is the day at hand. */
const past = afterWeeks();
const TODAY = FIRST + WEEKS * 7;
const NOW = MONDAY + WEEKS * 7 * DAY;
const NOTHING: DaysMarked = { off: [], worked: [] };

describe('a holiday', () => {
  test('is taken for a Sunday until holidays have shown otherwise', () => {
    const sunday = usualAt(onward(NOTHING, 6, 10));
    expect(usualAt(onward({ off: [TODAY], worked: [] }, 0, 10)) / sunday).toBeCloseTo(1, 1);
    const known = { off: [0, 1, 7, 8].map((day) => TODAY + day), worked: [] };
    const quiet = onward(known, 8, 10, HOLIDAY);
    expect(usualAt(quiet) / sunday).toBeLessThan(0.8);
  });

  test('so that what it doesn’t bring is no habit: the day after is what it would have been', () => {
    const marked = usualAt(onward({ off: [TODAY], worked: [] }, 1, 10, HOLIDAY));
    const unmarked = usualAt(onward(NOTHING, 1, 10, HOLIDAY));
    const undisturbed = usualAt(onward(NOTHING, 1, 10, 1));
    expect(marked / undisturbed).toBeGreaterThan(0.99);
    expect(unmarked / undisturbed).toBeLessThan(0.98);
  });

  test('lets a burst be seen that would be lost in a working day', () => {
    const onHoliday = leastSeen({ off: [TODAY], worked: [] }, HOLIDAY);
    expect(onHoliday).toBeLessThan(leastSeen(NOTHING, 1));
  });
});

test('a weekend that is worked is the workday beside it', () => {
  const friday = usualAt(onward(NOTHING, 4, 10));
  expect(usualAt(onward(NOTHING, 5, 10)) / friday).toBeLessThan(0.7);
  const worked = { off: [], worked: [TODAY + 5, TODAY + 6] };
  expect(usualAt(onward(worked, 5, 10)) / friday).toBeCloseTo(1, 1);
  const monday = usualAt(onward(NOTHING, 7, 10));
  expect(usualAt(onward(worked, 6, 10)) / monday).toBeCloseTo(1, 1);
});

test('[invariant 4] a kept detector knows the marked days', () => {
  const detector = new Detector(settings, copy(past));
  detector.markDays({ off: [TODAY], worked: [TODAY + 5] });
  const kept = new Detector(settings, copy(detector.save()));
  for (const one of [detector, kept]) live(one, 30, () => HOLIDAY);
  expect(kept.save()).toEqual(detector.save());
});

function afterWeeks(): SavedDetector {
  const detector = new Detector(settings);
  const city = new QuietCity(detector);
  for (let day = 0; day < WEEKS * 7; day += 1) {
    city.hours(24, () => (day % 7 < 5 ? 1 : WEEKEND));
  }
  return detector.save();
}

/** The days up to a day from today and an hour of it; days off, or today, bring `less` of a workday. */
function onward(marked: DaysMarked, day: number, hour: number, less?: number): Detector {
  const detector = new Detector(settings, copy(past));
  detector.markDays(marked);
  const off = marked.off.length > 0 ? marked.off : [TODAY];
  live(detector, day * 24 + hour, (today) => (less && off.includes(today) ? less : null));
  return detector;
}

/** Goes on for so many hours; `of` says what a day brings of a workday, null where it is as usual. */
function live(detector: Detector, hours: number, of: (day: number) => number | null): void {
  const city = new QuietCity(detector, 11).at(NOW);
  for (let hour = 0; hour < hours; hour += 1) {
    const day = TODAY + Math.floor(hour / 24);
    const usual = (day - FIRST) % 7 < 5 ? 1 : WEEKEND;
    city.hours(1, () => of(day) ?? usual);
  }
}

/** What is usual in the whole city in the last three hours. */
function usualAt(detector: Detector): number {
  const { levels, week, counters } = partsOf(settings, detector.save());
  return levels.of(CITY, ALL) * week.span(ALL, counters.bucket - 1, KEPT_BUCKETS);
}

/** The smallest burst of one category within half an hour, from ten in the morning on, that is told. */
function leastSeen(marked: DaysMarked, today: number): number {
  const before = onward(marked, 0, 10, today).save();
  for (let count = 5; count < 100; count += 1) {
    const detector = new Detector(settings, copy(before));
    const city = new QuietCity(detector, 5).at(NOW + 10 * HOUR);
    for (let n = 0; n < count; n += 1) {
      city.comes({ category: 'road' });
      if (n % Math.ceil(count / 30) === 0) city.hours(1 / 60, () => today);
    }
    city.hours(1 / 12, () => today);
    if (detector.signals().length > 0) return count;
  }
  return Infinity;
}

function copy(saved: SavedDetector): SavedDetector {
  return JSON.parse(JSON.stringify(saved)) as SavedDetector;
}
