import { describe, expect, test } from 'vitest';
import type { ClockPolicyRow } from '@heed/shared/clocks';
import { defaultClockPolicy } from '../../../data/clock-policy';
import { defaultWorkCalendar } from '../../../data/work-calendar';
import { directory, given, power, water, type CaseStory } from '../../../test/case-story';
import { clockPolicyOf } from '../clock-policies';
import type { ClockPolicy } from './due-time';
import {
  explain,
  extendClock,
  pauseClock,
  recount,
  reopenedClock,
  resumeClock,
  startClock,
} from './due-time';

const facts = { urgency: 'normal', kind: null, unitId: null } as const;
/** A Monday at 14:00 in Shanghai. */
const monday = '2026-11-23T06:00:00.000Z';

const plain = {
  urgency: 'normal',
  kind: null,
  procedure: null,
  unitId: null,
  source: '市里规定',
  sourceEn: null,
  floor: null,
  preset: false,
} as const;

function row(
  part: Partial<ClockPolicyRow> & Pick<ClockPolicyRow, 'clock' | 'rule' | 'limit'>,
): ClockPolicyRow {
  return { ...plain, ...part };
}

function policy(...own: ClockPolicyRow[]): ClockPolicy {
  const replaced = new Set(
    own.filter(({ kind, procedure, unitId }) => !kind && !procedure && !unitId).map(keyOf),
  );
  const kept = defaultClockPolicy.filter((known) => known.procedure || !replaced.has(keyOf(known)));
  const lists = { clockPolicy: [...kept, ...own], calendars: [defaultWorkCalendar] };
  return clockPolicyOf(lists, 'Asia/Shanghai');
}

function keyOf({ clock, urgency }: ClockPolicyRow): string {
  return `${clock}|${urgency}`;
}

describe('which row holds', () => {
  const own = policy(
    row({ clock: 'handle', rule: 'wide', limit: { amount: 5, measure: 'workdays' } }),
    row({
      clock: 'handle',
      rule: 'asked',
      kind: 'consult',
      limit: { amount: 1, measure: 'workdays' },
    }),
    row({
      clock: 'handle',
      rule: 'report',
      procedure: 'tip_off',
      limit: { amount: 13, measure: 'workdays' },
    }),
    row({
      clock: 'handle',
      rule: 'slow-unit',
      unitId: water,
      limit: { amount: 90, measure: 'calendar-days' },
    }),
  );

  test('[T10] a unit before a procedure before a kind before urgency alone', () => {
    const rule = (part: object) => own.limit('handle', { ...facts, ...part }).rule;
    expect(rule({})).toBe('wide');
    expect(rule({ kind: 'consult' })).toBe('asked');
    expect(rule({ kind: 'consult', procedure: 'tip_off' })).toBe('report');
    expect(rule({ kind: 'consult', procedure: 'tip_off', unitId: water })).toBe('slow-unit');
    expect(rule({ unitId: power })).toBe('wide');
    expect(rule({ urgency: 'urgent' })).toBe('handle-urgent');
  });

  test('[T11] a petition is dealt with as the law says, whatever a unit allows itself', () => {
    const petition = { ...facts, procedure: 'petition', unitId: water } as const;
    expect(own.limit('handle', petition)).toMatchObject({ amount: 60, measure: 'calendar-days' });
    const lax = policy(
      row({
        clock: 'handle',
        urgency: 'urgent',
        rule: 'lax',
        limit: { amount: 200, measure: 'workdays' },
      }),
    );
    expect(lax.limit('handle', { ...petition, urgency: 'urgent' })).toMatchObject({
      amount: 60,
      measure: 'calendar-days',
    });
    expect(lax.limit('handle', { ...facts, urgency: 'urgent' }).rule).toBe('lax');
  });
});

