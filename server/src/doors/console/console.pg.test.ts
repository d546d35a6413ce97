import { randomUUID } from 'node:crypto';
import type { BulkCaseLine, BulkLine, BulkPreview } from '@heed/shared/bulk';
import type { DraftRow, SavedView, TemplateRow, ViewCounts } from '@heed/shared/console';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDesk } from '../../../test/builders';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { intakeStage } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { isRefusal } from '../../kernel/refusal';
import { ProjectionsModule } from '../../projections/projections.module';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { CaseDoorsModule } from '../cases/case-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { ConsoleDoorsModule } from './console-doors.module';

const database = useDatabase();
let doors: DoorApp;
let admin: string;
let leader: Member;
let handler: Member;

interface Member {
  readonly id: string;
  readonly cookie: string;
}

const PASSWORD = 'another long enough password';

beforeAll(async () => {
  doors = await openDoors(database(), [
    intakeStage(),
    { ...ProjectionsModule.forRoot({ timeZone: 'Asia/Shanghai' }), global: true },
    SessionDoorModule,
    AdminDoorsModule,
    CaseDoorsModule,
    ConsoleDoorsModule,
  ]);
  admin = await doors.logIn('admin', ADMIN_PASSWORD);
  leader = await member('duty-leader');
  handler = await member('handler');
});

afterAll(() => doors.close());

async function member(role: string): Promise<Member> {
  const account = `${role}-${randomUUID().slice(0, 8)}`;
  const input = { account, name: role, password: PASSWORD, roles: [role] };
  const made = await ask('POST', '/api/accounts', admin, input);
  const given = await doors.logIn(account, PASSWORD);
  const next = `${PASSWORD} of my own`;
  await ask('POST', '/api/session/password', given, { current: PASSWORD, next });
  return { id: String(made.body['id']), cookie: await doors.logIn(account, next) };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(method: Method, url: string, who: string, payload?: object) {
  const headers = { cookie: who, 'sec-fetch-site': 'same-origin' };
  const answer = await doors.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, text: answer.body };
}

async function ask<T = Record<string, unknown>>(
  method: Method,
  url: string,
  who: string,
  payload?: object,
): Promise<{ status: number; body: Awaited<T> }> {
  const { status, text } = await send(method, url, who, payload);
  return { status, body: (text ? JSON.parse(text) : {}) as Awaited<T> };
}

async function aCase(): Promise<string> {
  const { desk, prepare } = makeDesk(database());
  const answer = await desk.register(prepare());
  if (isRefusal(answer)) throw new Error(answer.error);
  return answer.caseId;
}

async function countOf(table: string): Promise<number> {
  const rows = await database().database.query<{ n: number }>(
    `select count(*)::int as n from ${table}`,
  );
  return rows[0]?.n ?? 0;
}

