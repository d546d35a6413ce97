import { randomUUID } from 'node:crypto';
import {
  ClusterDetail,
  ClusterResult,
  Flood,
  JoinSample,
  SimilarCases,
} from '@heed/shared/clusters';
import { CaseList } from '@heed/shared/rows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinRule, makeClusterDesk } from '../../../test/cluster-builders';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff } from '../../../test/door-staff';
import { intakeStage } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { water } from '../../../test/case-story';
import { indexTokens } from '../../kernel/text/search-tokens';
import { ProjectionsModule } from '../../projections/projections.module';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { CaseDoorsModule } from '../cases/case-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { ClusterDoorModule } from './cluster-door.module';

const database = useDatabase();
let doors: DoorApp;
let staff: DoorStaff;
let leader: string;
let taker: string;
let handler: string;

beforeAll(async () => {
  doors = await openDoors(database(), [
    intakeStage(),
    { ...ProjectionsModule.forRoot({ timeZone: 'Asia/Shanghai' }), global: true },
    SessionDoorModule,
    AdminDoorsModule,
    CaseDoorsModule,
    ClusterDoorModule,
  ]);
  staff = await DoorStaff.at(doors);
  leader = await person('duty-leader');
  taker = await person('call-taker');
  handler = await person('handler');
});

afterAll(() => doors.close());

async function person(role: string): Promise<string> {
  return (await staff.person(role)).cookie;
}

async function open(caseIds: readonly string[], who = leader): Promise<ClusterDetail> {
  const input = { requestId: randomUUID(), caseIds, leadId: caseIds[0], reason: '同一事' };
  const { status, body } = await staff.read(ClusterResult, 'POST', '/api/clusters', who, input);
  expect(status).toBe(201);
  return body.cluster;
}

function give(cluster: Pick<ClusterDetail, 'id' | 'version'>, command: object, who = leader) {
  const base = { expectedVersion: cluster.version, requestId: randomUUID() };
  const payload = { ...base, ...command };
  return staff.read(ClusterResult, 'POST', `/api/clusters/${cluster.id}/commands`, who, payload);
}

/** The search indexer's work, done at once. */
async function index(): Promise<void> {
  const texts = await database().database.query<{
    complaint_id: string;
    title: string;
    body: string;
  }>('select complaint_id, title, body from complaint_text where tokens is null');
  for (const { complaint_id, title, body } of texts) {
    await database().database.query(
      'update complaint_text set tokens = array_to_tsvector($2::text[]) where complaint_id = $1',
      [complaint_id, indexTokens(`${title}\n${body}`)],
    );
  }
}

