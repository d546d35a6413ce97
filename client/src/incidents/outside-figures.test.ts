import type { FigureBoardRow } from '@heed/shared/incident-board';
import { describe, expect, test } from 'vitest';
import { affectedOf, keySitesOf, riskOf, telephonyOf } from './outside-figures';

const NOW = Date.parse('2026-07-18T02:00:00Z');
const row = (value: number, at = '2026-07-18T01:50:00Z', source = 'health'): FigureBoardRow => ({
  value,
  unit: null,
  source,
  at,
  previous: null,
  previousAt: null,
  incidentId: null,
});
const context = (figures: Record<string, FigureBoardRow>, staleAfterMinutes = 30) => ({
  figures,
  now: NOW,
  series: Object.keys(figures).map((name) => ({
    name,
    title: name,
    titleEn: null,
    unit: null,
    kind: 'gauge' as const,
    limit: null,
    staleAfterMinutes,
  })),
});

describe('outside figures', () => {
  test('that nobody told are left out, not shown as nought', () => {
    const none = context({});
    expect([riskOf(none), keySitesOf(none), affectedOf(none), telephonyOf(none)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('carry the source and the time of the oldest among them', () => {
    const told = riskOf(
      context({
        'people-reported': row(37),
        'people-verified': row(21, '2026-07-18T01:40:00Z', 'cdc'),
      }),
    );
    expect(told).toEqual({
      reported: 37,
      verified: 21,
      safe: null,
      source: 'cdc',
      at: '2026-07-18T01:40:00Z',
      old: false,
    });
  });

  test('are old once they are older than their series allows', () => {
    const figures = { 'telephony-connected': row(71, '2026-07-18T01:45:00Z') };
    expect(telephonyOf(context(figures, 10))).toMatchObject({ connected: 71, old: true });
    expect(telephonyOf(context(figures, 20))).toMatchObject({ old: false });
  });

  test('of the telephones are counted from the calls, where those are told', () => {
    const calls = {
      offered: 200,
      answered: 142,
      abandoned: 50,
      offeredToday: 9_000,
      answeredToday: 8_100,
      abandonedToday: 800,
      queue: 31,
      longestWaitSeconds: 372,
      notReached: 1_312,
      notReachedHourAgo: 1_188,
      beingCalled: 6,
      oldestAt: '2026-07-17T22:00:00Z',
      toldAt: '2026-07-18T01:59:00Z',
    };
    const told = { ...context({ 'telephony-connected': row(99) }), calls: { now: calls } };
    expect(telephonyOf(told)).toMatchObject({ connected: 71, abandoned: 1_312, old: false });
    const silent = { ...calls, offered: 0, toldAt: '2026-07-18T01:40:00Z' };
    const lost = { ...told, calls: { now: silent } };
    expect(telephonyOf(lost)).toMatchObject({ connected: null, old: true });
  });

  test('of key sites are pairs, hospitals first, and households are none', () => {
    const sites = keySitesOf(
      context({
        'schools-affected': row(19),
        'schools-secured': row(14),
        'hospitals-affected': row(11),
        'hospitals-secured': row(9),
        'clinics-affected': row(3),
        'households-affected': row(426_000),
        'households-secured': row(1),
      }),
    );
    expect(sites?.sites).toEqual([
      { name: 'hospitals', secured: 9, affected: 11 },
      { name: 'schools', secured: 14, affected: 19 },
    ]);
  });

  test('of who is affected stand with one of the two alone', () => {
    expect(affectedOf(context({ 'persons-affected': row(1_180_000) }))).toMatchObject({
      households: null,
      people: 1_180_000,
    });
  });
});
