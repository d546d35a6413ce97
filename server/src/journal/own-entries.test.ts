import { expect, test } from 'vitest';
import { encodeEntry } from './entry-codec';
import { OwnEntries } from './own-entries';

const context = {
  at: '2026-11-24T06:00:00.000Z',
  realm: 'real',
  actor: { kind: 'system', id: null },
} as const;

function some(count: number) {
  return Array.from({ length: count }, (_, n) => {
    const accountId = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    return encodeEntry({ type: 'session-started', data: { accountId } }, context).told;
  });
}

function positionsAfter(own: OwnEntries, position: number, limit = 100): number[] {
  return own.after(position, limit).map((entry) => entry.position);
}

test('what was committed is handed out by position, as far as no other comes between', () => {
  const own = new OwnEntries();
  own.committed(5, some(3));
  own.committed(9, some(2));
  expect(own.newest).toBe(10);
  expect(positionsAfter(own, 4)).toEqual([5, 6, 7]);
  expect(positionsAfter(own, 5, 1)).toEqual([6]);
  expect(positionsAfter(own, 7)).toEqual([]);
  expect(positionsAfter(own, 8)).toEqual([9, 10]);
});

test('commits that are told out of order stand at their places', () => {
  const own = new OwnEntries();
  own.committed(3, some(2));
  own.committed(1, some(2));
  expect(own.newest).toBe(4);
  expect(positionsAfter(own, 0)).toEqual([1, 2, 3, 4]);
});

test('the oldest give way, and are not taken for others', () => {
  const own = new OwnEntries();
  own.committed(1, some(10));
  own.committed(11, some(2_048));
  expect(own.at(10)).toBeUndefined();
  expect(own.at(11)?.position).toBe(11);
  expect(positionsAfter(own, 0)).toEqual([]);
  expect(positionsAfter(own, 10, 5_000)).toHaveLength(2_048);
});