describe('a clock in workdays', () => {
  const days = policy(
    row({ clock: 'handle', rule: 'five', limit: { amount: 5, measure: 'workdays' } }),
  );
  const handle = () => startClock('handle', facts, monday, days);

  test('[T4] is due at the end of work of the fifth workday after the receipt', () => {
    expect(handle()).toMatchObject({
      dueAt: '2026-11-30T09:30:00.000Z',
      soonAt: '2026-11-30T01:00:00.000Z',
      rule: 'five',
      calendar: 0,
    });
  });

  test('[T6] [T7] stands still and goes on; its stretches say so', () => {
    const paused = pauseClock(handle(), '2026-11-24T03:00:00.000Z', 'material');
    expect(pauseClock(paused, '2026-11-25T03:00:00.000Z', 'weather')).toBe(paused);
    expect(explain(paused, days.calendar).at(-1)).toMatchObject({ to: null, why: 'paused' });
    const resumed = resumeClock(paused, '2026-11-26T03:00:00.000Z', days.calendar);
    expect(resumed.dueAt).toBe('2026-12-02T09:30:00.000Z');
    const counted = explain(resumed, days.calendar).map((part) => [part.why, part.counted]);
    expect(counted).toEqual([
      ['first-day', 0],
      ['paused', 0],
      ['counting', 2],
      ['weekend', 0],
      ['counting', 3],
    ]);
  });

  test('[T6] is explained by the calendar that it was counted by, and moves to a newer one when told', () => {
    const off = { date: '2026-11-25', kind: 'holiday', name: '校庆' } as const;
    const calendars = [defaultWorkCalendar, { ...defaultWorkCalendar, version: 7, days: [off] }];
    const rows = [
      row({ clock: 'handle', rule: 'five', limit: { amount: 5, measure: 'workdays' } }),
    ];
    const newer = clockPolicyOf({ clockPolicy: rows, calendars }, 'Asia/Shanghai');
    const told = (clock: ReturnType<typeof handle>) =>
      explain(clock, newer.calendar).filter(({ why }) => why === 'holiday').length;
    expect(told(handle())).toBe(0);
    const [moved] = recount([handle()], facts, newer);
    expect(moved).toMatchObject({ dueAt: '2026-12-01T09:30:00.000Z', calendar: 7 });
    expect(moved && told(moved)).toBe(1);
  });

  test('[T8] [C19] is extended in its own measure; reopened, half of the first limit is left', () => {
    const extended = extendClock(handle(), { amount: 3, measure: 'workdays' }, days.calendar);
    expect(extended).toMatchObject({ dueAt: '2026-12-03T09:30:00.000Z', amount: 8, extended: 3 });
    const reopened = reopenedClock([extended], facts, monday, days);
    expect(reopened).toMatchObject({ amount: 3, measure: 'workdays' });
    expect(reopenedClock([reopened], facts, monday, days).amount).toBe(3);
  });

  test('[T8] one that its source set ends so much later than it did', () => {
    const source = { ...handle(), limitMinutes: null, rule: 'source', dueAt: monday };
    const later = extendClock(source, { amount: 2, measure: 'workdays' }, days.calendar);
    expect(later).toMatchObject({ dueAt: '2026-11-25T09:30:00.000Z', limitMinutes: null });
    expect(explain(later, days.calendar)).toEqual([]);
  });

  test('[T7] one that its source set stands still around the clock', () => {
    const source = { ...handle(), limitMinutes: null, rule: 'source' };
    const paused = pauseClock(source, '2026-11-24T03:00:00.000Z', 'material');
    expect(resumeClock(paused, '2026-11-25T03:00:00.000Z', days.calendar).dueAt).toBe(
      '2026-12-01T09:30:00.000Z',
    );
  });
});

describe('other limits for a case under way', () => {
  const longer = policy(
    row({ clock: 'handle', rule: 'new', limit: { amount: 10, measure: 'workdays' } }),
    row({
      clock: 'first_contact',
      rule: 'of-unit',
      unitId: water,
      limit: { amount: 60, measure: 'minutes' },
    }),
  );
  const recounted = (story: CaseStory) => story.by(longer).when('zhou', { kind: 'recount' });

  test('[T9] hold for it when that is commanded, from its own start; without a change it is refused', () => {
    const story = given({ urgency: 'normal' }).after(300);
    story.when('zhou', { kind: 'recount' }).refused('already-so');
    recounted(story).gives({ version: 2 });
    const handle = story.record.clocks.find(({ kind }) => kind === 'handle');
    expect(handle).toMatchObject({
      startedAt: story.record.receivedAt,
      rule: 'new',
      dueAt: '2026-12-08T09:30:00.000Z',
    });
    story.when('zhou', { kind: 'recount' }).refused('already-so');
  });

  test('[T9] leave the due time of its source alone', () => {
    const story = recounted(given({ urgency: 'normal', dueAt: '2026-11-30T06:00:00.000Z' }));
    story.refused('already-so');
  });

  test('[T11] [C41] a petition’s handling is extended by 30 days at most', () => {
    const reason = '案情复杂';
    const petition = () =>
      given({ urgency: 'normal', unitId: water })
        .when('zhou', { kind: 'set-procedure', procedure: 'petition', reason })
        .when('li', { kind: 'claim' });
    petition()
      .when('li', { kind: 'request-extension', share: 100, reason })
      .refused('beyond-statute');
    const story = petition().when('li', { kind: 'request-extension', share: 50, reason });
    story.when('zhou', { kind: 'decide-extension', agreed: true });
    const handle = story.record.clocks.find(({ kind }) => kind === 'handle');
    expect(handle).toMatchObject({ amount: 90, extended: 30, measure: 'calendar-days' });
    expect(handle?.dueAt).toBe('2027-02-22T16:00:00.000Z');
  });

  test('[T12] of a unit hold once the case is dispatched to it', () => {
    const story = given({ urgency: 'normal' }).by(longer).after(10);
    expect(story.due('first_contact')).toBe(1440);
    story.when('zhou', { kind: 'dispatch', unitId: water });
    expect(story.due('first_contact')).toBe(60);
    story.when('zhou', { kind: 'assign', unitId: power, reason: '改派' });
    expect(story.due('first_contact')).toBe(60);
    expect(directory.unitExists(power)).toBe(true);
  });
});
