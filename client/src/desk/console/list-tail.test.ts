import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withTail } from './list-tail';

const letters = (text: string) => text.split('');

test.each([
  ['stays as it was under a head that is the same', 'abc', 'abcdef', 'abcdef'],
  ['keeps the rows that new ones pushed out of the head', 'xyab', 'abcdef', 'xyabcdef'],
  ['loses a row that rose into the head', 'eab', 'abcdef', 'eabcdf'],
  ['loses a row of the head that went', 'acd', 'abcdef', 'acdef'],
  ['comes after a head that nobody has seen', 'xyz', 'abcdef', 'xyzabcdef'],
])('what is further down %s', (_, fresh, shown, whole) => {
  expect(withTail(letters(fresh), letters(shown)).join('')).toBe(whole);
});

test('read to its end, a list is what was read', () => {
  const fresh = letters('abc');
  expect(withTail(fresh, letters('ab'))).toBe(fresh);
});

test('rows that rose, fell in or went leave every row once, in the order of the new list', () => {
  const rows = fc.uniqueArray(fc.nat(60), { minLength: 12, maxLength: 30 });
  fc.assert(
    fc.property(rows, fc.nat(100), fc.integer({ min: 4, max: 8 }), (order, moved, depth) => {
      const shown = order.map(String);
      const now = [...shown];
      const [risen = ''] = now.splice(moved % now.length, 1);
      now.splice(moved % depth, 0, risen);
      const whole = withTail(now.slice(0, depth), shown);
      expect(whole).toEqual(now);
    }),
  );
});
