import { expect, test } from 'vitest';
import { fromBytes, joined, toBytes, toPieces } from './bytes.fold';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const cases = Array.from({ length: 5_000 }, (_, n) => [`case-${n}`, n, null, '东街']);

test.each<[string, unknown]>([
  ['nothing', null],
  ['a number', 7],
  ['an empty list', []],
  ['an empty object', {}],
  ['a list of exactly one piece', cases.slice(0, 2_000)],
  ['a list of several pieces', cases],
  [
    'an object with lists in it',
    { today: 3, cases, left: undefined, deep: { all: [], of: cases } },
  ],
])('the pieces of %s are the bytes of the whole', (_what, value) => {
  expect(text(joined(toPieces(value)))).toBe(text(toBytes(value)));
});

test('a list that is made as it is written is written the same', () => {
  const pieces = [...toPieces(cases.values().map(([id]) => id))];
  expect(fromBytes(joined(pieces))).toEqual(cases.map(([id]) => id));
  expect(pieces).toHaveLength(3);
});
