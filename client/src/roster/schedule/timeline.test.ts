import type { Duty, PostRow } from '@heed/shared/roster';
import { expect, test } from 'vitest';
import { axisOf, HOUR_MS, linesOf, ticksOf } from './timeline';

const midnight = Date.parse('2026-11-24T16:00:00Z');
const now = midnight + 14 * HOUR_MS;
const axis = axisOf(now, midnight, 0);
const post: PostRow = {
  id: 'p',
  version: 1,
  code: 'p',
  name: 'p',
  nameEn: null,
  unitId: null,
  capacity: null,
  needed: 2,
  retired: false,
};
const iso = (hours: number) => new Date(midnight + hours * HOUR_MS).toISOString();
const duty = (memberId: string, from: number, to: number): Duty => ({
  shiftId: memberId,
  date: '2026-11-25',
  postId: 'p',
  memberId,
  start: iso(from),
  end: iso(to),
  calledIn: false,
  override: null,
});

test('the axis begins at the quarter of the day that runs, and has one tick each six hours', () => {
  expect(axis.from).toBe(midnight + 12 * HOUR_MS);
  expect(ticksOf(axis)).toHaveLength(12);
  expect(axisOf(now, midnight, 3).from).toBe(axis.to);
});

test('duties at one time stand in lanes, gaps below them, and who is on duty now is counted once', () => {
  const duties = [duty('a', 8, 20), duty('b', 10, 22), duty('a', 13, 15), duty('c', 20, 32)];
  const gaps = [{ postId: 'p', start: iso(22), end: iso(32), have: 1, needed: 2 }];
  const retired = { ...post, id: 'old', retired: true };
  const [line, ...others] = linesOf({ posts: [post, retired], duties, gaps }, axis, now);
  expect(others).toEqual([]);
  expect(line?.duties.map(({ lane }) => lane)).toEqual([0, 1, 2, 0]);
  expect(line).toMatchObject({ lanes: 4, have: 2, gaps: [{ lane: 3 }] });
  // What began before the axis is cut at its edge.
  expect(line?.duties[0]).toMatchObject({ left: 0, width: 8 / 72 });
});
