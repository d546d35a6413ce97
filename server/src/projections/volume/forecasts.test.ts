import { describe, expect, test } from 'vitest';
import { seeded } from '../../../test/random-story';
import { ZoneTime } from '../../kernel/zone-time';
import { Baseline } from '../measure/baseline.fold';
import { Forecasts, type SavedForecasts } from './forecasts.fold';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zone = new ZoneTime('Asia/Shanghai');
/** Midnight in Shanghai on Monday 2026-03-02. */
const MONDAY = Date.parse('2026-03-01T16:00:00Z');
/** Shape of the gamma by which an hour's rate varies: a relative variance of 1/16. */
const SHAPE = 16;

class City {
  readonly baseline = new Baseline(zone);
  forecasts = new Forecasts(zone, this.baseline);
  /** What came in the newest hour. */
  newest = 0;
  private readonly random: () => number;

  constructor(
    seed: number,
    private readonly busiest: number,
  ) {
    this.random = seeded(seed);
  }

  /** Usual hours, each so many times what it usually is. */
  hours(from: number, hours: number, times = 1): this {
    for (let hour = 0; hour < hours; hour += 1) {
      const start = from + hour * HOUR;
      this.forecasts.come(start);
      const mean = this.usual(start) * times * this.gamma();
      this.newest = this.poisson(mean);
      for (let n = this.newest; n > 0; n -= 1) this.comes(start + this.random() * HOUR);
    }
    return this;
  }

  comes(at: number): this {
    this.baseline.add(at);
    this.forecasts.add(at);
    return this;
  }

  /** As after a restart. */
  restarts(): this {
    const saved = JSON.parse(JSON.stringify(this.forecasts.save())) as SavedForecasts;
    this.forecasts = new Forecasts(zone, this.baseline, saved);
    return this;
  }

  private usual(start: number): number {
    const hour = ((start - MONDAY) / HOUR) % 24;
    const day = Math.floor((start - MONDAY) / DAY) % 7;
    return this.busiest * (hour >= 8 && hour < 20 ? 1 : 0.3) * (day < 5 ? 1 : 0.7);
  }

  private gamma(): number {
    let sum = 0;
    for (let n = 0; n < SHAPE; n += 1) sum -= Math.log(1 - this.random());
    return sum / SHAPE;
  }

  private poisson(mean: number): number {
    let count = 0;
    for (let left = mean + Math.log(1 - this.random()); left > 0; count += 1) {
      left += Math.log(1 - this.random());
    }
    return count;
  }
}

