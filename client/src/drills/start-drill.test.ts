import { expect, test } from 'vitest';
import { seedOf } from './start-drill';

test.each([
  ['', undefined],
  ['  ', undefined],
  ['0', 0],
  ['718', 718],
  ['2147483647', 2_147_483_647],
  ['2147483648', null],
  ['-1', null],
  ['1.5', null],
  ['water', null],
])('“%s” is the seed %s', (typed, seed) => {
  expect(seedOf(typed)).toBe(seed);
});
