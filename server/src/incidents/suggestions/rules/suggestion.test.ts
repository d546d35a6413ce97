import { gridDisk } from 'h3-js';
import { describe, expect, test } from 'vitest';
import type { LinkRule } from '@heed/shared/incidents';
import type { SignalRow } from '@heed/shared/signals';
import { hotspot } from '../../../../test/signal-builders';
import { ruleAsksFor } from '../../rules/link-rule';
import { classOf } from './incident-class';
import { covers } from './covered';
import {
  beginningOf,
  ruleOf,
  scopeOf,
  stepFor,
  suggests,
  type KnownSuggestion,
} from './suggestion';

const at = Date.parse('2026-07-14T11:00:00.000Z');
const signal = (part: Partial<SignalRow> = {}) => hotspot(at, part);
const topic = '00000000-0000-7000-8000-0000000000d1';
const batch = { channel: 'transfer', share: 0.9, usualShare: 0.1 } as const;
const city = { kind: 'city', id: null } as const;
const places = {
  districtOf: (code: string) => (code.startsWith('east') ? 'east' : undefined),
  streetsOfZone: (zone: string) => (zone === 'zone-1' ? ['east-willow'] : []),
};
const nothing = {
  ...ruleOf({ ...scopeOf(signal()), category: null, cells: [] }, '2026-07-14T10:00:00.000Z'),
};
const rule = (part: Partial<LinkRule>): LinkRule => ({ ...nothing, ...part });
const isCovered = (part: Partial<LinkRule>, of: Partial<SignalRow> = {}) =>
  covers(rule(part), scopeOf(signal(of)), places);

describe('what suggests an incident', () => {
  test('[I16] a surge or hotspot of the wall does, and a topic of any level; rows entered in one go never', () => {
    expect(suggests(signal())).toBe(true);
    expect(suggests(signal({ question: 'surge', zone: city }))).toBe(true);
    expect(suggests(signal({ level: 'review' }))).toBe(false);
    expect(suggests(signal({ level: 'review', category: null, topic }))).toBe(true);
    expect(suggests(signal({ batch }))).toBe(false);
    expect(suggests(signal({ category: null, topic, batch }))).toBe(false);
  });

  test('[I16] nor does a surge of thanks', () => {
    expect(suggests(signal({ category: 'other-thanks' }))).toBe(false);
  });

  test('[I16] an incident covers it that asks for its category or topic, or for any', () => {
    expect(isCovered({ categories: ['water-outage'] })).toBe(true);
    expect(isCovered({ categories: ['power-outage'] })).toBe(false);
    expect(isCovered({ words: ['停水'] })).toBe(false);
    expect(isCovered({ topics: [topic] }, { category: null, topic })).toBe(true);
    expect(isCovered({ categories: ['water-outage'] }, { category: null })).toBe(false);
    expect(isCovered({ districts: ['east'] })).toBe(true);
    expect(isCovered({ all: true }, { category: null, zone: city })).toBe(true);
    expect(isCovered({})).toBe(false);
    expect(isCovered({ categories: ['water-outage'], to: '2026-07-15T00:00:00.000Z' })).toBe(false);
  });

  test('[I16] an incident covers it that asks in all of its place', () => {
    const street = { kind: 'street', id: 'east-willow' } as const;
    const district = { kind: 'district', id: 'east' } as const;
    const cells = gridDisk('882a100d25fffff', 1);
    expect(isCovered({ districts: ['east'] }, { zone: city })).toBe(false);
    expect(isCovered({ districts: ['east'] }, { zone: street })).toBe(true);
    expect(isCovered({ zones: ['zone-1'] }, { zone: street })).toBe(true);
    expect(isCovered({ streets: ['east-willow'] }, { zone: district })).toBe(false);
    expect(isCovered({ cells })).toBe(true);
    expect(isCovered({ cells: cells.slice(1) })).toBe(false);
    const found = { districts: [], streets: ['east-willow', 'west-mill'], cells: [] };
    expect(isCovered({ zones: ['zone-1'] }, { parent: null, covers: found })).toBe(false);
  });
});

