import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOrder, emptyOrder, extendOrder, offerOrder, orderChanges } from './held-order';

describe('an order while nobody has a hand on it', () => {
  test('is taken at once', () => {
    const first = offerOrder(emptyOrder, ['a', 'b'], false);
    expect(offerOrder(first, ['b', 'a', 'c'], false)).toEqual({
      shown: ['b', 'a', 'c'],
      waiting: null,
    });
  });
});

describe('an order under the hand', () => {
  const shown = offerOrder(emptyOrder, ['a', 'b', 'c'], false);

  test('stays, and the new one waits', () => {
    expect(offerOrder(shown, ['c', 'a', 'b'], true)).toEqual({
      shown: ['a', 'b', 'c'],
      waiting: ['c', 'a', 'b'],
    });
  });

  test('has nothing waiting once the new one is the shown one again', () => {
    const waiting = offerOrder(shown, ['c', 'a', 'b'], true);
    expect(offerOrder(waiting, ['a', 'b', 'c'], true).waiting).toBeNull();
  });

  test('is replaced when it is asked for', () => {
    expect(applyOrder(offerOrder(shown, ['c', 'a', 'b'], true))).toEqual({
      shown: ['c', 'a', 'b'],
      waiting: null,
    });
  });

  test('takes a first page all the same', () => {
    expect(offerOrder(emptyOrder, ['a'], true).shown).toEqual(['a']);
  });

  test('gets further pages at its end, each row once', () => {
    const waiting = offerOrder(shown, ['d', 'a', 'b', 'c'], true);
    expect(extendOrder(waiting, ['d', 'e'])).toEqual({
      shown: ['a', 'b', 'c', 'd', 'e'],
      waiting: ['d', 'a', 'b', 'c', 'e'],
    });
  });
});

test.each([
  ['nothing', 'abc', 'abc', 0],
  ['one row that came', 'abc', 'xabc', 1],
  ['one row that went', 'abc', 'ac', 1],
  ['one row that moved to the top, not the three it passed', 'abcd', 'dabc', 1],
  ['a turned list', 'abcd', 'dcba', 3],
  ['one row for another', 'abc', 'abx', 2],
])('counts %s', (_, before, after, changes) => {
  expect(orderChanges(before.split(''), after.split(''))).toBe(changes);
});

test('counts no change exactly where two orders are the same', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 12 });
  fc.assert(
    fc.property(ids, ids, (before, after) => {
      const same = before.join('\n') === after.join('\n') && before.length === after.length;
      expect(orderChanges(before, after) === 0).toBe(same);
    }),
  );
});

test('never counts more moves than rows were moved', () => {
  const list = fc.uniqueArray(fc.nat(50), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (numbers, from, to) => {
      const before = numbers.map(String);
      const after = [...before];
      const [moved] = after.splice(from % after.length, 1);
      after.splice(to % before.length, 0, moved ?? '');
      expect(orderChanges(before, after)).toBeLessThanOrEqual(1);
    }),
  );
});
