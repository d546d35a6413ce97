import { describe, expect, test } from 'vitest';
import { asksNothing, countQuery, draftOf, emptyRule, ruleOf } from './link-rule';

const from = '2026-07-18T00:30:00.000Z';
const draft = { ...emptyRule(from), categories: ['water'] };
const streetsOf = (zone: string) => [`${zone}-1`, `${zone}-2`];

describe('a link rule in a form', () => {
  test('takes words apart by commas of both kinds and by spaces, each once', () => {
    expect(ruleOf({ ...draft, words: '异味，土腥味, 异味  送水、tap' })?.words).toEqual([
      '异味',
      '土腥味',
      '送水',
      'tap',
    ]);
  });

  test('comes back as it was stored', () => {
    const rule = ruleOf({ ...draft, words: '异味', zones: ['z'] });
    expect(rule && ruleOf(draftOf(rule))).toEqual(rule);
  });

  test('keeps what a signal has put there, and asks for that', () => {
    const own = ruleOf(draft);
    if (!own) throw new Error('no rule');
    const ofSignal = { cells: ['882a100d25fffff'], all: true as const, also: [own] };
    const rule = ruleOf({ ...emptyRule(from), ofSignal });
    expect(rule).toMatchObject(ofSignal);
    expect(rule && draftOf(rule).ofSignal).toEqual(ofSignal);
    expect(asksNothing({ ...emptyRule(from), ofSignal })).toBe(false);
    expect(countQuery({ ...draft, ofSignal }, streetsOf)).toBeNull();
  });

  test('is none without a beginning, or with a word of one letter', () => {
    expect(ruleOf({ ...draft, from: null })).toBeNull();
    expect(ruleOf({ ...draft, words: '水' })).toBeNull();
  });

  test('that names a time alone asks for nothing', () => {
    expect(asksNothing(emptyRule(from))).toBe(true);
    expect(asksNothing({ ...emptyRule(from), words: '异味' })).toBe(false);
  });
});

describe('counting beforehand', () => {
  test('asks for the categories in the streets of the zones', () => {
    expect(countQuery({ ...draft, zones: ['z'], streets: ['s'] }, streetsOf)).toEqual({
      view: 'all',
      from,
      category: 'water',
      street: 's,z-1,z-2',
    });
  });

  test('says nothing where the list of cases can’t ask the same', () => {
    expect(countQuery({ ...draft, districts: ['d'], streets: ['s'] }, streetsOf)).toBeNull();
    expect(countQuery({ ...emptyRule(from), words: '异味' }, streetsOf)).toBeNull();
    expect(countQuery(emptyRule(from), streetsOf)).toBeNull();
  });
});
