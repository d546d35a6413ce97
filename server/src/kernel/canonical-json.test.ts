import { expect, test } from 'vitest';
import { canonicalJson, contentDigest } from './canonical-json';

test('the same value has one text, whatever the order in which its fields were made', () => {
  const one = { b: [{ y: 1, x: null }], a: '水' };
  const other = { a: '水', b: [{ x: null, y: 1 }] };
  expect(canonicalJson(one)).toBe('{"a":"水","b":[{"x":null,"y":1}]}');
  expect(contentDigest(other)).toBe(contentDigest(one));
});

test('a field that is undefined is as good as none; the order of a list counts', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
  expect(contentDigest([1, 2])).not.toBe(contentDigest([2, 1]));
});
