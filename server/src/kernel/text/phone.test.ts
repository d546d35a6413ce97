import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalisePhone } from './phone';

test.each([
  ['13812345678', '+8613812345678'],
  ['138-1234 5678', '+8613812345678'],
  ['+86 138 1234 5678', '+8613812345678'],
  ['008613812345678', '+8613812345678'],
  ['8613812345678', '+8613812345678'],
  ['１３８１２３４５６７８', '+8613812345678'],
  ['一三八一二三四五六七八', '+8613812345678'],
  ['0731-88881234', '+8673188881234'],
  ['(010) 88881234', '+861088881234'],
  ['+86 0731 88881234', '+8673188881234'],
  ['0731-88881234转801', '+8673188881234'],
  ['400-800-1234', '+864008001234'],
  ['110', '110'],
  ['12345', '12345'],
  ['95598', '95598'],
  ['+1 713 555 0123', '+17135550123'],
  ['88881234', null],
  ['1381234567', null],
  ['138123456789', null],
  ['', null],
  ['没有', null],
])('%s is %s', (raw, normal) => {
  expect(normalisePhone(raw)).toBe(normal);
});

test('a normal number is its own normal form', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?[\d ()-]{3,18}$/), (raw) => {
      const normal = normalisePhone(raw);
      if (normal !== null) expect(normalisePhone(normal)).toBe(normal);
    }),
  );
});
