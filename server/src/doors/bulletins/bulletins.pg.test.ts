import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BulletinResult } from '@heed/shared/bulletin-commands';
import {
  BulletinDetail,
  BulletinDiff,
  BulletinList,
  BulletinTemplates,
  BulletinVersion,
} from '@heed/shared/bulletins';
import { PromiseList, PromiseResult } from '@heed/shared/promises';
import { KeyMade } from '@heed/shared/session';
import type { Role } from '@heed/shared/vocabulary';
import { soundReport, statement } from '../../../test/bulletin-builders';
import { anIncident } from '../../../test/bulletin-desks';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { BulletinDoorsModule } from './bulletin-doors.module';

type Headers = Record<string, string>;

const database = useDatabase();
const SOON = new Date(Date.now() + 3_600_000).toISOString();
let doors: DoorApp;
let admin: Headers;
let lin: Headers;
let zhou: Headers;
let chen: Headers;
let viewer: Headers;
let incidentId: string;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule, BulletinDoorsModule]);
  admin = await signedIn('admin', ADMIN_PASSWORD);
  lin = await person('lin-lan', '林岚', 'press-officer');
  zhou = await person('zhou-hang', '周航', 'press-approver');
  chen = await person('chen-zhuo', '陈卓', 'duty-leader');
  viewer = await person('kan-ke', '看客', 'viewer');
  incidentId = await anIncident(database());
});
afterAll(() => doors.close());

async function signedIn(account: string, password: string): Promise<Headers> {
  return { cookie: await doors.logIn(account, password), 'sec-fetch-site': 'same-origin' };
}

