import { randomUUID } from 'node:crypto';
import { AnswerDetail, AnswerList, CastList } from '@heed/shared/answers';
import { REAL } from '@heed/shared/vocabulary';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnswerNode } from '../../../test/answer-node';
import { makeClusterDesk } from '../../../test/cluster-builders';
import { answers as answering, LocalTarget } from '../../../test/delivery-targets';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff } from '../../../test/door-staff';
import { FakeClock } from '../../../test/fake-clock';
import { intakeStage } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { orThrow } from '../../kernel/refusal';
import { webhookHeaders } from '../../outbound/signatures';
import { ProjectionsModule } from '../../projections/projections.module';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { AnswerDoorsModule } from './answer-doors.module';

const database = useDatabase();
const gateway = new LocalTarget(answering(202));
let doors: DoorApp;
let node: AnswerNode;
let secret: string;
let staff: DoorStaff;
let taker: string;
let lead: string;
let handler: string;

beforeAll(async () => {
  doors = await openDoors(database(), [
    intakeStage(),
    { ...ProjectionsModule.forRoot({ timeZone: 'Asia/Shanghai' }), global: true },
    SessionDoorModule,
    AdminDoorsModule,
    AnswerDoorsModule,
  ]);
  staff = await DoorStaff.at(doors);
  taker = await person('call-taker');
  lead = await person('task-force-lead');
  handler = await person('handler');
  node = new AnswerNode(database(), new FakeClock(Date.now()));
  secret = await node.gateway('sms', await gateway.open());
});
afterAll(async () => {
  await doors.close();
  await gateway.close();
});

async function person(role: string): Promise<string> {
  return (await staff.person(role)).cookie;
}

/** A cluster whose members wrote by text and phoned, and its cast, through the doors. */
async function castTo(channels: readonly ('sms' | 'phone')[]): Promise<string> {
  const { desk, prepare, open } = makeClusterDesk(database());
  const members: string[] = [];
  for (const [n, channel] of channels.entries()) {
    const sealed = { text: '停水了', phone: `1380000${1000 + n}` };
    const said = prepare({ channel, sealed });
    members.push(orThrow(await desk.register(said)).caseId);
  }
  const url = `/api/clusters/${await open(members)}/cast`;
  const draft = { kind: 'draft', requestId: randomUUID(), zh: '{编号}：今晚八点恢复。' };
  const drafted = await staff.read(CastList, 'POST', url, lead, draft);
  const castId = drafted.body.rows[0]?.id ?? '';
  const approve = { kind: 'approve', requestId: randomUUID(), castId };
  expect((await staff.ask('POST', url, lead, approve)).body).toMatchObject({
    error: 'same-person',
  });
  expect((await staff.ask('POST', url, taker, approve)).status).toBe(403);
  const other = await person('task-force-lead');
  expect((await staff.read(CastList, 'POST', url, other, approve)).body.rows[0]?.state).toBe(
    'approved',
  );
  await node.round();
  return castId;
}

function tell(body: string, given: string, headers: Record<string, string> = {}) {
  const seconds = Math.floor(Date.now() / 1_000);
  const signed = webhookHeaders({ id: 'told', seconds, body }, [given]);
  return doors.app.inject({
    method: 'POST',
    url: '/api/deliveries/receipts',
    headers: { 'content-type': 'application/json', ...signed, ...headers },
    payload: body,
  });
}

describe('the doors of answers', () => {
  test('the ledger counts, shows the words of one, and takes calls', async () => {
    const castId = await castTo(['sms', 'phone']);
    const list = await staff.read(AnswerList, 'GET', `/api/answers?cast=${castId}`, taker);
    expect(list.body.counts).toEqual({ sent: 1, to_call: 1 });
    const due = await staff.read(
      AnswerList,
      'GET',
      `/api/answers?cast=${castId}&state=to_call&due=true`,
      taker,
    );
    const both = `/api/answers?cast=${castId}&state=sent,to_call`;
    expect((await staff.read(AnswerList, 'GET', both, taker)).body.rows).toHaveLength(2);
    expect((await staff.ask('GET', '/api/answers?state=lost', taker)).status).toBe(400);
    const [answer] = due.body.rows;
    const url = `/api/answers/${answer?.id}`;
    const detail = await staff.read(AnswerDetail, 'GET', url, taker);
    expect(detail.body.text).toContain(`${answer?.caseNo}：今晚八点恢复。`);
    expect(JSON.stringify(detail.body)).not.toContain('1380000');
    const call = { requestId: randomUUID(), expectedVersion: answer?.version, reached: true };
    expect((await staff.ask('POST', `${url}/calls`, handler, call)).status).toBe(403);
    const called = await staff.read(AnswerDetail, 'POST', `${url}/calls`, taker, call);
    expect(called.body).toMatchObject({ answer: { state: 'reached' }, calls: [{ reached: true }] });
    expect((await staff.ask('POST', `${url}/calls`, taker, call)).status).toBe(200);
    // A handler sees the cases of their own unit alone.
    expect((await staff.ask('GET', url, handler)).status).toBe(404);
    expect((await staff.read(AnswerList, 'GET', '/api/answers', handler)).body.rows).toEqual([]);
    expect((await staff.ask('GET', '/api/answers?word=x', taker)).status).toBe(400);
  });

  test('[A7] a gateway tells with its signature over the body to the byte, and nobody else does', async () => {
    const castId = await castTo(['sms']);
    const find = async () =>
      (await staff.read(AnswerList, 'GET', `/api/answers?cast=${castId}`, taker)).body.rows[0];
    const id = (await find())?.id ?? '';
    const body = JSON.stringify({ id, status: 'delivered', at: new Date().toISOString() }, null, 1);
    expect((await tell(body, 'whsec_AAAA')).statusCode).toBe(401);
    expect((await tell(body, secret, { 'webhook-timestamp': '1' })).statusCode).toBe(401);
    expect((await tell(`${body} `, secret)).statusCode).toBe(204);
    expect((await tell('{', secret)).statusCode).toBe(400);
    expect((await tell(JSON.stringify({ id, status: 'lost' }), secret)).statusCode).toBe(400);
    expect(await find()).toMatchObject({ state: 'delivered', realm: REAL });
  });
});
