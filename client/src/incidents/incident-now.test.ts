import type { AlarmRow } from '@heed/shared/alarms';
import type { IncidentBoardRow, ZoneBoardRow } from '@heed/shared/incident-board';
import type { IncidentClock } from '@heed/shared/incidents';
import { describe, expect, test } from 'vitest';
import {
  alarmsInOrder,
  othersWaiting,
  chooseIncident,
  clockState,
  isPressing,
  runningClocks,
  zoneCount,
} from './incident-now';

const incident = (more: Partial<IncidentBoardRow>): IncidentBoardRow => ({
  version: 1,
  state: 'activated',
  class: 'accident',
  level: 3,
  warning: null,
  firstKnownAt: '2026-07-18T00:00:00Z',
  activatedAt: null,
  stoodDownAt: null,
  clocks: [],
  linkedCases: 0,
  ...more,
});

describe('the incident of a board', () => {
  const incidents = {
    watched: incident({ state: 'monitoring', level: null, firstKnownAt: '2026-07-18T05:00:00Z' }),
    grave: incident({ level: 1 }),
    over: incident({ level: 1, state: 'stood_down' }),
    newer: incident({ level: 2, firstKnownAt: '2026-07-18T03:00:00Z' }),
  };

  test('is the gravest that is not over', () => {
    expect(chooseIncident(incidents, undefined)?.id).toBe('grave');
    const { watched, over } = incidents;
    expect(chooseIncident({ watched, over }, undefined)?.id).toBe('watched');
    expect(chooseIncident({ over }, undefined)).toBeNull();
  });

  test('is the one that was asked for, over or not, and no other', () => {
    expect(chooseIncident(incidents, 'over')?.id).toBe('over');
    expect(chooseIncident(incidents, 'gone')).toBeNull();
  });
});

const clock = (more: Partial<IncidentClock>): IncidentClock => ({
  kind: 'upward-report',
  startedAt: '2026-07-18T00:00:00Z',
  dueAt: '2026-07-18T01:00:00Z',
  amberAt: '2026-07-18T00:30:00Z',
  metAt: null,
  rule: 'r',
  ...more,
});

describe('the clocks of an incident', () => {
  test.each([
    ['00:29:59', 'fine'],
    ['00:30:00', 'soon'],
    ['00:59:59', 'soon'],
    ['01:00:00', 'overdue'],
  ] as const)('at %s one that is due at one is %s', (time, state) => {
    expect(clockState(clock({}), Date.parse(`2026-07-18T${time}Z`))).toBe(state);
  });

  test('that were met are shown no more, and of a kind the one that is due next', () => {
    const shown = runningClocks([
      clock({ kind: 'press-conference' }),
      clock({ dueAt: '2026-07-18T09:00:00Z' }),
      clock({ dueAt: '2026-07-18T05:00:00Z' }),
      clock({ kind: 'first-word', metAt: '2026-07-18T00:10:00Z' }),
      clock({ kind: 'next-update' }),
    ]);
    expect(shown.map(({ kind }) => kind)).toEqual([
      'next-update',
      'upward-report',
      'press-conference',
    ]);
    expect(shown[1]?.dueAt).toBe('2026-07-18T05:00:00Z');
  });
});

const alarm = (more: Partial<AlarmRow>): AlarmRow => ({
  level: 1,
  code: 'critical-case-waiting',
  raisedAt: '2026-07-18T01:00:00Z',
  acknowledgedAt: null,
  acknowledgedBy: null,
  incidentId: null,
  clock: null,
  bulletinId: null,
  promiseId: null,
  caseId: null,
  caseNo: null,
  category: null,
  district: null,
  street: null,
  unitId: null,
  ...more,
});

test('alarms that nobody has in hand come first, then by level, then by age', () => {
  const order = alarmsInOrder({
    calm: alarm({ acknowledgedAt: '2026-07-18T01:01:00Z' }),
    second: alarm({ level: 2, raisedAt: '2026-07-18T00:00:00Z' }),
    late: alarm({ raisedAt: '2026-07-18T01:30:00Z' }),
    first: alarm({}),
  });
  expect(order.map(({ id }) => id)).toEqual(['first', 'late', 'second', 'calm']);
  expect(order.map(isPressing)).toEqual([true, true, false, false]);
  // The calm one asks for nobody.
  expect(othersWaiting(order)).toBe(2);
  expect(othersWaiting([])).toBe(0);
});

test('zones count as hit once a sample failed there', () => {
  const zone = (status: ZoneBoardRow['status'], sampledAt: string | null): ZoneBoardRow => ({
    status,
    value: null,
    limit: null,
    sampledAt,
    passes: 0,
    received: 0,
  });
  expect(zoneCount({ a: zone('unknown', null) })).toBeNull();
  expect(
    zoneCount({
      a: zone('recovered', '2026-07-18T01:00:00Z'),
      b: zone('recovering', '2026-07-18T02:00:00Z'),
      c: zone('affected', '2026-07-18T01:30:00Z'),
      d: zone('unknown', '2026-07-18T03:00:00Z'),
    }),
  ).toEqual({ recovered: 1, affected: 2, all: 3, sampledAt: '2026-07-18T02:00:00Z' });
});
