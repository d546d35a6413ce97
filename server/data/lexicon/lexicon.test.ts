import { ClockKind, Urgency } from '@heed/shared/vocabulary';
import { expect, test } from 'vitest';
import { foldUnits } from '../../src/kernel/text/fold';
import { defaultCategories } from '../default-categories';
import { defaultClockPolicy } from '../clock-policy';
import { cityRules } from './city';
import { kindRules } from './kind';
import { lookalikes } from './lookalikes';
import { peopleRules } from './people';
import { urgencyRules } from './urgency';
import { utilityRules } from './utilities';
import { signalRules, vulnerableRules } from './vulnerable';

const categoryRules = [...utilityRules, ...cityRules, ...peopleRules];
const scored = [...categoryRules, ...kindRules].map((rule) => ({
  code: rule.code,
  phrases: [...(rule.strong ?? []), ...(rule.weak ?? [])],
}));
const rules = [...scored, ...urgencyRules, ...vulnerableRules];
const allPhrases = [...rules, ...signalRules].flatMap((rule) => rule.phrases);

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

test('a rule code names one rule', () => {
  expect(repeated(rules.map((rule) => rule.code))).toEqual([]);
});

test.each(rules)('$code lists no phrase twice', ({ phrases }) => {
  expect(repeated(phrases.map(foldUnits))).toEqual([]);
});

test('a phrase has two letters or more and no outer spaces', () => {
  const wrong = allPhrases.filter((phrase) => phrase.trim() !== phrase || phrase.length < 2);
  expect(wrong).toEqual([]);
});

test('a lookalike holds a shorter phrase', () => {
  const phrases = allPhrases.map(foldUnits);
  const idle = lookalikes.filter(
    (word) => !phrases.some((phrase) => word.includes(phrase) && word !== phrase),
  );
  expect(idle).toEqual([]);
});

test('each category of the default tree but the catch-alls has a rule, and each rule a category', () => {
  const codes = new Set(defaultCategories.map((category) => category.code));
  const ruled = new Set(categoryRules.map((rule) => rule.category));
  expect([...ruled].filter((code) => !codes.has(code))).toEqual([]);
  const parents = new Set(defaultCategories.map((category) => category.parent));
  const leaves = [...codes].filter((code) => !parents.has(code));
  expect(leaves.filter((code) => !ruled.has(code))).toEqual([]);
});

test('codes of the default tree are unique and parents come before their children', () => {
  const codes = defaultCategories.map((category) => category.code);
  expect(repeated(codes)).toEqual([]);
  const late = defaultCategories.filter(
    ({ code, parent }) => parent !== null && codes.indexOf(parent) >= codes.indexOf(code),
  );
  expect(late).toEqual([]);
  expect(defaultCategories.some(({ parent }) => parent !== null && !codes.includes(parent))).toBe(
    false,
  );
});

test.each(ClockKind.options)(
  'the %s clock has a limit with a source for each urgency, shorter for the more urgent',
  (clock) => {
    const rows = defaultClockPolicy.filter((row) => row.clock === clock && !row.procedure);
    const minutes = rows.map((row) => row.limit.amount);
    expect(rows.map((row) => row.urgency)).toEqual(Urgency.options);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(rows.every((row) => row.source !== '')).toBe(true);
  },
);