describe('many cases at once', () => {
  const escalate = { kind: 'escalate', reason: '全市停水' };

  async function bulk(payload: object): Promise<BulkLine[]> {
    const { status, text } = await send('POST', '/api/cases/commands', leader.cookie, payload);
    expect(status, text).toBe(200);
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as BulkLine);
  }
  const cases = (lines: readonly BulkLine[]) =>
    lines.filter((line): line is BulkCaseLine => line.status !== 'end');

  test('the preview says what would happen and writes nothing; the act leaves out what it must and says why', async () => {
    const ids = [await aCase(), await aCase(), await aCase()];
    const top = ids[2] ?? '';
    for (const level of [1, 2, 3]) {
      const lines = await bulk({ ids: [top], command: escalate, requestId: `up-${level}-${top}` });
      expect(lines.at(-1)).toMatchObject({ status: 'end', done: 1 });
    }
    const before = await countOf('journal');
    const asked = { ids, command: escalate, requestId: randomUUID() };
    const path = '/api/cases/commands';
    const preview = await ask<BulkPreview>('POST', path, leader.cookie, { ...asked, dryRun: true });
    expect(preview.body).toMatchObject({
      total: 3,
      would: [{ count: 2 }],
      refused: [{ error: 'already-highest', count: 1 }],
    });
    expect(await countOf('journal')).toBe(before);
    const lines = await bulk(asked);
    expect(cases(lines).map(({ status }) => status)).toEqual(['done', 'done', 'refused']);
    expect(lines.at(-1)).toEqual({ status: 'end', total: 3, done: 2, refused: 1 });
    expect(await countOf('journal')).toBe(before + 2);
    expect(await bulk(asked)).toEqual(lines);
    expect(await countOf('journal')).toBe(before + 2);
  });

  test('all that match are frozen when the run begins: asked again it takes no case that came since', async () => {
    const id = await aCase();
    const asked = {
      filter: { view: 'never-contacted' },
      command: { kind: 'remind' },
      requestId: randomUUID(),
    };
    const first = cases(await bulk(asked)).map(({ caseId }) => caseId);
    expect(first).toContain(id);
    await aCase();
    expect(cases(await bulk(asked)).map(({ caseId }) => caseId)).toEqual(first);
  });

  test('the same request with another act is refused, and so is a case that one may not know of', async () => {
    const id = await aCase();
    const asked = { ids: [id], command: { kind: 'remind' }, requestId: randomUUID() };
    await bulk(asked);
    const path = '/api/cases/commands';
    const other = await ask('POST', path, leader.cookie, { ...asked, command: escalate });
    expect(other).toMatchObject({ status: 409, body: { error: 'key-reused' } });
    const blind = { ...asked, command: { kind: 'note', text: '看看' }, requestId: randomUUID() };
    const { text } = await send('POST', path, handler.cookie, blind);
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({
      error: 'not-found',
      caseNo: '',
    });
  });

  test('neither ids nor filter, or an act with a version of its own, is refused by name', async () => {
    const path = '/api/cases/commands';
    const none = { command: escalate, requestId: 'r' };
    expect(await ask('POST', path, leader.cookie, none)).toMatchObject({
      status: 400,
      body: { error: 'invalid', details: [{ path: 'ids' }] },
    });
    const versioned = { ids: ['x'], command: { ...escalate, expectedVersion: 1 }, requestId: 'r' };
    expect((await ask('POST', path, leader.cookie, versioned)).status).toBe(400);
  });
});

describe('saved views', () => {
  const view = (name: string, part: object = {}) => ({
    requestId: randomUUID(),
    name,
    query: { view: 'open', district: 'east', sort: 'due' },
    shared: false,
    alertAbove: 5,
    ...part,
  });
  const save = (who: Member, input: object) =>
    ask<SavedView>('POST', '/api/views', who.cookie, input);
  const list = async (who: Member) =>
    (await ask<{ rows: SavedView[] }>('GET', '/api/views', who.cookie)).body.rows;

  test('a view is its owner’s until a leader shares it, and is counted for each by what they may see', async () => {
    const mine = (await save(handler, view('东区'))).body;
    const shared = (await save(leader, view('东区待办', { shared: true }))).body;
    expect((await list(leader)).map(({ id }) => id)).toEqual([shared.id]);
    expect(await list(handler)).toMatchObject([
      { id: mine.id, editable: true },
      { id: shared.id, editable: false },
    ]);
    expect((await save(handler, view('共享', { shared: true }))).status).toBe(403);
    const counts = async (who: Member) =>
      (await ask<ViewCounts>('GET', '/api/views/counts', who.cookie)).body;
    const open = (await ask<{ total: number }>('GET', '/api/cases?view=open', leader.cookie)).body;
    expect((await counts(leader)).saved[shared.id]?.total).toBe(open.total);
    expect((await counts(handler)).saved[shared.id]?.total).toBe(0);
  });

  test('a name is taken once, an old version changes nothing, and what is removed is gone', async () => {
    const made = (await save(leader, view('西区'))).body;
    expect(await save(leader, view('西区'))).toMatchObject({
      status: 409,
      body: { error: 'already-exists' },
    });
    const url = `/api/views/${made.id}`;
    const edit = { ...view('西区超时'), expectedVersion: 1 };
    expect((await ask('PUT', url, leader.cookie, edit)).body).toMatchObject({ version: 2 });
    const late = { ...edit, requestId: randomUUID() };
    expect(await ask('PUT', url, leader.cookie, late)).toMatchObject({
      status: 409,
      body: { currentVersion: 2 },
    });
    expect((await send('DELETE', url, handler.cookie)).status).toBe(204);
    expect((await list(leader)).map(({ id }) => id)).toContain(made.id);
    expect((await send('DELETE', url, leader.cookie)).status).toBe(204);
    expect((await list(leader)).map(({ id }) => id)).not.toContain(made.id);
  });

  test('a phone number, or a filter that nobody knows, is in no view', async () => {
    for (const query of [{ q: '13800002071' }, { phone: '13800002071' }, { colour: 'red' }]) {
      expect((await save(leader, view('号码', { query }))).status).toBe(400);
    }
  });
});

