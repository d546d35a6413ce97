import { expect, test } from 'vitest';
import { Chance, valueAt } from './chance';
import { timeAfter } from './drill-time';
import { phrased } from './phrase';

test('a seed and a label make one row of numbers; another label makes another', () => {
  const row = (seed: number, label: string) => {
    const chance = new Chance(seed, label);
    return Array.from({ length: 5 }, () => chance.next());
  };
  expect(row(7, 'a')).toEqual(row(7, 'a'));
  expect(row(7, 'a')).not.toEqual(row(7, 'b'));
  expect(row(7, 'a')).not.toEqual(row(8, 'a'));
});

test('so many happen as are expected, on the whole', () => {
  const chance = new Chance(3, 'counts');
  const counts = Array.from({ length: 4_000 }, () => chance.count(6));
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(mean).toBeGreaterThan(5.8);
  expect(mean).toBeLessThan(6.2);
});

test('weights decide how often a thing is picked, and one without weight never is', () => {
  const chance = new Chance(5, 'weights');
  const picks = Array.from({ length: 3_000 }, () =>
    chance.weightedKey({ often: 3, rarely: 1, never: 0 }),
  );
  expect(picks).not.toContain('never');
  const often = picks.filter((pick) => pick === 'often').length / picks.length;
  expect(often).toBeGreaterThan(0.71);
  expect(often).toBeLessThan(0.79);
});

test.each([
  [-5, 2],
  [10, 2],
  [15, 6],
  [20, 10],
  [99, 10],
])('a curve at minute %d is %d', (minute, value) => {
  expect(
    valueAt(
      [
        [10, 2],
        [20, 10],
      ],
      minute,
    ),
  ).toBe(value);
});

test('a phrase fills slots and chooses within brackets, as deep as they go', () => {
  const words = new Map([
    ['who', '[he|he] {does}'],
    ['does', 'runs'],
  ]);
  const said = phrased('{who}[!|!]', (slot) => words.get(slot), new Chance(1, 'phrase'));
  expect(said).toBe('he runs!');
});

test('a slot that nobody knows, and one that names itself, are faults of the script', () => {
  const chance = new Chance(1, 'phrase');
  expect(() => phrased('{nobody}', () => undefined, chance)).toThrow('no words for {nobody}');
  expect(() => phrased('{again}', () => '{again}', chance)).toThrow('goes in circles');
});

test.each([
  ['2026-07-18T08:30:00+08:00', 75.5, '2026-07-18T09:45:30+08:00'],
  ['2026-07-18T08:30:00+08:00', -600, '2026-07-17T22:30:00+08:00'],
  ['2026-07-18T08:30:00-03:30', 60, '2026-07-18T09:30:00-03:30'],
  ['2026-07-18T23:59:00Z', 1, '2026-07-19T00:00:00Z'],
])('%s and %d minutes is %s', (start, minute, expected) => {
  expect(timeAfter(start, minute)).toBe(expected);
});
