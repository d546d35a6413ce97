import { expect, test } from 'vitest';
import { defaultCategories } from './default-categories';

test.each(defaultCategories)('$code has short labels that fit a wall', ({ short, shortEn }) => {
  expect(short).toMatch(/^\p{Script=Han}{1,5}$/u);
  expect(shortEn).toMatch(/^[\w .-]{1,10}$/);
});

test.each(['short', 'shortEn'] as const)('no two categories have the same %s', (field) => {
  const labels = defaultCategories.map((category) => category[field]);
  expect(new Set(labels).size).toBe(labels.length);
});
