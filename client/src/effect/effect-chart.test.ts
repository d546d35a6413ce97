import type { BulletinEffect, EffectHour } from '@heed/shared/bulletin-effect';
import { describe, expect, test } from 'vitest';
import { chartTop, issueMarks } from './effect-chart';

const hour = (part: Partial<EffectHour>): EffectHour => ({
  from: '2026-07-18T00:00:00.000Z',
  received: null,
  usual: null,
  expected: null,
  ...part,
});

describe('the chart of a bulletin’s effect', () => {
  test('marks the bulletin and the others by the hours since it begins, and names those that have room', () => {
    const effect = {
      hours: [hour({})],
      publishedAt: '2026-07-18T06:02:00.000Z',
      number: 2,
      others: [
        { number: 1, publishedAt: '2026-07-18T01:30:00.000Z' },
        { number: 3, publishedAt: '2026-07-18T07:00:00.000Z' },
      ],
    } as unknown as BulletinEffect;
    expect(issueMarks(effect)).toEqual([
      { hours: 1.5, number: 1, own: false, named: true },
      { hours: 6 + 2 / 60, number: 2, own: true, named: true },
      { hours: 7, number: 3, own: false, named: false },
    ]);
  });

  test('ends at a round number above the counts, wherever an interval ends', () => {
    const expected = { mean: 30, low: 2, high: 500 };
    expect(chartTop([hour({ received: 55 }), hour({ expected })])).toBe(60);
    expect(chartTop([hour({ received: 61 })])).toBe(80);
    expect(chartTop([hour({})])).toBe(4);
  });
});
