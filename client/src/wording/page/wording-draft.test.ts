import { expect, test } from 'vitest';
import { WordingTerms, WordingWords } from '@heed/shared/wording';
import { contentOf, draftFrom, missingOf } from './wording-draft';

test('an empty form misses what every entry needs; a filled one fits the schemas of the wire', () => {
  const draft = draftFrom(null, 'me');
  expect([...missingOf(draft)].toSorted()).toEqual(['answer', 'expiresAt', 'questions', 'title']);
  const filled = {
    ...draft,
    title: ' 能不能喝 ',
    questions: '水能不能喝\n\n 烧开呢 ',
    answer: '暂不要饮用',
    expiresAt: '2026-07-18T18:00:00.000Z',
  };
  expect(missingOf(filled).size).toBe(0);
  const { words, terms } = contentOf(filled);
  expect(WordingWords.parse(words)).toEqual({
    title: '能不能喝',
    questions: ['水能不能喝', '烧开呢'],
    answer: '暂不要饮用',
    answerEn: null,
  });
  expect(WordingTerms.parse(terms)).toMatchObject({ ownerId: 'me', ownerUnitId: null });
  expect(missingOf({ ...filled, ownerId: '' })).toEqual(new Set(['owner']));
});
