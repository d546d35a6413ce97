import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOver, courseAfter } from './course';
import { liveEffectOf, type Heard } from './live-effect';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const published = Date.parse('2026-07-18T06:02:00.000Z');
const step = Date.parse('2026-07-18T06:00:00.000Z');
const week = { days: 56, alpha: 0.06 };

/** So many complaints in each hour, from the sixth before the publication on, spread evenly. */
function byHour(counts: readonly number[]): Map<number, number> {
  const steps = counts.flatMap((count, hour) =>
    Array.from({ length: 12 }, (_, n) => {
      const share = Math.floor(((n + 1) * count) / 12) - Math.floor((n * count) / 12);
      return [step + (hour - 6) * HOUR + n * 5 * MINUTE, share] as const;
    }),
  );
  return new Map(steps);
}

function heard(part: Partial<Heard> = {}): Heard {
  return {
    publishedAt: published,
    now: step + 30 * HOUR,
    arrivals: byHour([5, 10, 20, 40, 60, 60, 12, 5, 2]),
    people: { before: 51, after: [11, 16, 18] },
    usual: () => 0.5,
    week,
    ...part,
  };
}

describe('around a bulletin that is out', () => {
  test('[F19] complaints and people stand by hours and windows; what isn’t over is left open', () => {
    const early = liveEffectOf(heard({ now: step + 2.5 * HOUR }));
    expect(early.before).toEqual({ received: 60, people: 51 });
    expect(early.windows.map(({ over, verdict }) => [over, verdict])).toEqual([
      [true, 'fewer'],
      [false, null],
      [false, null],
    ]);
    expect(early.windows[1]).toMatchObject({
      hours: 3,
      endsAt: '2026-07-18T09:00:00.000Z',
      received: 19,
      people: 16,
    });
    expect(early.hours).toHaveLength(30);
    expect(early.hours.map(({ received }) => received)).toEqual([
      5,
      10,
      20,
      40,
      60,
      60,
      12,
      5,
      ...Array.from({ length: 22 }, () => null),
    ]);
    expect(early.hours.map(({ expected }) => expected === null).indexOf(false)).toBe(6);
  });

  test('[F20] the hour before carries on, fading to the usual; without a usual week nothing is expected', () => {
    const { windows, hours } = liveEffectOf(heard());
    const means = hours.flatMap(({ expected }) => (expected ? [expected.mean] : []));
    expect(means[0]).toBeGreaterThan(45);
    expect(means[0]).toBeLessThan(60);
    expect(means).toEqual(means.toSorted((a, b) => b - a));
    expect(means[23]).toBeLessThan(10);
    expect(means[23]).toBeGreaterThan(6);
    expect(windows[1]?.expected?.mean).toBeCloseTo(
      means.slice(0, 3).reduce((a, b) => a + b),
      0,
    );
    const nothing = liveEffectOf(heard({ usual: null }));
    expect(nothing.windows.map(({ expected, verdict }) => expected ?? verdict)).toEqual(
      Array(3).fill(null),
    );
    expect(nothing.hours.every(({ usual, expected }) => usual === null && expected === null)).toBe(
      true,
    );
  });

  test('[F20] what chance explains is not carried on, and few complaints leave a wide interval', () => {
    expect(courseAfter({ received: 9, usual: 6 }, [6, 12], week).map(({ mean }) => mean)).toEqual([
      6, 12,
    ]);
    const sure = countOver(courseAfter({ received: 400, usual: 1 }, [1], week));
    const unsure = countOver(courseAfter({ received: 4, usual: 0 }, [0], week));
    expect(unsure.low).toBe(0);
    expect(unsure.high).toBeGreaterThan(2 * unsure.mean);
    expect(sure.high).toBeLessThan(2 * sure.mean);
  });

  test('[F21] fewer or more is said outside the interval alone', () => {
    const usual = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.nat(80), { minLength: 30, maxLength: 30 }), usual, (counts, each) => {
        const { windows } = liveEffectOf(heard({ arrivals: byHour(counts), usual: () => each }));
        for (const { received, expected, verdict } of windows) {
          const { low = 0, high = 0 } = expected ?? {};
          expect(low).toBeLessThanOrEqual(high);
          expect(verdict).toBe(received < low ? 'fewer' : received > high ? 'more' : 'as-expected');
        }
      }),
    );
  });

  test('[F21] half that can still be reached is reached not yet', () => {
    const steady = byHour(Array.from({ length: 30 }, () => 60));
    const why = (now: number) => liveEffectOf(heard({ arrivals: steady, now })).halfWhy;
    expect(why(step + 11 * HOUR)).toBe('not-yet');
    expect(why(step + 13 * HOUR)).toBe('not-reached');
    expect(liveEffectOf(heard()).halfMinutes).toBe(30);
  });
});
