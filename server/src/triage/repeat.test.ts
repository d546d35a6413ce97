import { expect, test } from 'vitest';
import { isWorse, type RepeatCandidate, repeatOf } from './repeat';

const subject = { category: 'water-outage', street: 's1', receivedAt: '2026-03-31T00:00:00Z' };

function open(caseId: string, fields: Partial<RepeatCandidate> = {}): RepeatCandidate {
  return { ...subject, receivedAt: '2026-03-20T00:00:00Z', ...fields, caseId };
}

const cases: readonly [title: string, candidates: RepeatCandidate[], caseId: string | null][] = [
  ['the same matter is a repeat', [open('a')], 'a'],
  ['another category is not', [open('a', { category: 'gas' })], null],
  ['an unknown category does not part them', [open('a', { category: null })], 'a'],
  ['another street is not', [open('a', { street: 's2' })], null],
  ['an unknown street does not part them', [open('a', { street: null })], 'a'],
  ['thirty days ago still is', [open('a', { receivedAt: '2026-03-01T00:00:00Z' })], 'a'],
  ['longer ago is not', [open('a', { receivedAt: '2026-02-28T23:59:59Z' })], null],
  ['a case received later is not', [open('a', { receivedAt: '2026-04-01T00:00:00Z' })], null],
  ['the newest wins', [open('a'), open('b', { receivedAt: '2026-03-25T00:00:00Z' })], 'b'],
  ['nothing to repeat', [], null],
];

test.each(cases)('[R-01] %s', (_title, candidates, caseId) => {
  expect(repeatOf(subject, candidates)).toEqual(caseId && { caseId, rule: 'R-01' });
});

test('a more urgent repeat is worse, an equal one is not', () => {
  expect(isWorse('critical', 'urgent')).toBe(true);
  expect(isWorse('urgent', 'urgent')).toBe(false);
  expect(isWorse('normal', 'urgent')).toBe(false);
});
