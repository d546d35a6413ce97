import type { BoardParts } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { bulletinsInOrder, circled, largestUnanswered, volumeAround } from './bulletins-now';

const START = Date.parse('2026-07-18T00:00:00Z');
const MINUTE = 60_000;
const at = (minute: number) => new Date(START + minute * MINUTE).toISOString();
const bucket = (received: number) => ({
  received,
  receivedByUrgency: { critical: 0, urgent: 0, normal: received },
  closed: 0,
  expected: null,
  low: null,
  high: null,
});
/** Ten in each bucket of the first hour, twenty in each of the second. */
const buckets: BoardParts['buckets'] = Object.fromEntries(
  Array.from({ length: 24 }, (_, n) => [at(n * 5), bucket(n < 12 ? 10 : 20)]),
);

describe('what came in around a bulletin', () => {
  test('is counted by the whole buckets of half an hour on both sides', () => {
    expect(volumeAround(buckets, at(62), START + 120 * MINUTE)).toEqual({ before: 60, after: 120 });
  });

  test('is not known before the half hour after it has passed', () => {
    expect(volumeAround(buckets, at(62), START + 94 * MINUTE)).toBeNull();
    expect(volumeAround(buckets, at(62), START + 95 * MINUTE)).not.toBeNull();
  });

  test('is not known where the board does not go back so far', () => {
    expect(volumeAround(buckets, at(20), START + 120 * MINUTE)).toBeNull();
    expect(volumeAround({}, at(62), START + 120 * MINUTE)).toBeNull();
  });
});

test('bulletins are in the order of their publication, of one incident alone', () => {
  const row = (minute: number, incidentId: string) => ({
    version: 1,
    incidentId,
    number: 1,
    year: 2026,
    kind: 'progress' as const,
    state: 'published' as const,
    publishedAt: at(minute),
    correctedAt: null,
    nextUpdateAt: null,
  });
  const shown = bulletinsInOrder({ b: row(9, 'i'), a: row(3, 'i'), c: row(1, 'other') }, 'i');
  expect(shown.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a mark is a circled number as far as there are any', () => {
  expect([1, 20, 21].map(circled)).toEqual(['①', '⑳', '21']);
});

test('the largest question is one that no bulletin answers', () => {
  const asks = {
    usable: { people: 116, before: 94 },
    'restored-when': { people: 53, before: 14 },
    cause: { people: 0, before: 9 },
  };
  expect(largestUnanswered(asks, new Set(['usable']))).toEqual({
    code: 'restored-when',
    people: 53,
  });
  expect(largestUnanswered(asks, new Set(['usable', 'restored-when']))).toBeNull();
});
