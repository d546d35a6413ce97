import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PhraseMatcher } from './phrase-matcher';

function found(phrases: readonly string[], text: string): string[] {
  const hits: string[] = [];
  new PhraseMatcher(phrases).scan(text, (phrase, start, end) => {
    hits.push(`${phrases[phrase] ?? ''}@${start}-${end}`);
  });
  return hits.sort();
}

function naive(phrases: readonly string[], text: string): string[] {
  return [...new Set(phrases)]
    .filter((phrase) => phrase !== '')
    .flatMap((phrase) =>
      [...text.matchAll(/(?=[\s\S])/g)]
        .map((match) => match.index)
        .filter((at) => text.startsWith(phrase, at))
        .map((at) => `${phrase}@${at}-${at + phrase.length}`),
    )
    .sort();
}

test('finds phrases inside and across one another', () => {
  expect(found(['停水', '水管', '停水管', '管'], '停水管')).toEqual([
    '停水@0-2',
    '停水管@0-3',
    '水管@1-3',
    '管@2-3',
  ]);
});

test('finds what a search phrase by phrase finds', () => {
  const letters = fc.constantFrom('停', '水', '电', 'a', '😀');
  const word = fc.array(letters, { maxLength: 4 }).map((all) => all.join(''));
  const text = fc.array(letters, { maxLength: 40 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), text, (phrases, searched) => {
      expect(found(phrases, searched)).toEqual(naive(phrases, searched));
    }),
  );
});

test('an automaton without phrases finds nothing', () => {
  expect(found([], '停水')).toEqual([]);
});
