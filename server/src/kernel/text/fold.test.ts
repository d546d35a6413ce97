import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldHanDigits, foldUnits } from './fold';

/** Any units at all, unpaired surrogates among them. */
const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));

test('folds case, width and apostrophes', () => {
  expect(foldUnits('ＡbＣ１２　Don’t（停水）')).toBe("abc12 don't(停水)");
});

test('reads Chinese digits as digits', () => {
  expect(foldHanDigits('一三八零〇幺九栋')).toBe('1380019栋');
});

test('keeps every offset, also of unpaired surrogates and of long texts', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldUnits(text)).toHaveLength(text.length);
    }),
  );
  const long = '停Ａ\ud800'.repeat(9000);
  expect(foldUnits(long)).toBe('停a\ud800'.repeat(9000));
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldUnits(foldUnits(text))).toBe(foldUnits(text));
    }),
  );
});