describe('forecasts', () => {
  test.each([
    [3, 60],
    [8, 60],
    [8, 200],
  ])(
    'after %i weeks of about %i an hour, eight of ten counts lie in the interval',
    (weeks, busiest) => {
      const score = { made: 0, within: 0 };
      for (const seed of [1, 2, 3]) {
        const city = new City(seed, busiest).hours(MONDAY, weeks * 7 * 24);
        for (let day = 1; day <= 28; day += 1) {
          const began = MONDAY + (weeks * 7 + day) * DAY;
          const told = city.hours(began - DAY, 24).forecasts.yesterday(began);
          score.made += told?.made ?? 0;
          score.within += told?.within ?? 0;
        }
      }
      expect(score.made).toBe(3 * 28 * 24);
      expect(score.within / score.made).toBeGreaterThan(0.75);
      expect(score.within / score.made).toBeLessThan(0.85);
    },
  );

  test('of a holiday are those of a Sunday: it is no lull that fades', () => {
    const weeks = 8;
    const today = MONDAY + weeks * 7 * DAY;
    const now = today + 12 * HOUR;
    const city = (marked: boolean) => {
      const told = new City(4, 60).hours(MONDAY, weeks * 7 * 24);
      if (marked) told.baseline.mark({ off: [zone.localDay(today)], worked: [] });
      // What a Sunday brings, on a Monday.
      return told.hours(today, 12, 0.7);
    };
    const usualMonday = city(false).baseline.ofHour(now, now);
    const { hours } = city(true).forecasts.ahead(now);
    expect(hours[2]?.expected).toBeGreaterThan(0.6 * usualMonday);
    expect(hours[2]?.expected).toBeLessThan(0.85 * usualMonday);
    const unmarked = city(false).forecasts.ahead(now);
    expect(unmarked.hours[2]?.expected).toBeGreaterThan(hours[2]?.expected ?? 0);
  });

  test('in a crisis follow today, and fade to the usual', () => {
    const now = MONDAY + 21 * DAY + 12 * HOUR;
    const quiet = new City(4, 60).hours(MONDAY, 21 * 24 + 12).forecasts.ahead(now);
    const city = new City(4, 60).hours(MONDAY, 21 * 24 + 10).hours(now - 2 * HOUR, 2, 8);
    const { from, hours } = city.forecasts.ahead(now);
    expect(from).toBe('2026-03-23T04:00:00.000Z');
    expect(quiet.hours[0]?.expected).toBeLessThan(1.5 * 60);
    const usual = (start: number) => city.baseline.ofHour(start, now);
    const factor = city.newest / usual(now - HOUR);
    expect(factor).toBeGreaterThan(4);
    const factors = hours.map(({ expected }, n) => expected / usual(now + n * HOUR));
    expect(factors[0]).toBeLessThan(factor);
    expect(factors[0]).toBeGreaterThan(0.85 * factor);
    expect(factors.toSorted((one, other) => other - one)).toEqual(factors);
    expect(factors[2]).toBeGreaterThan(0.65 * factor);
  });

  test('know nothing of the time before the journal, but an import that reaches into it', () => {
    const now = MONDAY + 21 * DAY + 12 * HOUR;
    const city = new City(4, 60);
    city.forecasts.come(now - HOUR / 6);
    for (let hour = 0; hour < 21 * 24; hour += 1) {
      for (let n = 0; n < 60; n += 1) city.comes(MONDAY + hour * HOUR + n);
    }
    expect(city.forecasts.ahead(now - HOUR / 6).hours[0]?.expected).toBe(60);
    for (let n = 0; n < 80; n += 1) city.comes(now - HOUR / 6 + n);
    // Eight times of what usually comes in ten minutes.
    expect(city.forecasts.ahead(now).hours[0]?.expected).toBeGreaterThan(5 * 60);
  });

  test('are remembered only from the fourteenth day of history on', () => {
    const early = new City(5, 20).hours(MONDAY, 14 * 24);
    expect(early.forecasts.yesterday(MONDAY + 14 * DAY)).toBeNull();
    expect(early.hours(MONDAY + 14 * DAY, 24).forecasts.yesterday(MONDAY + 15 * DAY)?.made).toBe(
      24,
    );
  });

  test('are made of hours in which nothing came as well, and late entries count where they belong', () => {
    const city = new City(6, 20).hours(MONDAY, 21 * 24);
    const noon = MONDAY + 21 * DAY + 12 * HOUR;
    // Not a word for a day and a half.
    city.forecasts.come(noon + DAY);
    expect(city.forecasts.yesterday(noon + DAY)).toMatchObject({ made: 24, errorPercent: null });
    city.comes(noon);
    expect(city.forecasts.yesterday(noon + DAY)?.errorPercent).toBeGreaterThan(100);
  });

  test('are the same, byte for byte, after any restart', () => {
    const steady = new City(7, 30);
    const restarted = new City(7, 30);
    for (let part = 0; part < 80; part += 1) {
      const from = MONDAY + part * 7 * HOUR;
      steady.hours(from, 7);
      restarted.hours(from, 7).restarts();
    }
    expect(JSON.stringify(restarted.forecasts.save())).toBe(
      JSON.stringify(steady.forecasts.save()),
    );
    expect(steady.forecasts.save().made.length).toBeGreaterThan(48);
  });
});
