import { describe, expect, test } from 'vitest';
import { readAt, sameOrder, sameValue, writeAt } from './content-path';
import { content, statement } from './press-samples';

const text = content({
  numbers: [{ id: 'n1', query: 'received', ofIncident: true, frozen: null }],
});

describe('a path', () => {
  test.each([
    ['title.zh', '标题'],
    ['confirmed.b.text.zh', '乙'],
    ['confirmed', ['a', 'b']],
    ['confirmed.z', null],
    ['confirmed.z.text.zh', null],
    ['nextUpdateAt', null],
    ['numbers.n1.query', 'received'],
  ])('%s leads to what stands there', (path, value) => {
    expect(readAt(text, path)).toEqual(value);
  });

  test('changes its own part alone, and not the content that it was given', () => {
    const next = writeAt(text, 'confirmed.b.text.zh', '丙');
    expect(readAt(next, 'confirmed.b.text.zh')).toBe('丙');
    expect(next.confirmed[0]).toBe(text.confirmed[0]);
    expect(readAt(text, 'confirmed.b.text.zh')).toBe('乙');
  });

  test('of an element adds it, puts another in its place, and takes it out', () => {
    const added = writeAt(text, 'confirmed.c', statement('c', '丙'));
    expect(readAt(added, 'confirmed')).toEqual(['a', 'b', 'c']);
    const other = writeAt(added, 'confirmed.a', statement('a', '丁'));
    expect(readAt(other, 'confirmed.a.text.zh')).toBe('丁');
    expect(readAt(writeAt(other, 'confirmed.b', null), 'confirmed')).toEqual(['a', 'c']);
  });

  test('of a list orders it, and what it doesn’t name stays behind', () => {
    const three = writeAt(text, 'confirmed.c', statement('c', '丙'));
    expect(readAt(writeAt(three, 'confirmed', ['b', 'a']), 'confirmed')).toEqual(['b', 'a', 'c']);
  });

  test('into what isn’t there changes nothing', () => {
    expect(writeAt(text, 'correction.right.zh', '对')).toEqual(text);
    expect(writeAt(text, 'confirmed.z.text.zh', '无')).toEqual(text);
  });
});

test('values are the same however their texts are composed and their fields ordered', () => {
  expect(sameValue({ a: 'é', b: 1 }, { b: 1, a: 'é' })).toBe(true);
  expect(sameValue('甲\r\n乙', '甲\n乙')).toBe(true);
  expect(sameValue('甲', '乙')).toBe(false);
  expect(sameValue(undefined, null)).toBe(true);
});

test('orders agree where what both know stands in the same order', () => {
  expect(sameOrder(['a', 'b'], ['a', 'x', 'b'])).toBe(true);
  expect(sameOrder(['a', 'b'], ['b', 'a'])).toBe(false);
});
