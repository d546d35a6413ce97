import { describe, expect, test } from 'vitest';
import type { JoinRule } from '@heed/shared/clusters';
import { defaultLimits as limits } from '../../../data/thresholds';
import { isRefusal } from '../../kernel/refusal';
import { ruleFault, ruleJoins, type JoinCandidate } from './join-rule';
import { likeness, sharesOf, tellingWords, weights, type Told } from './likeness';
import { sharedPhrases } from './shared-phrases';
import { indexTokens } from '../../kernel/text/search-tokens';

const NOW = '2026-07-18T14:00:00.000Z';

const rule: JoinRule & { since: string } = {
  name: '同片区异味',
  categories: ['water-odour'],
  streets: [],
  zones: ['willow'],
  words: ['异味'],
  since: '2026-07-18T13:00:00.000Z',
  validUntil: '2026-07-18T20:00:00.000Z',
};
const fitting: JoinCandidate = {
  receivedAt: '2026-07-18T14:00:00.000Z',
  category: null,
  street: 'east-willow',
  urgency: 'normal',
  text: '水有异味',
  mayBeHarmed: false,
};
const streets = (zone: string) => (zone === 'willow' ? ['east-willow'] : []);

describe('a join rule', () => {
  test.each<[string, Partial<JoinCandidate>, boolean]>([
    ['with one of its words', {}, true],
    ['of one of its categories', { category: 'water-odour', text: '水怪怪的' }, true],
    ['about something else', { text: '路灯不亮' }, false],
    ['in another place', { street: 'east-harbour' }, false],
    ['in no known place', { street: null }, false],
    ['received before it was set', { receivedAt: '2026-07-18T12:59:59.000Z' }, false],
    ['received when it ends', { receivedAt: rule.validUntil }, false],
    ['that is critical', { urgency: 'critical' }, false],
    ['that is more urgent than the lead', { urgency: 'urgent' }, false],
    ['in which somebody may be harmed', { mayBeHarmed: true }, false],
  ])('[K7] asks for a case %s: %#', (_, part, joins) => {
    expect(ruleJoins(rule, { ...fitting, ...part }, 'normal', streets)).toBe(joins);
  });

  test.each<[string, Partial<JoinRule>, string, string]>([
    ['ends before it begins', { validUntil: NOW }, 'invalid', 'rule.validUntil'],
    ['lasts too long', { validUntil: '2026-07-26T14:00:00Z' }, 'invalid', 'rule.validUntil'],
    ['asks for all', { categories: [], zones: [], words: [] }, 'invalid', 'rule'],
    ['names an unknown category', { categories: ['x'] }, 'unknown-category', 'rule.categories.0'],
    ['names an unknown street', { streets: ['x'] }, 'unknown-place', 'rule.streets.0'],
    ['names an unknown zone', { zones: ['willow', 'x'] }, 'unknown-zone', 'rule.zones.1'],
  ])('[K6] one that %s is refused', (_, part, error, path) => {
    const known = (code: string) => code !== 'x';
    const directory = { categoryExists: known, placeExists: known, zoneExists: known };
    expect(ruleFault({ ...rule, ...part }, NOW, directory, 7)).toMatchObject({
      error,
      extra: { details: [{ path }] },
    });
    expect(isRefusal(ruleFault(rule, NOW, directory, 7))).toBe(false);
  });
});