describe('mentions', () => {
  test('who is named finds the case among theirs until they have looked; who may not see it is never named', async () => {
    const id = await aCase();
    const other = await member('supervisor');
    const url = `/api/cases/${id}/mentions`;
    const named = (memberIds: string[]) =>
      ask('POST', url, leader.cookie, { requestId: randomUUID(), memberIds });
    expect(await named([handler.id])).toMatchObject({
      status: 422,
      body: { error: 'unknown-member', details: [{ path: 'memberIds' }] },
    });
    expect((await named([other.id])).status).toBe(200);
    const unread = async () =>
      (await ask<ViewCounts>('GET', '/api/views/counts', other.cookie)).body.unread;
    expect(await unread()).toBe(1);
    const mine = '/api/cases?view=mentioned';
    expect((await ask('GET', mine, other.cookie)).body).toMatchObject({ rows: [{ id }] });
    expect((await send('POST', `${url}/read`, other.cookie)).status).toBe(204);
    expect(await unread()).toBe(0);
    expect((await ask('GET', mine, other.cookie)).body).toMatchObject({ rows: [{ id }] });
  });
});

describe('drafts', () => {
  test('[invariant 10] words that were not sent are sealed, their writer’s alone, and leave nothing when they end', async () => {
    const id = await aCase();
    const url = `/api/cases/${id}/drafts`;
    const seals = await countOf('sealed');
    const keep = (fields: object) => send('PUT', url, leader.cookie, { kind: 'reply', fields });
    expect((await keep({ text: '张三家已经恢复供水' })).status).toBe(204);
    expect((await keep({ text: '张三家今晚恢复供水' })).status).toBe(204);
    const of = async (who: Member) =>
      (await ask<{ rows: DraftRow[] }>('GET', url, who.cookie)).body.rows;
    expect(await of(leader)).toMatchObject([
      { kind: 'reply', fields: { text: '张三家今晚恢复供水' } },
    ]);
    expect(await of(await member('supervisor'))).toEqual([]);
    expect((await send('GET', url, handler.cookie)).status).toBe(404);
    expect(await countOf('sealed')).toBe(seals + 1);
    const [clear] = await database().database.query<{ n: number }>(
      `select count(*)::int as n from sealed where position(convert_to('张三', 'UTF8') in bytes) > 0`,
    );
    expect(clear?.n).toBe(0);
    expect((await keep({ text: ' ' })).status).toBe(204);
    expect(await of(leader)).toEqual([]);
    expect(await countOf('sealed')).toBe(seals);
  });
});

describe('templates', () => {
  test('Heed brings its own, a leader rewrites one, and two who write at once don’t overwrite each other', async () => {
    const list = async () =>
      (await ask<{ rows: TemplateRow[] }>('GET', '/api/templates', handler.cookie)).body.rows;
    const result = (await list()).find(({ code }) => code === 'result');
    expect(result).toMatchObject({ version: 0, use: 'reply' });
    const { code: _code, version: _version, ...fields } = result as TemplateRow;
    const write = (who: Member, expectedVersion: number) =>
      ask('PUT', '/api/templates/result', who.cookie, {
        ...fields,
        body: '您好，编号{编号}已办结。',
        requestId: randomUUID(),
        expectedVersion,
      });
    expect((await write(handler, 0)).status).toBe(403);
    expect((await write(leader, 0)).body).toMatchObject({ version: 1 });
    expect(await write(leader, 0)).toMatchObject({ status: 409, body: { currentVersion: 1 } });
    expect((await list()).find(({ code }) => code === 'result')?.body).toBe(
      '您好，编号{编号}已办结。',
    );
  });
});
