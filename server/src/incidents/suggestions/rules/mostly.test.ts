import { expect, test } from 'vitest';
import { mostlyOf } from './mostly';

const parents: Record<string, string> = { 'water-odour': 'water', 'water-outage': 'water' };
const mostly = (cases: number, counts: Record<string, number>) =>
  mostlyOf(new Map(Object.entries(counts)), cases, (code) => parents[code]);

test('half of the cases are of one category, or of one kind', () => {
  expect(mostly(10, { 'water-odour': 5, road: 3 })).toBe('water-odour');
  expect(mostly(10, { 'water-odour': 4, 'water-outage': 3, road: 3 })).toBe('water');
  expect(mostly(10, { 'water-odour': 3, water: 2, road: 3 })).toBe('water');
  expect(mostly(10, { 'water-odour': 4, road: 4 })).toBeNull();
  expect(mostly(0, {})).toBeNull();
});
