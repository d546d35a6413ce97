import { expect, test } from 'vitest';
import { matchesPinyin, pinyinInitials } from './pinyin-initials';

test.each([
  ['望江里3栋', 'wjl3d'],
  ['文景路3段', 'wjl3d'],
  ['鼓楼区', 'glq'],
  ['B座 Tower', 'bztower'],
  ['长沙', 'cs'],
  ['重庆路', 'cql'],
])('%s is read %s first', (name, initials) => {
  expect(pinyinInitials(name)[0]).toBe(initials);
});

test('a character with several readings gives several variants, at most four', () => {
  expect(pinyinInitials('重庆路')).toContain('zql');
  expect(pinyinInitials('重长行乐朝重长行乐朝').length).toBe(4);
  expect(pinyinInitials('，。')).toEqual([]);
});

test.each([
  ['望江里3栋', 'wjl', true],
  ['望江里3栋', 'WJL3D', true],
  ['望江里3栋', 'jl3', true],
  ['望江里3栋', 'wangjiang', true],
  ['望江里3栋', 'wangj', true],
  ['望江里3栋', 'wjx', false],
  ['望江里3栋', '', false],
])('%s against %s: %s', (name, query, matches) => {
  expect(matchesPinyin(name, query)).toBe(matches);
});
