import { expect, test } from 'vitest';
import { joinRuleOf, type JoinRuleDraft } from './rule-draft';

const draft: JoinRuleDraft = {
  name: '同片区异味',
  categories: [],
  streets: [],
  zones: [],
  words: '异味，黄水、异味',
  validUntil: '2026-07-18T20:00:00Z',
};

test('words are taken apart, each once', () => {
  expect(joinRuleOf(draft)?.words).toEqual(['异味', '黄水']);
});

test.each<[string, Partial<JoinRuleDraft>]>([
  ['without a name', { name: ' ' }],
  ['that never ends', { validUntil: null }],
  ['that asks for all', { words: '' }],
  ['with a word that is too short', { words: '水' }],
])('%s it is no rule', (_, part) => {
  expect(joinRuleOf({ ...draft, ...part })).toBeNull();
});
