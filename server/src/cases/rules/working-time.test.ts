import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsDays, Measure, type Limit, type WorkCalendarRow } from '@heed/shared/clocks';
import { defaultWorkCalendar } from '../../../data/work-calendar';
import { isoTime, parseTime } from '../../kernel/instant';
import { ZoneTime } from '../../kernel/zone-time';
import { WorkCalendar } from './work-calendar';
import { dueOf, segmentsOf, soonOf, type Counting, type Pause } from './working-time';

const MINUTE = 60_000;

/** National Day 2026 and the Saturday worked for it, New Year 2027, in Shanghai. */
const shanghai = calendarOf('Asia/Shanghai', {
  days: [
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
      date: `2026-10-${day}`,
      kind: 'holiday' as const,
      name: '国庆节',
    })),
    { date: '2026-10-10', kind: 'workday', name: '国庆节' },
    { date: '2027-01-01', kind: 'holiday', name: '元旦' },
  ],
});

function calendarOf(zone: string, part: Partial<WorkCalendarRow> = {}): WorkCalendar {
  return new WorkCalendar([{ ...defaultWorkCalendar, ...part }], new ZoneTime(zone));
}

/** A local time of Shanghai as an instant. */
function at(local: string): string {
  return isoTime(Date.parse(`${local}+08:00`));
}

function due(start: string, limit: Limit, pauses: Pause[] = [], calendar = shanghai): string {
  const time = dueOf({ ...limit, startedAt: start, pauses }, calendar);
  if (time === null) return 'never';
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 16);
}

describe('working minutes', () => {
  const hours = (n: number): Limit => ({ amount: n * 60, measure: 'work-minutes' });

  test.each([
    ['within a block', '2026-11-25T09:30', 2, '2026-11-25T11:30'],
    ['over the noon break', '2026-11-25T11:00', 2, '2026-11-25T14:30'],
    ['to the end of a block, not the next one', '2026-11-25T10:00', 2, '2026-11-25T12:00'],
    ['begun at night, from the morning', '2026-11-25T22:00', 1, '2026-11-26T10:00'],
    ['over a weekend', '2026-11-27T16:30', 2, '2026-11-30T10:00'],
    ['over the week of a holiday', '2026-09-30T17:00', 1, '2026-10-08T09:30'],
    ['on a Saturday worked for a holiday', '2026-10-09T17:00', 1, '2026-10-10T09:30'],
    ['over the end of the year', '2026-12-31T17:00', 1, '2027-01-04T09:30'],
  ])('[T2] [T3] %s', (_, start, amount, end) => {
    expect(due(at(start), hours(amount))).toBe(end);
  });

  test('[T2] a working day of 23 or 25 hours on the wall counts what was worked', () => {
    const all = defaultWorkCalendar.week.map(() => [{ from: '00:00', to: '24:00' }]);
    const berlin = calendarOf('Europe/Berlin', { week: all });
    // The clocks leap from 2 to 3 on 29 March 2026: a day's hours are 23.
    const counting = { amount: 24 * 60, measure: 'work-minutes', pauses: [] } as const;
    const spring = dueOf({ ...counting, startedAt: '2026-03-28T23:00:00.000Z' }, berlin);
    expect(isoTime(spring ?? 0)).toBe('2026-03-29T23:00:00.000Z');
    const office = calendarOf('Europe/Berlin');
    const monday = dueOf(
      { amount: 60, measure: 'work-minutes', startedAt: '2026-03-27T16:00:00.000Z', pauses: [] },
      office,
    );
    // 09:30 on the wall is an hour earlier in UTC than it was on the Friday before.
    expect(isoTime(monday ?? 0)).toBe('2026-03-30T07:30:00.000Z');
  });
});

