import { expect, test } from 'vitest';
import { listQuery } from './case-filters';
import { mustReachZero, sumUrgencies } from './must-reach-zero';

const overdue = {
  open: 1284,
  overdue: { critical: 3, urgent: 9, normal: 11 },
  dueSoon: { critical: 1, urgent: 20, normal: 20 },
  overdueNeverContacted: 8,
  neverContacted: 90,
  unclaimed: 186,
  undispatched: 27,
};

test('each number that must reach zero opens the list of its cases', () => {
  const shown = mustReachZero(overdue).map((zero) => [zero.count, listQuery(zero.filters)]);
  expect(shown).toEqual([
    [3, { view: 'overdue', urgency: 'critical' }],
    [8, { view: 'never-contacted', sla: 'overdue' }],
    [27, { view: 'open', state: 'registered,pending_dispatch' }],
    [90, { view: 'never-contacted' }],
  ]);
});

test('the bar adds all three urgencies', () => {
  expect(sumUrgencies(overdue.overdue)).toBe(23);
});
