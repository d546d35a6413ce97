import { RatesQuery } from '@heed/shared/rates';
import { expect, test } from 'vitest';
import type { LocationQuery } from 'vue-router';
import { addressOfAsking, askingFromAddress, scopeOf } from './rate-asking';

const now = Date.parse('2026-07-18T06:48:20.000Z');
const own = { from: '2026-07-01T00:00:00.000Z', to: '2026-07-18T00:00:00.000Z' };

test.each<LocationQuery>([
  {},
  { span: '30', by: 'unit', unit: 'u1,u2' },
  { span: 'own', ...own, district: 'east', category: 'water-outage' },
])('the address %j asks for what it says, and is written again as it was', (address) => {
  const asking = askingFromAddress(address);
  expect(addressOfAsking(asking)).toEqual(address);
  const { by } = asking;
  const query = { ...scopeOf(asking, now), ...(by && { by }) };
  expect(RatesQuery.safeParse(query).success).toBe(true);
});

test('what makes no sense in an address is as good as left out', () => {
  const asking = askingFromAddress({ span: 'year', by: 'weather', from: 'soon', unit: ',' });
  expect(asking).toEqual(askingFromAddress({}));
  expect(scopeOf(asking, now)).toEqual({
    from: '2026-07-11T06:48:20.000Z',
    to: '2026-07-18T06:48:20.000Z',
  });
});

test('nothing is asked before the period is known', () => {
  expect(scopeOf(askingFromAddress({}), Number.NaN)).toBeNull();
  expect(scopeOf(askingFromAddress({ span: 'own', from: own.from }), now)).toBeNull();
});
