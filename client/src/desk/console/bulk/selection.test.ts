import { expect, test } from 'vitest';
import { allMatching, isEmpty, nothingSelected, ranged, toggled } from './selection';

const order = ['a', 'b', 'c', 'd', 'e', 'f'];
const chosen = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].toSorted().join('');

test('a range goes from the last one that was ticked, grows and shrinks with the hand, and leaves others alone', () => {
  let selection = toggled(toggled(nothingSelected, 'f'), 'b');
  selection = ranged(selection, order, { from: null, to: 'd' });
  expect(chosen(selection)).toBe('bcdf');
  selection = ranged(selection, order, { from: 'd', to: 'c' });
  expect(chosen(selection)).toBe('bcf');
  selection = ranged(selection, order, { from: 'c', to: 'a' });
  expect(chosen(selection)).toBe('abf');
});

test('without one that was ticked a range begins at the focused row', () => {
  expect(chosen(ranged(nothingSelected, order, { from: 'd', to: 'e' }))).toBe('de');
});

test('a row that has left the list begins no range', () => {
  const gone = toggled(nothingSelected, 'x');
  expect(chosen(ranged(gone, order, { from: 'a', to: 'c' }))).toBe('cx');
});

test('all that match are chosen until one is ticked by hand', () => {
  const all = allMatching(order);
  expect(isEmpty(all)).toBe(false);
  expect(toggled(all, 'c')).toMatchObject({ ids: new Set(['c']), matching: false });
});
