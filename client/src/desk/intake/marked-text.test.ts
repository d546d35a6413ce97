import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markText, phrasesOf } from './marked-text';

const text = '中午起水发黄有土腥味';
const shown = (spans: { offset: number; length: number }[]) =>
  markText(text, spans).map((part) => (part.marked ? `[${part.text}]` : part.text));

test('phrases that a rule heard are marked, the rest stays', () => {
  expect(
    shown([
      { offset: 7, length: 3 },
      { offset: 4, length: 2 },
    ]),
  ).toEqual(['中午起水', '[发黄]', '有', '[土腥味]']);
});

test('overlapping and touching phrases are marked once', () => {
  expect(
    shown([
      { offset: 3, length: 3 },
      { offset: 4, length: 2 },
      { offset: 6, length: 1 },
    ]),
  ).toEqual(['中午起', '[水发黄有]', '土腥味']);
});

test('a phrase that reaches past the text ends with it', () => {
  expect(shown([{ offset: 8, length: 90 }])).toEqual(['中午起水发黄有土', '[腥味]']);
});

test('whatever the rules say, the text stays the text', () => {
  const span = fc.record({ offset: fc.integer({ min: -5, max: 40 }), length: fc.nat(20) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span), (any, spans) => {
      expect(
        markText(any, spans)
          .map((part) => part.text)
          .join(''),
      ).toBe(any);
    }),
  );
});

test('phrases are told once each, in the order of the text', () => {
  const spans = [
    { offset: 7, length: 3 },
    { offset: 4, length: 2 },
    { offset: 4, length: 2 },
  ];
  expect(phrasesOf(text, spans)).toEqual(['发黄', '土腥味']);
});