/** Somebody with a role, who has changed their first password as people have to. */
async function person(account: string, name: string, role: Role): Promise<Headers> {
  const made = await ask('POST', '/api/accounts', { account, name, roles: [role] }, admin);
  const { initialPassword } = made.json<{ initialPassword: string }>();
  const headers = await signedIn(account, initialPassword);
  const passwords = { current: initialPassword, next: `${initialPassword} and more` };
  const answer = await ask('POST', '/api/session/password', passwords, headers);
  return { ...headers, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}

async function ask(method: 'GET' | 'POST', url: string, payload: object | undefined, headers: Headers) {
  return doors.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}

async function draft(content = soundReport({ nextUpdateAt: SOON, unknown: [] })): Promise<BulletinDetail> {
  const body = { kind: content.kind, requestId: randomUUID(), content };
  const answer = await ask('POST', `/api/incidents/${incidentId}/bulletins`, body, lin);
  expect(answer.statusCode).toBe(201);
  return BulletinResult.parse(answer.json()).bulletin;
}

async function command(id: string, headers: Headers, body: object) {
  return ask('POST', `/api/bulletins/${id}/commands`, { requestId: randomUUID(), ...body }, headers);
}

async function done(id: string, headers: Headers, body: object): Promise<BulletinDetail> {
  const answer = await command(id, headers, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return BulletinResult.parse(answer.json()).bulletin;
}

async function detail(id: string, headers: Headers): Promise<BulletinDetail> {
  return BulletinDetail.parse((await ask('GET', `/api/bulletins/${id}`, undefined, headers)).json());
}

async function published(): Promise<BulletinDetail> {
  const { id } = await draft();
  await done(id, lin, { kind: 'submit', expectedVersion: 1 });
  await done(id, zhou, { kind: 'verify-facts', expectedVersion: 2 });
  await done(id, chen, { kind: 'approve', expectedVersion: 3 });
  return done(id, lin, { kind: 'publish', expectedVersion: 4 });
}

describe('bulletins', () => {
  test('[B1] [B6] go through four hands; each is offered what is theirs to do', async () => {
    const { id, expectedNumber } = await draft();
    expect((await detail(id, lin)).allowed).toEqual(['edit', 'submit', 'sign-over', 'release-in-emergency']);
    await done(id, lin, { kind: 'submit', expectedVersion: 1 });
    expect((await detail(id, zhou)).allowed).toContain('verify-facts');
    const verified = await done(id, zhou, { kind: 'verify-facts', expectedVersion: 2 });
    expect(verified.live).toMatchObject([{ id: 'n1', value: 0 }]);
    expect((await command(id, lin, { kind: 'approve', expectedVersion: 3 })).statusCode).toBe(403);
    const signed = await done(id, chen, { kind: 'approve', expectedVersion: 3 });
    expect(signed.content.numbers).toMatchObject([{ frozen: { value: 0 } }]);
    const out = await done(id, lin, { kind: 'publish', expectedVersion: 4 });
    expect(out).toMatchObject({ state: 'published', number: expectedNumber, allowed: ['correct', 'update', 'expire'] });
    expect(out.hands.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'drafted 林岚',
      'submitted 林岚',
      'facts-verified 周航',
      'approved 陈卓',
      'published 林岚',
    ]);
  });

  test('[B3] the second of two editors is told in their language what stands there now', async () => {
    const { id, content } = await draft();
    const edit = (value: string) => ({
      kind: 'edit',
      expectedVersion: 1,
      edits: [{ path: 'title.zh', was: content.title.zh, value }],
    });
    await done(id, lin, edit('甲'));
    const late = await command(id, { ...lin, 'accept-language': 'en' }, edit('乙'));
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({
      error: 'stale-version',
      currentVersion: 2,
      details: [{ path: 'title.zh', message: '"甲"' }],
    });
    expect(await detail(id, zhou)).toMatchObject({ editedBy: { name: '林岚' }, content: { title: { zh: '甲' } } });
    const first = await ask('GET', `/api/bulletins/${id}/versions/1`, undefined, zhou);
    expect(BulletinVersion.parse(first.json())).toMatchObject({ version: 1, content: { title: content.title } });
    expect((await ask('GET', `/api/bulletins/${id}/versions/9`, undefined, zhou)).statusCode).toBe(404);
  });

  test('[B27] who doesn’t read drafts sees what was published, and nobody’s hands', async () => {
    const kept = await draft();
    const out = await published();
    expect((await ask('GET', `/api/bulletins/${kept.id}`, undefined, viewer)).statusCode).toBe(404);
    expect((await ask('GET', `/api/bulletins/${kept.id}/diff`, undefined, viewer)).statusCode).toBe(404);
    expect((await ask('GET', `/api/bulletins/${out.id}/versions/1`, undefined, viewer)).statusCode).toBe(403);
    expect(await detail(out.id, viewer)).toMatchObject({ hands: [], findings: [], allowed: [], editedBy: { name: '' } });
    const list = async (headers: Headers, query = '') =>
      BulletinList.parse((await ask('GET', `/api/bulletins?incident=${incidentId}${query}`, undefined, headers)).json()).rows;
    const seen = await list(viewer);
    expect(seen.every(({ publishedAt }) => publishedAt !== null)).toBe(true);
    expect(seen.map(({ id }) => id)).toContain(out.id);
    expect((await list(lin)).map(({ id }) => id)).toContain(kept.id);
    expect((await list(lin, '&published=false')).map(({ id }) => id)).not.toContain(out.id);
    expect((await list(lin, '&state=published&realm=drill-x'))).toEqual([]);
  });

  test('[B26] the next report begins with the last one’s statements and tells what is new', async () => {
    const out = await published();
    const body = { kind: 'progress', requestId: randomUUID() };
    const begun = await ask('POST', `/api/incidents/${incidentId}/bulletins`, body, lin);
    const next = BulletinResult.parse(begun.json()).bulletin;
    expect(next.previous).toBe(out.id);
    expect(next.content.confirmed.map(({ id }) => id)).toEqual(out.content.confirmed.map(({ id }) => id));
    expect(next.content.nextUpdateAt).toBeNull();
    const added = statement('new', { text: { zh: '三个分区已恢复。', en: 'Three zones are back.' } });
    await done(next.id, lin, {
      kind: 'edit',
      expectedVersion: 1,
      edits: [{ path: 'confirmed.new', was: null, value: added }],
    });
    const changes = await ask('GET', `/api/bulletins/${next.id}/diff`, undefined, lin);
    expect(BulletinDiff.parse(changes.json())).toMatchObject({
      previous: out.id,
      statements: [{ id: 'new', section: 'confirmed', change: 'added' }],
    });
  });

  test('templates begin drafts, with the incident’s name in them', async () => {
    const answer = await ask('GET', '/api/bulletin-templates', undefined, lin);
    expect(BulletinTemplates.parse(answer.json()).templates).toHaveLength(7);
    const one = await ask('GET', '/api/bulletin-templates?kind=rebuttal', undefined, lin);
    expect(BulletinTemplates.parse(one.json()).templates).toMatchObject([{ kind: 'rebuttal' }]);
    const body = { kind: 'first', requestId: randomUUID() };
    const begun = await ask('POST', `/api/incidents/${incidentId}/bulletins`, body, lin);
    const { content, findings } = BulletinResult.parse(begun.json()).bulletin;
    expect(content.title.zh).toBe('关于柳林片区自来水异味的情况通报');
    expect(findings.some(({ code }) => code === 'token-unknown')).toBe(true);
  });

  test('HTML, scripts and formulas are text, and stay the text they are', async () => {
    const title = { zh: '<img src=x onerror=alert(1)>', en: '=HYPERLINK("http://x")' };
    const { content } = await draft(soundReport({ title, nextUpdateAt: SOON, unknown: [] }));
    expect(content.title).toEqual(title);
  });

  test('a key writes drafts and approves nothing', async () => {
    const made = await ask(
      'POST',
      '/api/keys',
      { name: '值班系统', scopes: ['bulletins:command'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
      admin,
    );
    const key = { authorization: `Bearer ${KeyMade.parse(made.json()).key}` };
    const body = { kind: 'first', requestId: randomUUID() };
    const begun = await ask('POST', `/api/incidents/${incidentId}/bulletins`, body, key);
    expect(begun.statusCode).toBe(201);
    const { id } = BulletinResult.parse(begun.json()).bulletin;
    expect((await command(id, key, { kind: 'submit', expectedVersion: 1 })).statusCode).toBe(200);
    expect((await command(id, key, { kind: 'approve', expectedVersion: 2 })).statusCode).toBe(403);
  });

  test.each([
    ['an incident that isn’t there', () => `/api/incidents/${randomUUID()}/bulletins`, { kind: 'first' }, 422],
    ['a bulletin of no incident as its base', () => `/api/incidents/${incidentId}/bulletins`, { kind: 'first', basedOn: randomUUID() }, 400],
    ['a base that is no id', () => `/api/incidents/${incidentId}/bulletins`, { kind: 'first', basedOn: 'x' }, 400],
    ['a kind that isn’t one', () => `/api/incidents/${incidentId}/bulletins`, { kind: 'poem' }, 400],
    ['an unknown field', () => `/api/incidents/${incidentId}/bulletins`, { kind: 'first', html: '<b>' }, 400],
    ['a bulletin that isn’t there', () => `/api/bulletins/${randomUUID()}/commands`, { kind: 'submit', expectedVersion: 1 }, 404],
    ['an id that is none', () => '/api/bulletins/x/commands', { kind: 'submit', expectedVersion: 1 }, 404],
  ])('%s is refused', async (_what, url, body, status) => {
    const answer = await ask('POST', url(), { requestId: randomUUID(), ...body }, lin);
    expect([answer.statusCode, answer.json<{ error?: string }>().error]).toEqual([status, expect.any(String)]);
  });

  test('filters that are no ids are refused, not a failure', async () => {
    for (const query of ['incident=x', 'state=none', 'published=maybe', 'limit=0', 'realm=REAL']) {
      expect((await ask('GET', `/api/bulletins?${query}`, undefined, lin)).statusCode).toBe(400);
    }
    expect((await ask('GET', '/api/promises?incident=x', undefined, lin)).statusCode).toBe(400);
  });
});

test('[B28] [B29] promises are made by those who may, and seen by all who work with the boards', async () => {
  const body = {
    incidentId,
    text: { zh: '16时公布水质', en: 'Water results by 16:00' },
    owner: '方磊',
    dueAt: SOON,
    requestId: randomUUID(),
  };
  expect((await ask('POST', '/api/promises', body, viewer)).statusCode).toBe(403);
  const made = PromiseResult.parse((await ask('POST', '/api/promises', body, lin)).json()).promise;
  const keep = { kind: 'keep', expectedVersion: 1, requestId: randomUUID(), proof: '检测单' };
  const kept = await ask('POST', `/api/promises/${made.id}/commands`, keep, chen);
  expect(PromiseResult.parse(kept.json()).promise).toMatchObject({ state: 'kept', proof: '检测单' });
  const listed = await ask('GET', `/api/promises?incident=${incidentId}`, undefined, viewer);
  expect(PromiseList.parse(listed.json()).rows).toMatchObject([{ id: made.id, state: 'kept' }]);
});
