import type { BulletinContent, Statement } from '@heed/shared/bulletins';
import { expect, test } from 'vitest';
import { answeredAsks, promisedAnswer } from './answered-asks';

const statement = (answers: string[], knownAt: string | null = null): Statement => ({
  id: answers.join('-') || 'none',
  text: { zh: '一句话。', en: 'A sentence.' },
  assertion: 'other',
  verifier: null,
  knownAt,
  knownBy: null,
  promiseId: null,
  answers,
});
const both = { zh: '', en: '' };
const content: BulletinContent = {
  kind: 'progress',
  title: both,
  issuer: both,
  lead: both,
  usable: [statement(['usable', 'boil'])],
  confirmed: [],
  unknown: [statement(['restored-when'], '2026-07-18T09:00:00Z'), statement(['cause'])],
  doing: [statement(['where-water'])],
  advice: [],
  help: [],
  numbers: [],
  nextUpdateAt: null,
  noNextReason: null,
  removed: [],
  correction: null,
};

test('a question is answered by what is said, and not by what is said to be unknown', () => {
  expect([...answeredAsks(content)].sort()).toEqual(['boil', 'usable', 'where-water']);
  expect(answeredAsks(undefined).size).toBe(0);
});

test('an answer is promised where the unknown has a time', () => {
  expect(promisedAnswer(content, 'restored-when')).toBe('2026-07-18T09:00:00Z');
  expect(promisedAnswer(content, 'cause')).toBeNull();
  expect(promisedAnswer(undefined, 'cause')).toBeNull();
});
