import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComplaintInput } from '@heed/shared/complaint';
import { CallBackList, CallBackResult, CallReceipt, type CallInput } from '@heed/shared/calls';
import { MustReachZero } from '@heed/shared/must-reach-zero';
import type { Role } from '@heed/shared/vocabulary';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { intakeStage, openBook } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { Intake } from '../../intake/intake';
import { TriageBook } from '../../intake/triage-book';
import { SYSTEM_ACTOR } from '../../journal/events';
import { verifyJournal } from '../../journal/verify';
import { orThrow } from '../../kernel/refusal';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { CallBatch } from './call-batch';
import { CallDoorsModule } from './call-doors.module';

const database = useDatabase();
let doors: DoorApp;
let admin: string;
let cti: string;
let ana: string;
let ben: string;

const PASSWORD = 'another long enough password';

beforeAll(async () => {
  const modules = [intakeStage(), SessionDoorModule, AdminDoorsModule, CallDoorsModule];
  doors = await openDoors(database(), modules);
  openBook(doors.app.get(TriageBook));
  admin = await doors.logIn('admin', ADMIN_PASSWORD);
  cti = await key('calls:write');
  ana = await member('call-taker');
  ben = await member('call-taker');
});
afterAll(() => doors.close());

async function member(role: Role): Promise<string> {
  const account = `${role}-${randomUUID().slice(0, 8)}`;
  const input = { account, name: role, password: PASSWORD, roles: [role] };
  await ask('POST', '/api/accounts', admin, input);
  const given = await doors.logIn(account, PASSWORD);
  const next = `${PASSWORD} of my own`;
  await ask('POST', '/api/session/password', given, { current: PASSWORD, next });
  return doors.logIn(account, next);
}

async function key(scope: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const made = await ask('POST', '/api/keys', admin, { name: scope, scopes: [scope], expiresAt });
  return `Bearer ${(made.body as { key: string }).key}`;
}

async function ask(method: 'GET' | 'POST', url: string, who: string, payload?: object) {
  const isKey = who.startsWith('Bearer ');
  const headers = isKey ? { authorization: who } : { cookie: who, 'sec-fetch-site': 'same-origin' };
  const answer = await doors.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body ? answer.json<unknown>() : null };
}

let calls = 0;
let numbers = 0;
const freshNumber = () => `139${String((numbers += 1)).padStart(8, '0')}`;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function event(number: string | null, what: CallInput['event'], ago: number, part = {}): CallInput {
  calls += 1;
  return { callId: `acd:7/${calls}`, event: what, number, at: minutesAgo(ago), ...part };
}

async function tell(input: CallInput): Promise<CallReceipt> {
  return CallReceipt.parse((await ask('POST', '/api/calls', cti, input)).body);
}

async function list(who = ana, query = ''): Promise<CallBackList> {
  return CallBackList.parse((await ask('GET', `/api/call-backs${query}`, who)).body);
}

async function lineOf(id: string | null) {
  const { rows } = await list();
  return rows.find((row) => row.id === id);
}

async function command(id: string, who: string, kind: string, expectedVersion: number) {
  const body = { kind, expectedVersion, requestId: randomUUID() };
  return ask('POST', `/api/call-backs/${id}/commands`, who, body);
}

async function count(table: string): Promise<number> {
  const [row] = await database().database.query<{ n: number }>(
    `select count(*)::int as n from ${table}`,
  );
  return row?.n ?? 0;
}

