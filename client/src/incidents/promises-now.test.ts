import type { PromiseBoardRow } from '@heed/shared/incident-board';
import { expect, test } from 'vitest';
import { promisesNow } from './promises-now';

const NOW = Date.parse('2026-07-18T02:00:00.000Z');

function promise(state: PromiseBoardRow['state'], dueAt: string, incidentId = 'water') {
  return { version: 1, incidentId, state, dueAt, ownerUnitId: null };
}

test('the open ones, the first that falls due, and those that were not kept', () => {
  const promises = {
    a: promise('open', '2026-07-18T04:00:00.000Z'),
    b: promise('revised', '2026-07-18T02:15:00.000Z'),
    passed: promise('open', '2026-07-18T01:59:00.000Z'),
    broken: promise('broken', '2026-07-18T01:00:00.000Z'),
    kept: promise('kept', '2026-07-18T03:00:00.000Z'),
    other: promise('open', '2026-07-18T02:05:00.000Z', 'power'),
  };
  expect(promisesNow(promises, 'water', NOW)).toEqual({
    open: 2,
    nextDueAt: '2026-07-18T02:15:00.000Z',
    broken: 2,
  });
  expect(promisesNow({}, 'water', NOW)).toEqual({ open: 0, nextDueAt: null, broken: 0 });
});
