import type { NumberToken } from '@heed/shared/bulletins';
import { expect, test } from 'vitest';
import { EMPTY_PARTS } from '../feed/empty-parts';
import { content } from './draft/press-samples';
import { knownNumber, offeredNumbers, stripNumbers, type NumberGround } from './number-looks';

const SINCE = '2026-07-17T23:20:00Z';
const now = Date.parse('2026-07-18T06:48:20Z');
const figure = {
  value: 26,
  unit: 'ng/L',
  source: '水质在线',
  at: '2026-07-18T06:40:00Z',
  previous: null,
  previousAt: null,
  incidentId: null,
};
const ground: NumberGround = {
  live: [{ id: 'n1', value: 60, unit: null, source: null, at: '2026-07-18T06:48:15Z', old: false }],
  parts: {
    ...EMPTY_PARTS,
    progress: {
      now: {
        received: 61,
        people: 50,
        repeats: 4,
        answered: 40,
        dispatched: 17,
        confirmedSolved: 9,
        repliedUnconfirmed: 2,
        since: SINCE,
      },
    },
    figures: { mib: figure, 'mib|z1': { ...figure, value: 8, at: '2026-07-18T05:00:00Z' } },
  },
  series: [
    {
      name: 'mib',
      title: '',
      titleEn: null,
      unit: null,
      kind: 'sample',
      limit: 10,
      staleAfterMinutes: 60,
    },
  ],
  now,
};
const token = (id: string, more: Partial<NumberToken> = {}): NumberToken => ({
  id,
  query: 'received',
  ofIncident: true,
  frozen: null,
  ...more,
});
const frozen = { value: 55, unit: null, source: null, at: '2026-07-18T06:00:00Z', position: 7 };

test('a number is what was frozen, else what the server told, else what the board has', () => {
  expect(knownNumber(token('n1', { frozen }), ground)).toMatchObject({ value: 55, locked: true });
  expect(knownNumber(token('n1'), ground)).toMatchObject({ value: 60, locked: false });
  expect(knownNumber(token('n9'), ground)).toMatchObject({ value: 61 });
  expect(knownNumber(token('n9', { query: 'overdue' }), ground).value).toBeNull();
  // The board is the incident's: a number of the whole realm waits for the server.
  expect(knownNumber(token('n9', { ofIncident: false }), ground).value).toBeNull();
});

test('a count says from when it counts, frozen, told or off the board', () => {
  const early = '2026-07-17T00:00:00Z';
  const told = { ...ground, live: ground.live.map((one) => ({ ...one, since: early })) };
  expect(knownNumber(token('n1', { ofIncident: false }), told).since).toBe(early);
  expect(knownNumber(token('n2', { frozen: { ...frozen, since: early } }), told).since).toBe(early);
  expect(knownNumber(token('n9'), told).since).toBe(SINCE);
  expect(knownNumber(token('n9', { query: 'figure', figure: 'mib' }), told).since).toBeNull();
  expect(stripNumbers(content({ numbers: [] }), told).since).toBe(SINCE);
});

test('a figure is old past what its series allows', () => {
  const mib = { query: 'figure', figure: 'mib' } as const;
  expect(knownNumber(token('n8', mib), ground)).toMatchObject({ value: 26, old: false });
  expect(knownNumber(token('n8', { ...mib, zone: 'z1' }), ground)).toMatchObject({
    value: 8,
    old: true,
  });
});

test('counts and figures are offered, a zone’s own under its name', () => {
  const zones = [{ code: 'z1', name: '柳林', nameEn: null, streets: [] }];
  const offered = offeredNumbers(ground, zones);
  expect(offered.filter(({ ask }) => ask.query === 'figure').map(({ zone }) => zone?.name)).toEqual(
    [undefined, '柳林'],
  );
  expect(offered[0]).toMatchObject({ ask: { query: 'received' }, known: { value: 61 } });
});

test('the strip shows what was frozen, and what it has become since', () => {
  const text = content({ numbers: [token('n1', { frozen })] });
  const { numbers, frozenAt } = stripNumbers(text, ground);
  expect(frozenAt).toBe(frozen.at);
  expect(numbers[0]).toEqual({ query: 'received', value: 55, frozen: true, now: 60 });
  expect(numbers[3]).toEqual({ query: 'confirmed-solved', value: 9, frozen: false, now: null });
});
