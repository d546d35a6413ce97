import { expect, test } from 'vitest';
import { withinOf, type Holder, type Weighed } from './within';

const at = (minute: number) => `2026-07-14T11:${String(minute).padStart(2, '0')}:00.000Z`;
const suggestion = (id: string): Holder => ({ kind: 'suggestion', id });
const incident = (id: string): Holder => ({ kind: 'incident', id });

/** A suggestion with so many cases, and how many of them others hold. */
function one(
  id: string,
  cases: number,
  held: readonly [Holder, number][] = [],
  part: Partial<Weighed> = {},
): Weighed {
  const shares = held.map(([holder, shared]) => ({ ...holder, cases: shared }));
  const own = {
    state: 'standing',
    within: null,
    incidentId: null,
    raisedAt: at(0),
    kin: [],
  } as const;
  return { id, cases, shares, ...own, ...part };
}
const wide = (shared: number, part: Partial<Weighed> = {}) =>
  one('wide', 200, [[suggestion('small'), shared]], part);
const small = (shared: number, part: Partial<Weighed> = {}) =>
  one('small', 50, [[suggestion('wide'), shared]], part);
const found = (...all: Weighed[]) => Object.fromEntries(withinOf(all));
const isWithin = { state: 'within', within: suggestion('wide') } as const;

test('[I20] four fifths of whose cases belong to a wider one is named within that', () => {
  expect(found(wide(40), small(40))).toEqual({ wide: null, small: suggestion('wide') });
  expect(found(wide(39), small(39))).toEqual({ wide: null, small: null });
});

test('[I20] it stays there until less than three fifths are left', () => {
  expect(found(wide(30), small(30, isWithin))['small']).toEqual(suggestion('wide'));
  expect(found(wide(29), small(29, isWithin))['small']).toBeNull();
});

test('[I20] of a chain all are within the widest that stands by itself', () => {
  const chain = [
    one('a', 100, [
      [suggestion('b'), 40],
      [suggestion('c'), 18],
    ]),
    one('b', 50, [
      [suggestion('a'), 40],
      [suggestion('c'), 20],
    ]),
    one('c', 20, [
      [suggestion('a'), 18],
      [suggestion('b'), 20],
    ]),
  ];
  expect(found(...chain)).toEqual({ a: null, b: suggestion('a'), c: suggestion('a') });
  // What is within another holds nothing itself.
  const [a, b, c] = chain;
  if (!a || !b || !c) throw new Error('no chain');
  expect(found(a, b, { ...c, shares: [{ ...suggestion('b'), cases: 20 }] })['c']).toBeNull();
});

test('[I20] of two alike the one that was raised first keeps the other', () => {
  const twin = (id: string, other: string, raised: number, part: Partial<Weighed> = {}) =>
    one(id, 100, [[suggestion(other), 95]], { raisedAt: at(raised), ...part });
  expect(found(twin('b', 'a', 1), twin('a', 'b', 2))).toEqual({ b: null, a: suggestion('b') });
});

test('[I20] what is within another takes its place once it is a quarter wider', () => {
  const grown = (cases: number) =>
    found(one('wide', 100, [[suggestion('small'), 95]]), {
      ...one('small', cases, [[suggestion('wide'), 95]], isWithin),
    });
  expect(grown(115)).toEqual({ wide: null, small: suggestion('wide') });
  expect(grown(130)).toEqual({ small: null, wide: suggestion('small') });
});

test('[I20] an incident that takes cases in holds before a suggestion does', () => {
  const both = one('small', 50, [
    [suggestion('wide'), 50],
    [incident('i'), 41],
  ]);
  expect(found(wide(50), both)['small']).toEqual(incident('i'));
});

test('[I20] what was dismissed or accepted holds while its signal lasts', () => {
  expect(found(wide(45, { state: 'dismissed' }), small(45))).toEqual({
    small: suggestion('wide'),
  });
  const accepted = { state: 'accepted', incidentId: 'i' } as const;
  const linking = small(45, isWithin);
  expect(found(wide(45, accepted), linking)).toEqual({ small: incident('i') });
});

test('[I20] of the same kind in the place of a wider one that stands is named within that', () => {
  const kin = one('small', 50, [], { kin: ['wide'] });
  const mutual = wide(0, { kin: ['small'] });
  expect(found(mutual, kin)).toEqual({ wide: null, small: suggestion('wide') });
  expect(found(one('wide', 20, [], { kin: ['small'] }), kin)['wide']).toEqual(suggestion('small'));
  // What was decided takes no more of its kind in.
  expect(found(wide(0, { state: 'dismissed' }), kin)['small']).toBeNull();
  expect(found(wide(0, { state: 'accepted', incidentId: 'i' }), kin)['small']).toBeNull();
});

test('[I20] of which no case is known yet stays where it is', () => {
  expect(found(one('small', 0))).toEqual({ small: null });
  expect(found(one('small', 0, [], isWithin))).toEqual({ small: suggestion('wide') });
});
