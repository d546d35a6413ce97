import { describe, expect, test } from 'vitest';
import type { LinkRule } from '@heed/shared/incidents';
import { at, directory, rule } from '../../../test/incident-story';
import { linkRuleFault, ruleAsksFor } from './link-rule';

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
  });
});
