import type { SuggestedScope } from '@heed/shared/suggestions';
import { expect, test } from 'vitest';
import { isKin } from './kin';

const [cell, near, far] = ['882a100d25fffff', '882a100d21fffff', '882a107289fffff'];
const lists = {
  parentOf: (code: string) => (code.startsWith('water-') ? 'water' : null),
  districtOf: (code: string) => (code.startsWith('east') ? 'east' : undefined),
};
const scope = (part: Partial<SuggestedScope>): SuggestedScope => ({
  zone: { kind: 'city', id: null },
  parent: null,
  category: 'water-odour',
  topic: null,
  cells: [],
  streets: [],
  ...part,
});
const kin = (narrow: Partial<SuggestedScope>, wide: Partial<SuggestedScope> = {}) =>
  isKin(scope(narrow), scope(wide), lists);

test('[I20] of a kind are a category, its parent, and what else is of that', () => {
  expect(kin({ category: 'water-outage' })).toBe(true);
  expect(kin({ category: 'water' })).toBe(true);
  expect(kin({}, { category: 'water' })).toBe(true);
  expect(kin({ category: 'road' })).toBe(false);
  expect(kin({ category: null })).toBe(false);
  expect(kin({ category: null, topic: 't' }, { category: null, topic: 't' })).toBe(false);
});

test('[I20] a place lies in the city, in its district, and among the cells around it', () => {
  const district = { zone: { kind: 'district', id: 'east' } } as const;
  const street = { zone: { kind: 'street', id: 'east-willow' } } as const;
  const ring = { zone: { kind: 'ring1', id: cell }, parent: 'east', cells: [cell, near] } as const;
  const asRing = { ...ring, cells: [...ring.cells] };
  expect(kin(district)).toBe(true);
  expect(kin({}, district)).toBe(false);
  expect(kin(district, district)).toBe(true);
  expect(kin(street, district)).toBe(true);
  expect(kin(asRing, district)).toBe(true);
  expect(kin(district, { zone: { kind: 'district', id: 'west' } })).toBe(false);
  expect(kin({ zone: { kind: 'cell', id: near }, cells: [near] }, asRing)).toBe(true);
  expect(kin({ zone: { kind: 'cell', id: far }, cells: [far] }, asRing)).toBe(false);
  expect(kin(street, asRing)).toBe(false);
});
