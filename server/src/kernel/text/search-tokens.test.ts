import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexTokens, queryTokens } from './search-tokens';

function finds(text: string, query: string): boolean {
  const tokens = new Set(indexTokens(text));
  const wanted = queryTokens(query);
  return wanted.length > 0 && wanted.every((token) => tokens.has(token));
}

const text = '望江里3栋停水三天，高压水泵房（G2）坏了。Pump No. 12 is BROKEN，请拨ＡＢＣ';

test.each([
  '停水',
  '江里',
  '水泵',
  '高压水泵房',
  '3栋',
  '里3栋',
  'g2',
  'G2',
  'pump',
  'broken',
  '12',
  'abc',
  '停水 pump',
  '望江里3栋停水三天',
])('“%s” is found', (query) => {
  expect(finds(text, query)).toBe(true);
});

test.each(['停电', '泵房坏', '泵里', '4栋', 'pum', '', '，', '房坏了的'])(
  '“%s” is not',
  (query) => {
    expect(finds(text, query)).toBe(false);
  },
);

test('a Chinese character that is a word of its own is found alone', () => {
  expect(queryTokens('水')).toEqual(['水']);
  expect(finds('3栋', '栋')).toBe(true);
});

test('no token is longer than 64 bytes, none comes twice', () => {
  const tokens = indexTokens(`${'x'.repeat(100)} ${'щ'.repeat(50)} 停水 停水 ${'1'.repeat(70)}栋`);
  expect(tokens.every((token) => Buffer.byteLength(token) <= 64)).toBe(true);
  expect(new Set(tokens).size).toBe(tokens.length);
});

const pieces = fc.constantFrom('停', '水', '电', '梯', '望江', '3', 'pump', ' ', '，', '𠀀');

test('every two neighbouring Chinese characters of a text find it', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const whole = parts.join('');
      for (const [pair] of whole.matchAll(/(?=(\p{Script=Han}{2}))/gu).map((match) => [match[1]])) {
        expect(finds(whole, pair ?? '')).toBe(true);
      }
    }),
  );
});
