import { expect, test } from 'vitest';
import { foldDesks } from './desk-fold';
import type { Desk } from './desks';

const desks: Desk[] = ['a', 'b', 'c', 'd'].map((path) => ({
  path,
  label: path,
  verb: 'case:read',
}));

test.each([
  ['all of them where there is room', 4, 'a', 'abcd+'],
  ['as many as there is room for', 2, 'a', 'ab+cd'],
  ['the present one in place of the last', 2, 'd', 'ad+bc'],
])('the bar shows %s', (_, room, present, expected) => {
  const { shown, folded } = foldDesks(desks, room, ({ path }) => path === present);
  const paths = (of: readonly Desk[]) => of.map(({ path }) => path).join('');
  expect(`${paths(shown)}+${paths(folded)}`).toBe(expected);
});
