import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findForbidden, showable } from './clean-text';

/** Any units at all, unpaired surrogates among them. */
const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));

test('names what no text may hold', () => {
  expect(findForbidden('停水\n了😀')).toBeNull();
  expect(findForbidden('停\0水')).toBe('holds-nul');
  expect(findForbidden('😀停\ud83d水')).toBe('broken-characters');
  expect(findForbidden('\udc00')).toBe('broken-characters');
});

test.each([
  ['e\u0301t\u00e9', '\u00e9t\u00e9'],
  ['停\u202e水\u2066了\u200b\ufeff', '停水了'],
  ['一\r\n二\r三\t四', '一\n二\n三\t四'],
  ['a\u0007b\u009fc', 'abc'],
  ['停\ud800水', '停\ufffd水'],
])('%j is shown as %j', (text, shown) => {
  expect(showable(text)).toBe(shown);
});

test('what is showable stays as it is and may be stored', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = showable(text);
      expect(showable(shown)).toBe(shown);
      expect(findForbidden(shown)).toBeNull();
    }),
  );
});