describe('likeness', () => {
  const told: Told = {
    tokens: ['黄水', '沉淀', '望江', '3栋', '自来水'],
    category: 'water-odour',
    street: 'east-river',
    cell: '8840c52db7fffff',
    receivedAt: NOW,
  };
  const weighed = (counted: ReadonlyMap<string, number>) => weights(sharesOf(counted));
  const even = weighed(new Map());

  test('[K12] [K13] of the same words nearby says why', () => {
    const counted = weighed(
      new Map([
        ['自来水', 0.6],
        ['黄水', 0.1],
      ]),
    );
    const other = {
      ...told,
      tokens: ['自来水', '黄水', '望江'],
      receivedAt: '2026-07-18T14:40:00Z',
    };
    const why = likeness(told, other, counted, limits);
    expect(why).toMatchObject({ sameStreet: true, metres: 0, minutesApart: 40 });
    expect(why?.shared).toEqual(['黄水', '望江', '自来水']);
    expect(why?.score).toBeGreaterThan(0.3);
    expect(likeness(other, told, counted, limits)?.score).toBeCloseTo(why?.score ?? 0);
  });

  test.each<[string, Partial<Told>]>([
    ['another category', { category: 'power' }],
    ['another street far away', { street: 'west', cell: '8840c52cb7fffff' }],
    ['a time more than three days off', { receivedAt: '2026-07-21T14:01:00Z' }],
    ['other words', { tokens: ['路灯', '不亮', '夜里', '路口', '自来水'] }],
  ])('[K12] none with %s', (_, part) => {
    expect(likeness(told, { ...told, ...part }, even, limits)).toBeNull();
  });

  test('[K13] more has to be shared where a place is unknown', () => {
    const quarter = { ...told, tokens: ['黄水', '沉淀', '阳台', '夜里'] };
    expect(likeness(told, quarter, even, limits)).not.toBeNull();
    expect(likeness(told, { ...quarter, street: null, cell: null }, even, limits)).not.toBeNull();
    const seventh = { ...told, tokens: ['黄水', '阳台', '夜里'] };
    expect(likeness(told, seventh, even, limits)).not.toBeNull();
    expect(likeness(told, { ...seventh, street: null, cell: null }, even, limits)).toBeNull();
  });

  test('[K12] [K13] [T13] another threshold draws the line elsewhere', () => {
    const seventh = { ...told, tokens: ['黄水', '阳台', '夜里'] };
    const later = { ...seventh, receivedAt: '2026-07-18T16:00:00Z' };
    expect(likeness(told, later, even, { ...limits, 'cluster-near': 20 })).toBeNull();
    expect(likeness(told, later, even, { ...limits, 'cluster-hours': 1 })).toBeNull();
    expect(likeness(told, later, even, { ...limits, 'cluster-hours': 2 })).not.toBeNull();
  });

  test('[K13] common words join nothing: a rare one outweighs many', () => {
    const counted = weighed(
      new Map([
        ['自来水', 0.9],
        ['异味', 0.9],
        ['投诉', 0.8],
      ]),
    );
    const a = { ...told, tokens: ['自来水', '异味', '投诉', '望江3栋'] };
    const b = { ...told, tokens: ['自来水', '异味', '投诉', '港湾5栋'] };
    expect(likeness(a, b, counted, limits)).toBeNull();
    expect(likeness(a, b, even, limits)).not.toBeNull();
  });

  test('[K12] looks for the rarest words, as many as enough texts hold, and for one at least', () => {
    const held = (counts: Record<string, number>) => (word: string) => counts[word] ?? 0;
    const words = ['望江里', '水管', '爆裂', '自来水'];
    expect(tellingWords(words, held({ 望江里: 400, 水管: 700, 爆裂: 500 }), 1_000)).toEqual([
      '望江里',
      '水管',
    ]);
    expect(tellingWords(words, held({ 望江里: 90_000 }), 1_000)).toEqual(['望江里']);
    expect(tellingWords(words, held({}), 1_000)).toEqual(words);
  });

  test('[K13] tells what is shared in the words of the text, the most telling first', () => {
    const others = new Set(indexTokens('望江里3栋的水管爆裂，物业说等自来水公司'));
    const text = '我们望江里3栋水管爆裂了！自来水流了一夜';
    const rare = weighed(
      new Map([
        ['来水', 0.5],
        ['自来', 0.5],
      ]),
    );
    expect(sharedPhrases(text, others, rare)).toEqual(['水管爆裂', '望江里', '3栋']);
    expect(sharedPhrases('路灯不亮', others, rare)).toEqual([]);
  });
});
