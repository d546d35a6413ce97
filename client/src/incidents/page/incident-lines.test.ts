import type { IncidentClock, IncidentRow } from '@heed/shared/incidents';
import { describe, expect, test } from 'vitest';
import {
  clocksInOrder,
  incidentLines,
  lasted,
  linksNothing,
  nextClock,
  versionsOf,
} from './incident-lines';

const rule: IncidentRow['rule'] = {
  categories: [],
  districts: [],
  streets: [],
  zones: [],
  words: [],
  from: '2026-07-18T00:00:00Z',
  to: null,
};
const row = (id: string, more: Partial<IncidentRow> = {}): IncidentRow => ({
  id,
  realm: 'real',
  version: 2,
  state: 'activated',
  name: id,
  nameEn: null,
  summary: null,
  class: 'accident',
  grade: null,
  warning: null,
  level: 2,
  firstKnownAt: '2026-07-18T00:00:00Z',
  openedAt: '2026-07-18T00:10:00Z',
  activatedAt: null,
  stabilisedAt: null,
  stoodDownAt: null,
  rule,
  clocks: [],
  linkedCases: 3,
  ...more,
});
const clock = (dueAt: string, metAt: string | null = null): IncidentClock => ({
  kind: 'first-word',
  startedAt: '2026-07-18T00:00:00Z',
  dueAt,
  amberAt: dueAt,
  metAt,
  rule: 'r',
});
const board = (version: number, linkedCases: number, level = 1) => ({
  version,
  state: 'adjusted' as const,
  class: 'accident' as const,
  level,
  warning: null,
  firstKnownAt: '2026-07-18T00:00:00Z',
  activatedAt: null,
  stoodDownAt: null,
  clocks: [],
  linkedCases,
});

describe('the list of incidents', () => {
  test('begins with the gravest response; then what is watched, then what is over', () => {
    const lines = incidentLines(
      [
        row('over', { state: 'stood_down', level: 1 }),
        row('watched', { state: 'monitoring', level: null }),
        row('two'),
        row('one', { level: 1, state: 'stabilised' }),
        row('newer two', { firstKnownAt: '2026-07-18T01:00:00Z' }),
      ],
      {},
    );
    expect(lines.map((line) => line.row.id)).toEqual([
      'one',
      'newer two',
      'two',
      'watched',
      'over',
    ]);
  });

  test('shows what the board has told since it was read, and nothing older', () => {
    expect(incidentLines([row('a')], { a: board(2, 40) })[0]).toMatchObject({
      linkedCases: 40,
      level: 1,
      state: 'adjusted',
    });
    expect(incidentLines([row('a')], { a: board(1, 40) })[0]).toMatchObject({
      linkedCases: 3,
      level: 2,
    });
  });

  test('is read again for a version, not for each case that is linked', () => {
    expect(versionsOf({ b: board(1, 5), a: board(2, 6) })).toBe('a:2,b:1');
    expect(versionsOf({ a: board(2, 60), b: board(1, 50) })).toBe('a:2,b:1');
  });
});

describe('clocks', () => {
  const met = clock('2026-07-18T01:00:00Z', '2026-07-18T00:30:00Z');
  const late = clock('2026-07-18T09:00:00Z');
  const soon = clock('2026-07-18T05:00:00Z');

  test('that run stand before those that were met, the next one due on top', () => {
    expect(clocksInOrder([met, late, soon])).toEqual([soon, late, met]);
    expect(nextClock([met, late, soon])).toBe(soon);
    expect(nextClock([met])).toBeNull();
  });
});

test('an incident lasts from its activation, or from its first knowledge, to its end', () => {
  const now = Date.parse('2026-07-18T02:00:00Z');
  const times = { firstKnownAt: '2026-07-18T00:00:00Z', activatedAt: null, stoodDownAt: null };
  expect(lasted(times, now)).toBe(7_200);
  expect(lasted({ ...times, activatedAt: '2026-07-18T01:30:00Z' }, now)).toBe(1_800);
  expect(lasted({ ...times, stoodDownAt: '2026-07-18T01:00:00Z' }, now)).toBe(3_600);
});

test('a rule that names nothing but a time links nothing', () => {
  expect(linksNothing(rule)).toBe(true);
  expect(linksNothing({ ...rule, zones: ['z'] })).toBe(false);
});
