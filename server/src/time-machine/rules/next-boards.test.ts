import { expect, test } from 'vitest';
import { boardsBehind, boardsOnward, lastReady } from './next-boards';

const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

test('whoever goes back finds the fifteen full minutes before ready, and more are made in time', () => {
  const behind = boardsBehind(at('14:05:00'));
  expect([behind.length, behind[0], behind.at(-1)]).toEqual([15, at('13:50:00'), at('14:04:00')]);
  expect(boardsBehind(at('14:05:30')).at(-1)).toBe(at('14:05:00'));
  expect(lastReady(at('14:05:00'))).toBe(at('13:57:00'));
});

test('whoever goes on finds the next four of the same stride ready', () => {
  const noon = at('12:00:00');
  expect(boardsOnward(noon, at('12:00:10'))).toEqual(
    ['12:00:20', '12:00:30', '12:00:40', '12:00:50'].map(at),
  );
  const others = [undefined, noon, at('12:01:00'), at('11:00:00')];
  expect(others.map((before) => boardsOnward(before, noon))).toEqual([[], [], [], []]);
});