describe('what a telephone system tells', () => {
  test('[M1] [M4] a number that gave up twice is one line; an event told again changes nothing', async () => {
    const number = freshNumber();
    const first = event(number, 'abandoned', 30, { waitSeconds: 40 });
    const { callBackId } = await tell(first);
    const again = await tell(event(`+86 ${number}`, 'abandoned', 20, { waitSeconds: 95 }));
    expect(again.callBackId).toBe(callBackId);
    const before = await count('journal');
    expect(await tell({ ...first, at: minutesAgo(1) })).toMatchObject({
      status: 'known',
      callBackId,
    });
    expect(await count('journal')).toBe(before);
    const line = await lineOf(callBackId);
    expect(line).toMatchObject({ calls: 2, waitedSeconds: 95, state: 'waiting', tries: 0 });
    expect(line?.number).toBe(`139****${number.slice(-4)}`);
  });

  test('[M2] [M5] told in any order, a later answer takes the number off, an earlier one does not', async () => {
    const [early, late] = [freshNumber(), freshNumber()];
    await tell(event(early, 'answered', 40));
    const stays = await tell(event(early, 'abandoned', 30));
    expect(stays.callBackId).not.toBeNull();
    await tell(event(late, 'answered', 20));
    expect((await tell(event(late, 'abandoned', 30))).callBackId).toBeNull();
    await tell(event(early, 'answered', 10));
    expect(await lineOf(stays.callBackId)).toBeUndefined();
  });

  test('a batch answers each line for itself: a bad one is named, the others stand', async () => {
    const number = freshNumber();
    const good = event(number, 'queued', 5);
    const lines = [
      JSON.stringify(good),
      JSON.stringify({ ...good, callId: 'x', colour: 'red' }),
      '{"callId":',
      '',
      JSON.stringify({ ...event(number, 'callback-ended', 1) }),
      JSON.stringify({ ...event('12', 'abandoned', 1) }),
      JSON.stringify({ ...event(number, 'abandoned', -60) }),
      JSON.stringify({ ...event(number, 'abandoned', 1), realm: 'drill-nobody' }),
      JSON.stringify({ ...good, event: 'abandoned' }),
    ];
    const context = { actor: SYSTEM_ACTOR, acceptLanguage: 'en' };
    const answer = await doors.app.get(CallBatch).take(Buffer.from(lines.join('\n')), context);
    const answers = answer
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toMatchObject([
      { line: 1, status: 'recorded', callBackId: null },
      { line: 2, status: 'refused', error: 'invalid', details: [{ path: 'colour' }] },
      { line: 3, status: 'refused', error: 'malformed' },
      { line: 5, status: 'refused', error: 'invalid', details: [{ path: 'outcome' }] },
      { line: 6, status: 'refused', error: 'invalid', details: [{ path: 'number' }] },
      { line: 7, status: 'refused', error: 'invalid', details: [{ path: 'at' }] },
      { line: 8, status: 'refused', error: 'invalid', details: [{ path: 'realm' }] },
      { line: 9, status: 'recorded' },
    ]);
  });

  test('[invariant 10] a number stands nowhere in the clear, and neither does the system’s own id', async () => {
    const number = freshNumber();
    const told = event(number, 'abandoned', 3, { queue: 'water', agent: 'a-17' });
    await tell({ ...told, callId: `${number}@acd` });
    for (const table of [
      'phone_call',
      'call_back',
      'journal',
      'lookup',
      'sealed',
      'desk_request',
    ]) {
      const rows = await database().database.query(
        `select 1 from ${table} t where t::text like '%' || $1 || '%'`,
        [number],
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  test('[M4] told twelve times in one moment a number is one line, and the person that intake knows', async () => {
    const number = freshNumber();
    const told = await Promise.all(
      Array.from({ length: 12 }, (_, n) => tell(event(number, 'abandoned', 12 - n))),
    );
    const [id, ...others] = new Set(told.map(({ callBackId }) => callBackId));
    expect(others).toEqual([]);
    const complaint = {
      channel: 'phone',
      text: '家里停水，老人透析',
      complainant: { phone: number },
    };
    const given = orThrow(
      await doors.app
        .get(Intake)
        .register(ComplaintInput.parse(complaint), { actor: SYSTEM_ACTOR }),
    );
    const { caseId } = given.receipt;
    const line = await lineOf(id ?? null);
    expect(line).toMatchObject({ calls: 12, openCases: 1, case: { id: caseId, open: true } });
    expect(line?.case?.fired.some((rule) => rule.startsWith('V-'))).toBe(true);
    expect((await verifyJournal(database().database)).fault).toBeNull();
  });
});

describe('calling back', () => {
  test('[M7] [M9] the first to claim is given the number, the second is told who has it', async () => {
    const number = freshNumber();
    const id = (await tell(event(number, 'abandoned', 9))).callBackId ?? '';
    const requestId = randomUUID();
    const claim = { kind: 'claim', expectedVersion: 1, requestId };
    const url = `/api/call-backs/${id}/commands`;
    const claimed = CallBackResult.parse((await ask('POST', url, ana, claim)).body);
    expect(claimed.number).toBe(`+86${number}`);
    expect(claimed.callBack.state).toBe('being-called');
    const again = CallBackResult.parse((await ask('POST', url, ana, claim)).body);
    expect(again).toEqual(claimed);
    const second = await command(id, ben, 'claim', 1);
    const { holderId } = claimed.callBack;
    expect(second).toMatchObject({ status: 409, body: { error: 'already-claimed', holderId } });
    expect((await command(id, ben, 'miss', 2)).body).toMatchObject({ error: 'not-holder' });
    const missed = CallBackResult.parse((await command(id, ana, 'miss', 2)).body);
    expect(missed).toMatchObject({ number: null, callBack: { tries: 1, state: 'waiting' } });
    await command(id, ben, 'claim', 3);
    const reached = CallBackResult.parse((await command(id, ben, 'reach', 4)).body);
    expect(reached).toMatchObject({ number: null, callBack: { state: 'done', ended: 'reached' } });
    expect(await lineOf(id)).toBeUndefined();
  });

  test('[M10] the telephone system’s own call back that reaches the number ends it', async () => {
    const number = freshNumber();
    const { callBackId } = await tell(event(number, 'abandoned', 9));
    await tell(event(number, 'callback-started', 4));
    expect((await lineOf(callBackId))?.state).toBe('being-called');
    await tell(event(number, 'callback-ended', 3, { outcome: 'reached' }));
    expect(await lineOf(callBackId)).toBeUndefined();
    // Told late: the number was heard after that.
    await tell(event(number, 'abandoned', 6));
    expect(await lineOf(callBackId)).toBeUndefined();
  });

  test('pages go on where they ended, those that called most often first', async () => {
    const all = (await list()).rows;
    const first = await list(ana, '?limit=2');
    const next = await list(ana, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.rows, ...next.rows].map(({ id }) => id)).toEqual(
      all.slice(0, 4).map(({ id }) => id),
    );
    expect(all.map((row) => row.calls)).toEqual(
      all.map((row) => row.calls).toSorted((a, b) => b - a),
    );
    const bad = await ask('GET', '/api/call-backs?cursor=x', ana);
    expect(bad).toMatchObject({ status: 400, body: { details: [{ path: 'cursor' }] } });
  });

  test('a system tells and sees nothing; who reads cases alone sees no numbers', async () => {
    expect((await ask('GET', '/api/call-backs', cti)).status).toBe(403);
    expect((await ask('POST', '/api/calls', ana, event(null, 'queued', 1))).status).toBe(403);
    const handler = await member('handler');
    expect((await ask('GET', '/api/call-backs', handler)).status).toBe(403);
    const zero = MustReachZero.parse((await ask('GET', '/api/must-reach-zero', handler)).body);
    expect(zero).toMatchObject({ missedCalls: null, unowned: { total: 0, rows: [] } });
  });
});

test('what must reach zero: each group with its number, its oldest and its first rows', async () => {
  const intake = doors.app.get(Intake);
  const number = freshNumber();
  const told = (urgency: 'normal' | 'critical', ago: number) =>
    intake.register(
      {
        channel: 'phone',
        text: '小区停水',
        urgency,
        receivedAt: minutesAgo(ago),
        complainant: { phone: number },
      },
      { actor: SYSTEM_ACTOR },
    );
  const since = minutesAgo(4_000);
  await told('normal', 4_000);
  await told('critical', 5);
  const read = await ask('GET', '/api/must-reach-zero?rows=2', ana);
  const zero = MustReachZero.parse(read.body);
  expect(zero.missedCalls?.rows.length).toBe(2);
  expect(zero.missedCalls?.total).toBe((await list()).total);
  for (const group of [zero.unowned, zero.contactOverdue, zero.worsening]) {
    expect(group.total).toBeGreaterThan(0);
    expect(group.oldestAt?.slice(0, 16)).toBe(since.slice(0, 16));
    expect(group.rows[0]).toMatchObject({ worse: true, contactedAt: null, unitId: null });
  }
});