describe('days', () => {
  const days = (amount: number, measure: Measure = 'workdays'): Limit => ({ amount, measure });

  test.each([
    ['the day of receipt is not counted', '2026-11-23T09:00', 5, '2026-11-30T17:30'],
    ['nor is it late at night', '2026-11-23T23:59', 5, '2026-11-30T17:30'],
    ['nor is it on a Sunday', '2026-11-22T10:00', 1, '2026-11-23T17:30'],
    ['holidays and weekends are left out', '2026-09-30T10:00', 2, '2026-10-09T17:30'],
    ['a Saturday that is worked counts', '2026-09-30T10:00', 3, '2026-10-10T17:30'],
    ['over the end of the year', '2026-12-30T10:00', 2, '2027-01-04T17:30'],
  ])('[T4] workdays: %s', (_, start, amount, end) => {
    expect(due(at(start), days(amount))).toBe(end);
  });

  test('[T4] calendar days end at midnight, holidays or not', () => {
    expect(due(at('2026-09-30T10:00'), days(3, 'calendar-days'))).toBe('2026-10-04T00:00');
    expect(due(at('2026-12-30T10:00'), days(60, 'calendar-days'))).toBe('2027-03-01T00:00');
  });

  test('[T7] a day counts unless the clock stands still at its end', () => {
    const limit = days(3);
    const pause = (from: string, to: string) => [{ from: at(from), to: at(to) }];
    const start = at('2026-11-23T10:00');
    expect(due(start, limit)).toBe('2026-11-26T17:30');
    expect(due(start, limit, pause('2026-11-24T10:00', '2026-11-24T15:00'))).toBe(
      '2026-11-26T17:30',
    );
    expect(due(start, limit, pause('2026-11-24T10:00', '2026-11-26T15:00'))).toBe(
      '2026-11-30T17:30',
    );
    expect(due(start, limit, [{ from: at('2026-11-24T10:00'), to: null }])).toBe('never');
  });

  test('[T5] due soon begins with the work of the last quarter of the days, at least of one', () => {
    const soon = (amount: number) =>
      soonOf({ ...days(amount), startedAt: at('2026-11-23T10:00'), pauses: [] }, shanghai);
    expect(isoTime(soon(1))).toBe(at('2026-11-24T09:00'));
    expect(isoTime(soon(5))).toBe(at('2026-11-30T09:00'));
    expect(isoTime(soon(15))).toBe(at('2026-12-10T09:00'));
  });
});

describe('why then', () => {
  test('[T6] every stretch says whether it counted and why not', () => {
    const counting: Counting = {
      startedAt: at('2026-09-30T16:30'),
      amount: 10 * 60,
      measure: 'work-minutes',
      pauses: [{ from: at('2026-10-09T10:00'), to: at('2026-10-09T11:00') }],
    };
    const told = segmentsOf(counting, shanghai).map(
      ({ from, counted, why, name }) =>
        `${new Date(parseTime(from) + 8 * 3_600_000).toISOString().slice(5, 16)} ${why} ${counted} ${name ?? ''}`,
    );
    expect(told).toEqual([
      '09-30T16:30 counting 60 ',
      '09-30T17:30 night 0 ',
      '10-01T00:00 holiday 0 国庆节',
      '10-08T00:00 night 0 ',
      '10-08T09:00 counting 180 ',
      '10-08T12:00 night 0 ',
      '10-08T13:30 counting 240 ',
      '10-08T17:30 night 0 ',
      '10-09T09:00 counting 60 ',
      '10-09T10:00 paused 0 ',
      '10-09T11:00 counting 60 ',
    ]);
  });

  test('[T6] days are told as days, the first of them not counted', () => {
    const counting: Counting = {
      amount: 3,
      measure: 'workdays',
      pauses: [],
      startedAt: at('2026-10-08T10:00'),
    };
    const told = segmentsOf(counting, shanghai).map(({ counted, why }) => `${why} ${counted}`);
    expect(told).toEqual(['first-day 0', 'counting 1', 'make-up-day 1', 'weekend 0', 'counting 1']);
  });
});

