import type { IncidentRow, LinkRule } from '@heed/shared/incidents';
import { expect, test } from 'vitest';
import { nearestIncidents, type NearLists } from './nearest-incidents';

const cell = '882a100d25fffff';
const subject = {
  zone: { kind: 'ring1', id: cell },
  parent: 'mill',
  cells: [cell],
  streets: [],
  category: 'power-outage',
  topic: null,
} as const;
const nothing: LinkRule = {
  categories: [],
  districts: [],
  streets: [],
  zones: [],
  words: [],
  from: '2026-07-14T11:00:00.000Z',
  to: null,
};
const lists: NearLists = {
  parentOf: (code) => code.split('-')[0] ?? null,
  districtOf: (place) => (place.startsWith('mill') ? 'mill' : null),
  streetsOfZone: (zone) => (zone === 'grid-1' ? ['mill-3'] : []),
};
const incident = (id: string, linkedCases: number, rule: Partial<LinkRule>) =>
  ({ id, linkedCases, rule: { ...nothing, ...rule } }) as IncidentRow;
const shares = (rule: Partial<LinkRule>) =>
  nearestIncidents(
    { ...subject, cells: [...subject.cells], streets: [] },
    [incident('i', 1, rule)],
    lists,
  )[0]?.shares;

test('an incident shares the matter by topic or kind, and the place by cell or district', () => {
  expect(shares({ categories: ['power-voltage'], zones: ['grid-1'] })).toBe('both');
  expect(shares({ categories: ['power-outage'], districts: ['lake'] })).toBe('matter');
  expect(shares({ categories: ['water'], cells: [cell] })).toBe('place');
  expect(shares({ categories: ['water'], streets: ['mill-1'] })).toBe('place');
  expect(shares({ categories: ['water'] })).toBe('nothing');
  expect(shares({ words: ['停电'] })).toBe('nothing');
});

test('what was added to an incident counts as its own', () => {
  const added = { ...nothing, categories: ['power-outage'], cells: [cell] };
  expect(shares({ categories: ['water'], districts: ['lake'], also: [added] })).toBe('both');
});

test('the nearest comes first, of equals the one with the most cases', () => {
  const order = nearestIncidents(
    { ...subject, cells: [...subject.cells], streets: [] },
    [
      incident('far', 900, { categories: ['water'] }),
      incident('small', 3, { categories: ['power-outage'] }),
      incident('large', 40, { categories: ['power-outage'] }),
      incident('near', 1, { categories: ['power-outage'], districts: ['mill'] }),
    ],
    lists,
  );
  expect(order.map(({ row }) => row.id)).toEqual(['near', 'large', 'small', 'far']);
});