describe('the doors of clusters', () => {
  test('a call-taker joins, a leader sets rules; whom a case is out of sight of is told of none', async () => {
    const { hear } = makeClusterDesk(database());
    const [a, b] = [await hear(), await hear()];
    const cluster = await open([a, b], taker);
    expect(cluster.members.map(({ caseId, lead }) => [caseId, lead])).toEqual([
      [a, true],
      [b, false],
    ]);
    expect((await give(cluster, { kind: 'rule-on', rule: joinRule() }, taker)).status).toBe(403);
    expect((await staff.ask('GET', `/api/clusters/${cluster.id}`, handler)).status).toBe(404);
    expect((await give(cluster, { kind: 'claim' }, handler)).status).toBe(404);
    expect((await staff.ask('GET', `/api/cases/${a}/similar`, handler)).status).toBe(404);
    const input = { requestId: randomUUID(), caseIds: [a], leadId: a, reason: '无权' };
    expect((await staff.ask('POST', '/api/clusters', handler, input)).status).toBe(403);
    const row = await staff.read(
      CaseList,
      'GET',
      `/api/cases?view=all&cluster=${cluster.id}`,
      taker,
    );
    expect(row.body.rows.map(({ id, cluster: of }) => [id, of])).toEqual(
      expect.arrayContaining([
        [a, { id: cluster.id, lead: true, others: 1, raised: false }],
        [b, { id: cluster.id, lead: false, others: 1, raised: false }],
      ]),
    );
    const folded = await staff.read(CaseList, 'GET', '/api/cases?view=all&cluster=folded', taker);
    const ids = new Set(folded.body.rows.map(({ id }) => id));
    expect([ids.has(a), ids.has(b)]).toEqual([true, false]);
    expect((await staff.ask('GET', '/api/cases?cluster=nonsense', taker)).status).toBe(400);
  });

  test('[K10] one command goes to every member; who refuses is named; repeated it says the same', async () => {
    const { hear } = makeClusterDesk(database());
    const ids = [await hear(), await hear(), await hear({ closedAt: new Date().toISOString() })];
    const first = await open(ids);
    const dispatch = { kind: 'dispatch', unitId: water, requestId: randomUUID() };
    const done = await give(first, dispatch);
    expect(done.status).toBe(200);
    // The one that is closed is not asked.
    expect(done.body.results.map(({ caseId }) => caseId)).toEqual(ids.slice(0, 2));
    const again = await give(first, dispatch);
    expect(again.body.results).toEqual(done.body.results);
    const errors = (results: ClusterResult['results']) =>
      results.map(({ rejection }) => rejection?.error ?? 'done');
    expect(errors(done.body.results)).toEqual(['done', 'done']);
    const claim = { kind: 'claim', expectedVersion: done.body.cluster.members[1]?.version };
    await staff.ask('POST', `/api/cases/${ids[1]}/commands`, leader, {
      ...claim,
      requestId: randomUUID(),
    });
    const partly = await give(done.body.cluster, { kind: 'claim' });
    expect(errors(partly.body.results)).toEqual(['done', 'already-claimed']);
    expect((await give(first, { kind: 'claim' })).body).toMatchObject({ error: 'stale-version' });
  });

  test('[K10] what went to all is taken back by one undo, member by member', async () => {
    const { hear } = makeClusterDesk(database());
    const ids = [await hear(), await hear()];
    const claimed = await give(await open(ids), { kind: 'claim' });
    expect(claimed.body.results.map(({ rejection }) => rejection)).toEqual([null, null]);
    expect(claimed.body.cluster.members.every(({ holderId }) => holderId !== null)).toBe(true);
    const undone = await give(claimed.body.cluster, { kind: 'undo' });
    expect(undone.body.results.map(({ rejection }) => rejection)).toEqual([null, null]);
    expect(undone.body.cluster.members.map(({ holderId }) => holderId)).toEqual([null, null]);
  });

  test('[K11] the lead is not closed over members who wait, neither with them nor alone', async () => {
    const { hear } = makeClusterDesk(database());
    const [lead, other] = [await hear(), await hear()];
    const cluster = await open([lead, other]);
    const all = await give(cluster, { kind: 'close', reason: '已处理' });
    expect(all).toMatchObject({ status: 422, body: { error: 'has-unanswered' } });
    const close = { kind: 'close', reason: '已处理', expectedVersion: 1 };
    const path = (id: string) => `/api/cases/${id}/commands`;
    const alone = () =>
      staff.ask('POST', path(lead), leader, { ...close, requestId: randomUUID() });
    const refused = await alone();
    expect(refused).toMatchObject({ status: 422, body: { error: 'has-unanswered' } });
    const member = cluster.members.find(({ caseId }) => caseId === other);
    expect(refused.body['details']).toMatchObject([{ path: member?.caseNo }]);
    await staff.ask('POST', path(other), leader, { ...close, requestId: randomUUID() });
    expect((await alone()).status).toBe(200);
  });

  test('[K12] suggests what is like it, of a cluster once, and says why', async () => {
    const { hear } = makeClusterDesk(database());
    const said = (title: string, part = {}) =>
      hear({ title, body: '望江里三栋水管爆裂，水漫到马路', ...part });
    const subject = await said('望江里水管爆裂');
    const like = await said('望江里三栋水管爆裂了');
    const also = await said('水管爆裂 望江里三栋');
    await said('望江里水管爆裂', { category: 'power-cut' });
    await said('望江里水管爆裂', {
      receivedAt: new Date(Date.now() - 80 * 3_600_000).toISOString(),
    });
    await index();
    const cluster = await open([like, also]);
    const { body } = await staff.read(SimilarCases, 'GET', `/api/cases/${subject}/similar`, taker);
    expect(body.rows).toMatchObject([
      { cluster: { id: cluster.id, size: 2 }, sameStreet: true, minutesApart: 0 },
    ]);
    expect(body.rows[0]?.words.join(' ')).toContain('爆裂');
    const text = '望江里三栋的水管爆裂了，电话 13800000000';
    const draft = { text, category: 'water-outage', street: 'east-willow' };
    const suggested = await staff.read(SimilarCases, 'POST', '/api/clusters/suggest', taker, draft);
    expect(suggested.body.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(suggested.body)).not.toContain('13800000000');
    const wrong = await staff.ask('POST', '/api/clusters/suggest', taker, { ...draft, more: 1 });
    expect(wrong.status).toBe(400);
  });

  test('[K8] the flood says how many joined by rule, the sample is looked at once', async () => {
    const { hear, catchUp } = makeClusterDesk(database());
    const cluster = await open([await hear({ title: '异味己' })]);
    const ruled = await give(cluster, { kind: 'rule-on', rule: joinRule({ words: ['异味己'] }) });
    const joined = [await hear({ title: '异味己' }), await hear({ title: '异味己' })];
    await catchUp();
    const flood = await staff.read(Flood, 'GET', '/api/clusters/flood', leader);
    expect(flood.body).toMatchObject({ minutes: 10, joinedByRule: 2, unchecked: 2 });
    expect(flood.body.rules).toMatchObject([{ clusterId: cluster.id, name: '同片区异味' }]);
    const sample = async () =>
      (await staff.read(JoinSample, 'GET', '/api/clusters/sample?limit=20', leader)).body.rows;
    expect((await sample()).map(({ member: { caseId } }) => caseId).toSorted()).toEqual(
      joined.toSorted(),
    );
    await give(ruled.body.cluster, { kind: 'check', caseIds: joined });
    expect(await sample()).toEqual([]);
  });
});