describe('the life of a suggestion', () => {
  const known = (part: Partial<KnownSuggestion> = {}): KnownSuggestion => ({
    state: 'standing',
    scope: scopeOf(signal()),
    toldAt: signal().at,
    ...part,
  });
  const step = (of: SignalRow, before?: KnownSuggestion, rules: LinkRule[] = []) =>
    stepFor(of, before, { rules, others: [], places });
  const moved = hotspot(at + 300_000, { zone: { kind: 'district', id: 'east' } });

  test('[I17] it is raised, follows its signal forward only, and lapses for a reason', () => {
    expect(step(signal())).toEqual({ kind: 'raise' });
    expect(step(signal({ level: 'review' }))).toBeNull();
    expect(step(signal(), known())).toBeNull();
    // It fades, and stands as long as it is open.
    expect(step(signal({ level: 'review' }), known())).toBeNull();
    expect(step(moved, known())).toEqual({ kind: 'change' });
    expect(step(signal(), known({ scope: scopeOf(moved), toldAt: moved.at }))).toBeNull();
    expect(step(signal({ batch }), known())).toEqual({ kind: 'lapse', why: 'batch' });
    const water = rule({ categories: ['water-outage'] });
    expect(step(signal(), known(), [water])).toEqual({ kind: 'lapse', why: 'covered' });
    expect(step(signal(), undefined, [water])).toBeNull();
  });

  test('[I17] two signals of the same matter in the same place suggest it once', () => {
    const look = { rules: [], others: [scopeOf(signal())], places };
    expect(stepFor(signal(), undefined, look)).toBeNull();
    expect(stepFor(signal({ category: 'power-outage' }), undefined, look)).toEqual({
      kind: 'raise',
    });
  });

  test('[I17] what was decided stays so while the signal lasts; what lapsed is raised again', () => {
    expect(step(moved, known({ state: 'dismissed' }))).toBeNull();
    expect(step(moved, known({ state: 'accepted' }))).toBeNull();
    expect(step(moved, known({ state: 'lapsed' }))).toEqual({ kind: 'raise' });
    expect(step({ ...moved, level: 'review' }, known({ state: 'lapsed' }))).toBeNull();
  });
});

describe('its cases', () => {
  const candidate = {
    receivedAt: beginningOf(signal()),
    category: 'water-outage',
    district: 'east',
    street: 'east-willow',
    cell: '882a100d25fffff',
    topic: null,
    text: '',
  };
  const asks = (of: Partial<SignalRow>, part: object = {}) => {
    const told = signal(of);
    const links = ruleOf(scopeOf(told), beginningOf(told));
    return ruleAsksFor(links, { ...candidate, ...part }, () => []);
  };

  test('[I18] begin with the first window, lie in its place and are of its category or topic', () => {
    expect(asks({})).toBe(true);
    expect(asks({}, { receivedAt: '2026-07-14T09:39:59.999Z' })).toBe(false);
    expect(asks({}, { category: 'power-outage' })).toBe(false);
    expect(asks({}, { cell: '882a107289fffff' })).toBe(false);
    expect(asks({}, { cell: null })).toBe(false);
    const told = { category: null, topic, zone: city };
    expect(asks(told)).toBe(false);
    expect(asks(told, { topic, category: null, cell: null })).toBe(true);
    expect(asks({ zone: { kind: 'street', id: 'east-willow' } }, { cell: null })).toBe(true);
    expect(asks({ zone: { kind: 'district', id: 'west' } })).toBe(false);
  });

  test('[I18] of all that comes in everywhere, they are all', () => {
    expect(asks({ category: null, zone: city }, { category: null, district: null })).toBe(true);
  });

  test('[I18] lie in cells that its hotspots were found in besides', () => {
    const covered = { districts: [], streets: [], cells: ['882a107289fffff'] };
    expect(asks({ covers: covered }, { cell: '882a107289fffff' })).toBe(true);
  });
});

test('the class that is proposed is that of the category, else of the nearest one above', () => {
  const parents: Record<string, string | null> = { 'water-odour': 'water', lost: null };
  const proposed = (category: string | null) => classOf(category, (code) => parents[code]);
  expect(proposed('water-odour')).toBe('accident');
  expect(proposed('drainage-flooding')).toBe('natural-disaster');
  expect(proposed('lost')).toBeNull();
  expect(proposed(null)).toBeNull();
});
