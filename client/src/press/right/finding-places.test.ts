import type { LintFinding } from '@heed/shared/bulletins';
import { expect, test } from 'vitest';
import { content } from '../draft/press-samples';
import { findingLines, findingsAt, findingsInOrder, languageOf, placeOf } from './finding-places';

const finding = (path: string, more: Partial<LintFinding> = {}): LintFinding => ({
  code: 'empty-phrase',
  severity: 'warns',
  path,
  offset: null,
  length: null,
  params: {},
  signedBy: null,
  ...more,
});

test.each([
  ['confirmed.1.text.zh', 'confirmed.b'],
  ['confirmed.0', 'confirmed.a'],
  ['title.en', 'title'],
  ['removed', 'removed'],
  ['confirmed.9.text.zh', 'confirmed'],
])('%s is a fault of %s', (path, place) => {
  expect(placeOf(content(), finding(path))).toBe(place);
});

test('faults of a statement are found at it', () => {
  const all = [finding('confirmed.1.text.zh'), finding('title.zh')];
  expect(findingsAt(content(), all, 'confirmed.b')).toEqual([all[0]]);
});

test('what holds the text up stands first, what was signed over last', () => {
  const blocks = finding('a', { severity: 'blocks' });
  const [open, signed] = [finding('b'), finding('c', { signedBy: 'x' })];
  expect(findingsInOrder([signed, open, blocks])).toEqual([blocks, open, signed]);
});

test('a fault of a text names its language', () => {
  expect([finding('title.zh'), finding('title.en'), finding('kind')].map(languageOf)).toEqual([
    'zh',
    'en',
    null,
  ]);
});

test('the same fault of a place is told once, with how often it is there', () => {
  const blank = { code: 'token-unknown', severity: 'blocks' } as const;
  const lines = findingLines(content(), [
    finding('confirmed.0.text.zh', blank),
    finding('confirmed.0.text.en', blank),
    finding('confirmed.1.text.zh', blank),
    finding('confirmed.0.text.zh'),
    finding('confirmed.0.text.en'),
  ]);
  expect(lines.map(({ finding: { path, severity }, count }) => [path, severity, count])).toEqual([
    ['confirmed.0.text.zh', 'blocks', 2],
    ['confirmed.1.text.zh', 'blocks', 1],
    ['confirmed.0.text.zh', 'warns', 1],
    ['confirmed.0.text.en', 'warns', 1],
  ]);
});