describe('for any start, limit and pauses', () => {
  const start = fc
    .integer({ min: Date.parse('2026-09-20T00:00Z'), max: Date.parse('2027-01-20T00:00Z') })
    .map((time) => isoTime(time));
  const limit = fc.record({
    amount: fc.integer({ min: 1, max: 40 }),
    measure: fc.constantFrom(...Measure.options),
  });
  const gaps = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 4_000 })),
    {
      maxLength: 3,
    },
  );

  /** Pauses one after another, from minutes of running and of standing still. */
  function pausesAfter(from: string, pairs: [number, number][]): Pause[] {
    let time = parseTime(from);
    return pairs.map(([run, stand]) => {
      const begun = time + run * MINUTE;
      time = begun + stand * MINUTE;
      return { from: isoTime(begun), to: isoTime(time) };
    });
  }

  test('[T1] more is never due earlier', () => {
    fc.assert(
      fc.property(
        start,
        limit,
        gaps,
        fc.integer({ min: 0, max: 9 }),
        (from, given, pairs, more) => {
          const counting = { ...given, startedAt: from, pauses: pausesAfter(from, pairs) };
          const [less, later] = [given.amount, given.amount + more].map((amount) =>
            dueOf({ ...counting, amount }, shanghai),
          );
          expect(later ?? 0).toBeGreaterThanOrEqual(less ?? 0);
          expect(soonOf(counting, shanghai)).toBeLessThanOrEqual(less ?? 0);
        },
      ),
    );
  });

  test('[T6] the stretches follow each other from start to due time and add up to the limit', () => {
    fc.assert(
      fc.property(start, limit, gaps, (from, given, pairs) => {
        const counting = { ...given, startedAt: from, pauses: pausesAfter(from, pairs) };
        const told = segmentsOf(counting, shanghai);
        expect(told.reduce((sum, { counted }) => sum + counted, 0)).toBe(given.amount);
        expect(told[0]?.from).toBe(from);
        expect(told.at(-1)?.to).toBe(isoTime(dueOf(counting, shanghai) ?? 0));
        for (const [n, segment] of told.entries()) {
          if (n > 0) expect(segment.from).toBe(told[n - 1]?.to);
          if (!['counting', 'make-up-day'].includes(segment.why)) expect(segment.counted).toBe(0);
        }
      }),
    );
  });

  test('[T7] a pause moves the due time by what it would have counted, and by nothing else', () => {
    fc.assert(
      fc.property(start, limit, gaps, (from, given, pairs) => {
        const pauses = pausesAfter(from, pairs);
        const plain = { ...given, startedAt: from, pauses: [] };
        const paused = dueOf({ ...plain, pauses }, shanghai) ?? 0;
        const lost = pauses.reduce((sum, pause) => sum + countedBetween(plain, pause, paused), 0);
        expect(countedBetween(plain, { from, to: isoTime(paused) }, paused) - lost).toBeCloseTo(
          given.amount,
          6,
        );
      }),
    );
  });

  /** What a clock without pauses counts between two times: told by its stretches, cut there. */
  function countedBetween(counting: Counting, { from, to }: Pause, end: number): number {
    const long = { ...counting, amount: countsDays(counting.measure) ? 90 : 40_000 };
    const [begin, stop] = [parseTime(from), Math.min(end, parseTime(to ?? ''))];
    if (countsDays(counting.measure)) {
      return Array.from(
        { length: 90 },
        (_, n) => dueOf({ ...long, amount: n + 1 }, shanghai) ?? 0,
      ).filter((time) => begin < time && time <= stop).length;
    }
    return segmentsOf(long, shanghai)
      .filter(({ why }) => why === 'counting' || why === 'make-up-day')
      .map((part) => [
        Math.max(begin, parseTime(part.from)),
        Math.min(stop, parseTime(part.to ?? '')),
      ])
      .reduce((sum, [a = 0, b = 0]) => sum + Math.max(0, b - a) / MINUTE, 0);
  }
});
