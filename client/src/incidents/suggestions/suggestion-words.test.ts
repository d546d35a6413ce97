import { expect, test } from 'vitest';
import type { BoardParts } from '@heed/shared/board';
import type { Suggestion } from '@heed/shared/suggestions';
import { changeOf, suggestionName } from './suggestion-words';

const at = '2026-07-14T11:00:00.000Z';
const suggestion: Suggestion = {
  id: 's-1',
  realm: 'real',
  version: 1,
  signal: 'hotspot-1',
  question: 'hotspot',
  zone: { kind: 'ring1', id: '882a100d25fffff' },
  parent: 'mill',
  category: 'power',
  topic: null,
  cells: ['882a100d25fffff'],
  streets: ['mill-1'],
  since: at,
  from: at,
  raisedAt: at,
  class: 'accident',
  mostly: null,
  cases: 41,
  people: 39,
};
const names = {
  t: (key: string, named: Record<string, unknown> = {}) =>
    [key, ...Object.values(named)].join('|').replace('signals.title|', ''),
  category: (code: string) => code,
  place: (code: string) => code,
  topic: (id: string) => id,
  timeZone: 'Asia/Shanghai',
};

test('it is called by what and where, as its signal is, and no longer than an incident may be', () => {
  expect(suggestionName(suggestion, names)).toBe('power|signals.around|mill-1');
  const long = { ...names, category: () => 'p'.repeat(90) };
  expect(suggestionName(suggestion, long)).toHaveLength(60);
});

test('what is of any category is called by what most of it is about', () => {
  const any = { ...suggestion, category: null, mostly: 'water' };
  expect(suggestionName(any, names)).toBe('suggestions.mostly|water|signals.around|mill-1');
  expect(suggestionName({ ...any, mostly: null }, names)).toBe('signals.all|signals.around|mill-1');
  expect(suggestionName({ ...any, category: 'power' }, names)).toContain('power|');
});

test('its numbers are old when it changes, and when its signal is told anew', () => {
  const mark = { signal: 'hotspot-1', version: 1, raisedAt: at };
  const board = (version: number, told: string) =>
    changeOf({
      suggestions: { 's-1': { ...mark, version } },
      signals: { 'hotspot-1': { at: told } } as unknown as BoardParts['signals'],
    });
  expect(board(1, at)).toBe(board(1, at));
  expect(board(2, at)).not.toBe(board(1, at));
  expect(board(1, '2026-07-14T11:05:00.000Z')).not.toBe(board(1, at));
  expect(changeOf({ suggestions: {}, signals: {} })).toBe('');
});
