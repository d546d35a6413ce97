import { expect, test } from 'vitest';
import { proposalLoad } from './proposals';

const row = { unitId: 'a', memberId: null, open: 3, overdue: 1, memberOpen: null, reasons: [] };

test('a unit’s load is its share of what it can carry; one that can carry nothing has none', () => {
  expect(proposalLoad({ ...row, capacity: 10 }).share).toBeCloseTo(0.3);
  expect(proposalLoad({ ...row, capacity: 0 }).share).toBeNull();
  expect(proposalLoad({ ...row, capacity: null }).share).toBeNull();
});
