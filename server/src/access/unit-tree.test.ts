import { expect, it } from 'vitest';
import { subtree } from './unit-tree';

const units = [
  { id: 'city', parentId: null },
  { id: 'water', parentId: 'city' },
  { id: 'water-east', parentId: 'water' },
  { id: 'power', parentId: 'city' },
];

it('a subtree is the unit itself and all that hangs below it', () => {
  expect(subtree(units, 'water')).toEqual(['water', 'water-east']);
  expect(subtree(units, 'city').sort()).toEqual(['city', 'power', 'water', 'water-east']);
  expect(subtree(units, 'gone')).toEqual(['gone']);
});

it('a subtree ends even where the stored units form a ring', () => {
  const ring = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ];
  expect(subtree(ring, 'a')).toEqual(['a', 'b']);
});
