import { expect, test } from 'vitest';
import { inputOf } from '../incident-draft';
import { emptyOpening, missingOfOpening, openingOfSuggestion, settled } from './opening';

const now = Date.parse('2026-07-18T01:00:30Z');
const suggestion = {
  name: '东江水厂供水异味事件',
  nameEn: 'Dongjiang Waterworks odour',
  class: 'accident' as const,
  firstKnownAt: '2026-07-18T00:36:00.000Z',
  rule: {
    categories: ['water'],
    districts: [],
    streets: [],
    zones: [],
    words: ['异味', 'tap water'],
    from: '2026-07-18T00:30:00.000Z',
    to: null,
  },
  activate: { level: 2, matter: '异味', expectedDuration: '24 小时', measures: '送水' },
};

test('an empty form is known from this minute, and looks back an hour', () => {
  const draft = emptyOpening(now);
  expect(draft.firstKnownAt).toBe('2026-07-18T01:00:00.000Z');
  expect(draft.rule.from).toBe('2026-07-18T00:00:00.000Z');
  expect([...missingOfOpening(draft)].toSorted()).toEqual(['class', 'name']);
});

test('a response that starts at once needs the four that the law asks for', () => {
  const missing = missingOfOpening({ ...emptyOpening(now), activate: true });
  expect([...missing].toSorted()).toEqual([
    'class',
    'expectedDuration',
    'level',
    'matter',
    'measures',
    'name',
  ]);
});

test('a suggestion fills the form so that it can be sent as it is', () => {
  const draft = openingOfSuggestion(suggestion);
  expect(missingOfOpening(draft).size).toBe(0);
  expect(inputOf(draft, { requestId: 'r' })).toMatchObject({
    name: suggestion.name,
    nameEn: suggestion.nameEn,
    firstKnownAt: suggestion.firstKnownAt,
    activate: suggestion.activate,
  });
});

test('a social-security incident is sent without the grade that was chosen before', () => {
  const draft = { ...openingOfSuggestion(suggestion), class: 'social-security', grade: 'major' };
  expect(settled(draft).grade).toBe('');
  expect(settled({ ...draft, class: 'accident' }).grade).toBe('major');
});
