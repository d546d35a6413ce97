import type { SavedView, ViewCounts } from '@heed/shared/console';
import { expect, test } from 'vitest';
import { crossings } from './crossings';

const view = (id: string, alertAbove: number | null): SavedView => ({
  id,
  ownerId: 'li',
  version: 1,
  name: id,
  query: {},
  shared: false,
  alertAbove,
  editable: true,
});
const held = (saved: Record<string, number>): ViewCounts => ({
  views: {},
  unread: 0,
  saved: Object.fromEntries(
    Object.entries(saved).map(([id, total]) => [id, { total, totalCapped: false }]),
  ),
});
const views = [view('east', 10), view('west', null), view('new', 3)];

test('a view is told of once, when it passes its number, and not while it stays above', () => {
  const names = (before: Record<string, number>, now: Record<string, number>) =>
    crossings(views, held(before), held(now)).map(({ id }) => id);
  expect(names({ east: 10, west: 5 }, { east: 11, west: 500, new: 9 })).toEqual(['east']);
  expect(names({ east: 11, new: 3 }, { east: 30, new: 3 })).toEqual([]);
  expect(names({ east: 30, new: 4 }, { east: 9, new: 5 })).toEqual([]);
});
