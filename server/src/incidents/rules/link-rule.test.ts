import { describe, expect, test } from 'vitest';
import { MOST_ADDED, type LinkRule } from '@heed/shared/incidents';
import { at, directory, rule, watched } from '../../../test/incident-story';
import { isRefusal } from '../../kernel/refusal';
import { linkRuleFault, ruleAsksFor } from './link-rule';
import { decideWidening } from './widen';

describe('the rule that links', () => {
  const candidate = {
    receivedAt: at(1),
    category: 'water-taste',
    district: 'east',
    street: 'east-willow',
    text: '自来水有异味',
  };
  const zones = (zone: string) => (zone === 'zone-1' ? ['east-willow'] : []);
  const asks = (part: Partial<LinkRule>, of: Partial<typeof candidate> = {}) =>
    ruleAsksFor({ ...rule, ...part }, { ...candidate, ...of }, zones);

  test('[I10] asks by category or by words', () => {
    expect(asks({ categories: ['water-taste'] })).toBe(true);
    expect(asks({ categories: ['road'], words: ['异味'] })).toBe(true);
    expect(asks({ categories: ['road'], words: ['停电'] })).toBe(false);
  });

  test('[I10] asks by district, street or zone, and for both what and where', () => {
    expect(asks({ zones: ['zone-1'] })).toBe(true);
    expect(asks({ zones: ['zone-2'] })).toBe(false);
    expect(asks({ districts: ['east'] }, { street: 'elsewhere' })).toBe(true);
    expect(asks({ categories: ['water-taste'], streets: ['west-mill'] })).toBe(false);
  });

  test('[I10] asks within its time only, and with nothing but a time for nothing', () => {
    const words = ['异味'];
    expect(asks({ words, from: at(2) })).toBe(false);
    expect(asks({ words, to: at(1) })).toBe(false);
    expect(asks({ words, to: at(2) })).toBe(true);
    expect(asks({})).toBe(false);
  });

  test('[I10] what was added asks by itself: no place of one part goes with the matter of another', () => {
    const own = { categories: ['road'], districts: ['west'] };
    const added = { ...rule, categories: ['water-taste'], districts: ['east'] };
    expect(asks({ ...own, also: [added] })).toBe(true);
    expect(asks({ ...own, also: [added] }, { category: 'road' })).toBe(false);
    expect(asks({ ...own, also: [added] }, { category: 'road', district: 'west' })).toBe(true);
    expect(asks({ ...own, also: [{ ...added, from: at(2) }] })).toBe(false);
  });

  test('[I21] an incident that takes no cases in takes no suggestion in, and none more than it may', () => {
    const widen = (state: 'monitoring' | 'stood_down', also: LinkRule[] = []) =>
      decideWidening(
        { record: { ...watched().record, state }, rule: { ...rule, also } },
        { suggestionId: 's', parts: [rule], name: '停水' },
      );
    expect(widen('stood_down')).toMatchObject({ error: 'illegal-state' });
    expect(
      widen(
        'monitoring',
        Array.from({ length: MOST_ADDED }, () => rule),
      ),
    ).toMatchObject({
      extra: { details: [{ message: 'too-many-added' }] },
    });
    const one = widen('monitoring', [rule]);
    if (isRefusal(one)) throw new Error(one.error);
    expect(one.rule?.also).toEqual([rule, rule]);
    expect(one.words).toEqual({ suggestion: '停水' });
  });

  test('[I9] a rule of unknown codes, or that ends before it begins, is refused naming the place', () => {
    const fault = (part: Partial<LinkRule>) => linkRuleFault({ ...rule, ...part }, directory);
    expect(
      fault({ categories: ['water-taste'], streets: ['east-willow'], zones: ['zone-1'] }),
    ).toBeNull();
    expect(fault({ zones: ['zone-1', 'zone-9'] })).toMatchObject({
      error: 'unknown-zone',
      extra: { details: [{ path: 'rule.zones.1' }] },
    });
    expect(fault({ to: at(-7) })).toMatchObject({ extra: { details: [{ path: 'rule.to' }] } });
    expect(fault({ also: [rule, { ...rule, districts: ['nowhere'] }] })).toMatchObject({
      error: 'unknown-place',
      extra: { details: [{ path: 'rule.also.1.districts.0' }] },
    });
  });
});
