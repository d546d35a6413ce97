import { randomUUID } from 'node:crypto';
import type { AnswerDetail, AnswerList, CastList } from '@heed/shared/answers';
import { REAL } from '@heed/shared/vocabulary';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnswerNode } from '../../../test/answer-node';
import { makeClusterDesk } from '../../../test/cluster-builders';
import { answers as answering, LocalTarget } from '../../../test/delivery-targets';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
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
const PASSWORD = 'another long enough password';
let doors: DoorApp;
let node: AnswerNode;
let secret: string;
let admin: string;
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
  admin = await doors.logIn('admin', ADMIN_PASSWORD);
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
  const account = `${role}-${randomUUID().slice(0, 8)}`;
  const input = { account, name: role, password: PASSWORD, roles: [role] };
  await ask('POST', '/api/accounts', admin, input);
  const given = await doors.logIn(account, PASSWORD);
  const next = `${PASSWORD} of my own`;
  await ask('POST', '/api/session/password', given, { current: PASSWORD, next });
  return doors.logIn(account, next);
}

async function ask<T = Record<string, unknown>>(
  method: 'GET' | 'POST',
  url: string,
  who: string,
  payload?: object,
): Promise<{ status: number; body: T }> {
  const headers = { cookie: who, 'sec-fetch-site': 'same-origin' };
  const answer = await doors.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: (answer.body ? answer.json() : {}) as T };
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
  const drafted = await ask<CastList>('POST', url, lead, draft);
  const castId = drafted.body.rows[0]?.id ?? '';
  const approve = { kind: 'approve', requestId: randomUUID(), castId };
  expect((await ask('POST', url, lead, approve)).body).toMatchObject({ error: 'same-person' });
  expect((await ask('POST', url, taker, approve)).status).toBe(403);
  const other = await person('task-force-lead');
  expect((await ask<CastList>('POST', url, other, approve)).body.rows[0]?.state).toBe('approved');
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
    const list = await ask<AnswerList>('GET', `/api/answers?cast=${castId}`, taker);
    expect(list.body.counts).toEqual({ sent: 1, to_call: 1 });
    const due = await ask<AnswerList>(
      'GET',
      `/api/answers?cast=${castId}&state=to_call&due=true`,
      taker,
    );
    const [answer] = due.body.rows;
    const url = `/api/answers/${answer?.id}`;
    const detail = await ask<AnswerDetail>('GET', url, taker);
    expect(detail.body.text).toContain(`${answer?.caseNo}：今晚八点恢复。`);
    expect(JSON.stringify(detail.body)).not.toContain('1380000');
    const call = { requestId: randomUUID(), expectedVersion: answer?.version, reached: true };
    expect((await ask('POST', `${url}/calls`, handler, call)).status).toBe(403);
    const called = await ask<AnswerDetail>('POST', `${url}/calls`, taker, call);
    expect(called.body).toMatchObject({ answer: { state: 'reached' }, calls: [{ reached: true }] });
    expect((await ask('POST', `${url}/calls`, taker, call)).status).toBe(200);
    // A handler sees the cases of their own unit alone.
    expect((await ask('GET', url, handler)).status).toBe(404);
    expect((await ask<AnswerList>('GET', '/api/answers', handler)).body.rows).toEqual([]);
    expect((await ask('GET', '/api/answers?word=x', taker)).status).toBe(400);
  });

  test('[A7] a gateway tells with its signature over the body to the byte, and nobody else does', async () => {
    const castId = await castTo(['sms']);
    const find = async () =>
      (await ask<AnswerList>('GET', `/api/answers?cast=${castId}`, taker)).body.rows[0];
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
