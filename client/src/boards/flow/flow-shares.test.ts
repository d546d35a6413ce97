import { expect, test } from 'vitest';
import { flowShares } from './flow-shares';

const flow = { opened: 200, answered: 150, closed: 220 };

test('what goes out is a share of what came in new', () => {
  expect(flowShares(flow)).toEqual({ answered: '75%', closed: '110%' });
});

test('there is no share of nothing', () => {
  expect(flowShares({ ...flow, opened: 0 })).toEqual({ answered: '—', closed: '—' });
});
