import { expect, test } from 'vitest';
import { foldUnits } from '../../src/kernel/text/fold';
import { askRules } from './asks';

test('a question has one code, with the prefix by which the journal knows it', () => {
  const codes = askRules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^ask:[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
});

test('a question is short enough for a wall, in both languages', () => {
  const long = askRules.filter(({ label }) => label.zh.length > 10 || label.en.length > 30);
  expect(long).toEqual([]);
  expect(askRules.filter(({ label }) => !label.zh || !label.en)).toEqual([]);
});

test('a phrase asks one question only, and stands once', () => {
  const phrases = askRules.flatMap((rule) => rule.phrases.map(foldUnits));
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
  expect(phrases.filter((phrase) => phrase.length < 2)).toEqual([]);
});
