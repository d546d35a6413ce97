import type { WorstRow } from '@heed/shared/board';
import { expect, test } from 'vitest';
import { worstCases } from './worst-cases';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const row = (change: Partial<WorstRow> & { over: number; waited?: number }): WorstRow => {
  const { over, waited = over + 60, ...rest } = change;
  return {
    caseNo: '1',
    urgency: 'normal',
    category: null,
    district: null,
    street: null,
    unitId: null,
    clock: 'handle',
    receivedAt: ago(waited),
    dueAt: ago(over),
    pinned: false,
    ...rest,
  };
};

test('the most urgent come first, and of these the longest over', () => {
  const { cases } = worstCases(
    {
      a: row({ over: 9_000, urgency: 'normal' }),
      b: row({ over: 10, urgency: 'critical' }),
      c: row({ over: 20, urgency: 'critical' }),
      d: row({ over: 500, urgency: 'urgent' }),
    },
    { now: NOW, limit: 3 },
  );
  expect(cases.map(({ caseId }) => caseId)).toEqual(['c', 'b', 'd']);
});

test('what was escalated to the duty leader stands above the rest', () => {
  const rows = {
    a: row({ over: 900, urgency: 'critical' }),
    b: row({ over: 10, urgency: 'normal', pinned: true }),
  };
  const { cases } = worstCases(rows, { now: NOW, limit: 3 });
  expect(cases.map(({ caseId }) => caseId)).toEqual(['b', 'a']);
});

test('both times run with the clock', () => {
  const rows = { a: row({ over: 932, waited: 2_732 }) };
  expect(worstCases(rows, { now: NOW + 5_000, limit: 3 }).cases[0]).toMatchObject({
    overSeconds: 937,
    waitedSeconds: 2_737,
  });
});

test('times can be bare only while all of them are under an hour', () => {
  const short = row({ over: 60 });
  const limits = { now: NOW, limit: 3 };
  expect(worstCases({ a: short }, limits).minutesOnly).toBe(true);
  expect(worstCases({ a: short, b: row({ over: 60, waited: 3_600 }) }, limits).minutesOnly).toBe(
    false,
  );
});

test('a case that is not due yet by this clock is not called overdue', () => {
  expect(worstCases({ a: row({ over: -2 }) }, { now: NOW, limit: 3 }).cases).toEqual([]);
});
