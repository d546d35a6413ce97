import type { SimilarCase } from '@heed/shared/clusters';
import { expect, test } from 'vitest';
import { joinRequest, selectedJoin, type Joiner, type Selected } from './joining';

const joiner: Joiner = {
  id: 'a',
  urgency: 'normal',
  receivedAt: '2026-07-18T14:05:00Z',
  cluster: null,
};
const other: SimilarCase = {
  caseId: 'b',
  caseNo: '0718-2',
  title: '黄水',
  urgency: 'normal',
  state: 'dispatched',
  receivedAt: '2026-07-18T14:01:00Z',
  street: null,
  cluster: null,
  score: 0.5,
  words: ['黄水'],
  sameStreet: false,
  metres: null,
  minutesApart: 4,
};
const cluster = { id: 'k', version: 3, leadId: 'b', size: 4 };

test.each<[string, Partial<Joiner>, Partial<SimilarCase>, string]>([
  ['the one that came first', {}, {}, 'b'],
  ['the more urgent one', { urgency: 'urgent' }, {}, 'a'],
])('two free cases open a cluster; the lead is %s', (_, mine, its, leadId) => {
  expect(joinRequest({ ...joiner, ...mine }, { ...other, ...its }, '同一事')).toEqual({
    path: '/api/clusters',
    body: { caseIds: ['a', 'b'], leadId, reason: '同一事' },
  });
});

test('a free case joins the cluster that the other is in, whichever of them it is', () => {
  const join = { kind: 'join', expectedVersion: 3 };
  expect(joinRequest(joiner, { ...other, cluster }, '')).toEqual({
    path: '/api/clusters/k/commands',
    body: { ...join, caseIds: ['a'] },
  });
  expect(joinRequest({ ...joiner, cluster }, other, '')?.body).toEqual({ ...join, caseIds: ['b'] });
});

test('two cases in clusters of their own are not joined', () => {
  expect(joinRequest({ ...joiner, cluster }, { ...other, cluster }, '')).toBeNull();
});

const row = (id: string, part: Partial<Selected> = {}): Selected => ({
  id,
  urgency: 'normal',
  receivedAt: `2026-07-18T14:0${id.length}:00Z`,
  cluster: null,
  ...part,
});

test('what was selected becomes a cluster, or joins the one that some of it is in', () => {
  const rows = [row('aaa'), row('b'), row('cc', { urgency: 'urgent' })];
  expect(selectedJoin(rows)).toEqual({
    kind: 'open',
    caseIds: ['aaa', 'b', 'cc'],
    leadId: 'cc',
  });
  expect(selectedJoin(rows.slice(0, 2))).toMatchObject({ leadId: 'b' });
  const member = row('d', { cluster: { id: 'k' } });
  expect(selectedJoin([member, row('e')])).toEqual({
    kind: 'join',
    clusterId: 'k',
    caseIds: ['e'],
  });
});

test.each<[string, Selected[]]>([
  ['one case', [row('a')]],
  [
    'cases of one cluster',
    [row('a', { cluster: { id: 'k' } }), row('b', { cluster: { id: 'k' } })],
  ],
  [
    'cases of two clusters',
    [row('a', { cluster: { id: 'k' } }), row('b', { cluster: { id: 'm' } })],
  ],
])('%s can not be joined', (_, rows) => {
  expect(selectedJoin(rows)).toBeNull();
});
