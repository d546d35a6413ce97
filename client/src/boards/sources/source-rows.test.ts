import { describe, expect, test } from 'vitest';
import { sourceRows } from './source-rows';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const heard = (minutes: number) => ({ lastAt: new Date(NOW - minutes * 60_000).toISOString() });
const slice = (received: number, before: number) => ({
  received,
  before,
  people: received,
  expected: null,
});
const wide = { now: NOW, limit: 9 };

function stateOf(minutes: number, received: number, before: number) {
  const { named } = sourceRows({ phone: heard(minutes) }, { phone: slice(received, before) }, wide);
  return named[0]?.state;
}

describe('a source', () => {
  test.each([
    [1, 50, 60, 'fresh'],
    [10, 50, 60, 'fresh'],
    [11, 50, 60, 'late'],
    [11, 2, 3, 'fresh'],
    [31, 50, 60, 'silent'],
    [31, 0, 0, 'silent'],
  ] as const)('heard %s min ago, with %s and %s in two hours, is %s', (age, now, before, state) => {
    expect(stateOf(age, now, before)).toBe(state);
  });

  test('whose clock is ahead of the server’s is not younger than now', () => {
    expect(sourceRows({ phone: heard(-5) }, {}, wide).named[0]?.ageSeconds).toBe(0);
  });

  test('that brought nothing for two hours is still listed', () => {
    expect(sourceRows({ letter: heard(300) }, {}, wide).named).toMatchObject([
      { channel: 'letter', received: 0, state: 'silent' },
    ]);
  });
});

test('columns keep the order of the vocabulary, and the least busy share one', () => {
  const channels = { phone: slice(1, 0), web: slice(9, 9), app: slice(2, 0), email: slice(8, 1) };
  const sources = { phone: heard(1), web: heard(1), app: heard(1), email: heard(1) };
  const rows = sourceRows(sources, channels, { now: NOW, limit: 3 });
  expect(rows.named.map(({ channel }) => channel)).toEqual(['web', 'email']);
  expect(rows.others).toEqual({ channels: 2, received: 3 });
});
