import { expect, test } from 'vitest';
import { markOf, realmOfDrill } from './mark';

test('every realm but the real one is marked', () => {
  expect(markOf('real')).toBeNull();
  expect(markOf('drill-jiangzhou-water-d99b09')).toEqual({
    kind: 'drill',
    id: 'jiangzhou-water-d99b09',
  });
  expect(markOf('replay-a')).toEqual({ kind: 'replay', id: 'a' });
});

test('a drill’s realm leads back to the drill', () => {
  expect(markOf(realmOfDrill('water-1'))?.id).toBe('water-1');
});
