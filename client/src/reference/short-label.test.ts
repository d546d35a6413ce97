import { expect, test } from 'vitest';
import { shortLabel } from './short-label';

const named = { name: '废气油烟异味', nameEn: 'Fumes and odours', short: null, shortEn: null };

test('a category has the label that was given to it', () => {
  const category = { ...named, short: '废气油烟', shortEn: 'Fumes' };
  expect(shortLabel(category, 'zh-CN')).toBe('废气油烟');
  expect(shortLabel(category, 'en')).toBe('Fumes');
});

test('without one it has as many whole words of its name as there is room for', () => {
  expect(shortLabel({ ...named, name: '城市管理/占道经营' }, 'zh-CN')).toBe('占道经营');
  expect(shortLabel(named, 'zh-CN')).toMatch(/^废气/);
  expect(shortLabel(named, 'en')).toBe('Fumes');
});

test('without an English name the Chinese label has to do', () => {
  expect(shortLabel({ ...named, nameEn: null, short: '油烟' }, 'en')).toBe('油烟');
});
