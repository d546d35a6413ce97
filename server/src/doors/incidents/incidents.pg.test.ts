import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SuggestionList } from '@heed/shared/suggestions';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { opening } from '../../../test/incident-builders';
import { useDatabase } from '../../../test/pg';
import { hotspot } from '../../../test/signal-builders';
import { SuggestionDesk } from '../../incidents/suggestions/suggestion-desk';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { IncidentDoorsModule } from './incident-doors.module';

const database = useDatabase();
let doors: DoorApp;
let admin: string;
let viewer: string;
let figures: string;

const PASSWORD = 'another long enough password';

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule, IncidentDoorsModule]);
  admin = await doors.logIn('admin', ADMIN_PASSWORD);
  viewer = await member('viewer');
  figures = await key('figures:write');
});

afterAll(() => doors.close());

async function member(role: string): Promise<string> {
  const account = `${role}-${randomUUID().slice(0, 8)}`;
  await ask('POST', '/api/accounts', admin, {
    account,
    name: role,
    password: PASSWORD,
    roles: [role],
  });
  const given = await doors.logIn(account, PASSWORD);
  const next = `${PASSWORD} of my own`;
  await ask('POST', '/api/session/password', given, { current: PASSWORD, next });
  return doors.logIn(account, next);
}

async function key(scope: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const made = await ask('POST', '/api/keys', admin, { name: scope, scopes: [scope], expiresAt });
  return `Bearer ${String(made.body.key)}`;
}

async function ask(method: 'GET' | 'POST', url: string, who: string, payload?: object) {
  const isKey = who.startsWith('Bearer ');
  const headers = isKey ? { authorization: who } : { cookie: who, 'sec-fetch-site': 'same-origin' };
  const answer = await doors.app.inject({ method, url, headers, ...(payload && { payload }) });
  const body = answer.body ? answer.json<Record<string, unknown>>() : {};
  return { status: answer.statusCode, body };
}

describe('the doors of incidents', () => {
  test('a leader opens, commands and reads; a viewer reads only', async () => {
    const leader = await member('duty-leader');
    const opened = await ask('POST', '/api/incidents', leader, opening());
    expect(opened.status).toBe(201);
    const incident = opened.body['incident'] as { id: string; version: number };
    expect((await ask('POST', '/api/incidents', viewer, opening())).status).toBe(403);
    const detail = await ask('GET', `/api/incidents/${incident.id}`, viewer);
    expect(detail).toMatchObject({ status: 200, body: { state: 'monitoring', allowed: [] } });
    const command = {
      kind: 'activate',
      expectedVersion: incident.version,
      requestId: randomUUID(),
      level: 2,
      matter: '水质',
      expectedDuration: '3 天',
      measures: '检测',
    };
    const path = `/api/incidents/${incident.id}/commands`;
    expect((await ask('POST', path, viewer, command)).status).toBe(403);
    expect((await ask('POST', path, leader, command)).body).toMatchObject({
      incident: { state: 'activated' },
    });
    const listed = await ask('GET', '/api/incidents?state=activated', viewer);
    expect(listed.body['rows']).toMatchObject([{ id: incident.id, clocks: expect.any(Array) }]);
  });

  test('what is wrong is named: a field, a state, an incident that is not there', async () => {
    const leader = await member('task-force-lead');
    const { name: _name, ...nameless } = opening();
    const refused = await ask('POST', '/api/incidents', leader, nameless);
    expect(refused).toMatchObject({ status: 400, body: { details: [{ path: 'name' }] } });
    expect((await ask('GET', '/api/incidents?state=burning', viewer)).body).toMatchObject({
      error: 'invalid',
      details: [{ path: 'state' }],
    });
    expect((await ask('GET', `/api/incidents/${randomUUID()}`, viewer)).status).toBe(404);
    expect((await ask('GET', '/api/incidents/nonsense', viewer)).status).toBe(404);
  });

  test('[I12] a key writes figures, and nothing else; the same key of idempotency answers the same', async () => {
    const figure = { name: 'queue', value: 12, source: 'hotline', at: new Date().toISOString() };
    const once = await ask('POST', '/api/figures', figures, figure);
    expect(once.status).toBe(201);
    const { source: _source, ...nobodys } = figure;
    expect(await ask('POST', '/api/figures', figures, nobodys)).toMatchObject({
      status: 400,
      body: { details: [{ path: 'source' }] },
    });
    expect((await ask('POST', '/api/incidents', figures, opening())).status).toBe(403);
    expect((await ask('POST', '/api/figures', viewer, figure)).status).toBe(403);
    expect((await ask('GET', '/api/figures', viewer)).body['rows']).toMatchObject([
      { name: 'queue', value: 12, source: 'hotline' },
    ]);
  });

  test('[I15] an alarm that is not there is not found, and a viewer takes none in hand', async () => {
    const path = `/api/alarms/${randomUUID()}/acknowledge`;
    const body = { requestId: randomUUID() };
    expect((await ask('POST', path, await member('duty-leader'), body)).status).toBe(404);
    expect((await ask('POST', path, viewer, body)).status).toBe(403);
  });

  test('[I19] a suggestion is read by all, decided by who may declare, and what is wrong is named', async () => {
    const city = { kind: 'city', id: null } as const;
    const signal = hotspot(Date.now(), { question: 'surge', zone: city, category: null });
    await doors.app.get(SuggestionDesk).raise({ realm: 'real', id: 'surge-1', signal });
    const [row] = SuggestionList.parse((await ask('GET', '/api/suggestions', viewer)).body).rows;
    const path = `/api/suggestions/${row?.id}`;
    const decide = { requestId: randomUUID(), expectedVersion: row?.version };
    const accept = { ...decide, name: '全市来件激增', class: 'accident' };
    const leader = await member('duty-leader');
    expect((await ask('POST', `${path}/accept`, viewer, accept)).status).toBe(403);
    expect((await ask('POST', `${path}/dismiss`, figures, decide)).status).toBe(403);
    expect(await ask('POST', `${path}/accept`, leader, { ...accept, class: 'war' })).toMatchObject({
      status: 400,
      body: { details: [{ path: 'class' }] },
    });
    expect(await ask('POST', `${path}/dismiss`, leader, { ...decide, reason: ' ' })).toMatchObject({
      status: 400,
      body: { details: [{ path: 'reason' }] },
    });
    const add = { ...decide, incidentId: randomUUID(), name: '全市来件激增' };
    expect((await ask('POST', `${path}/add`, viewer, add)).status).toBe(403);
    expect(await ask('POST', `${path}/add`, leader, add)).toMatchObject({
      status: 422,
      body: { error: 'unknown-incident' },
    });
    const nowhere = `/api/suggestions/${randomUUID()}/accept`;
    expect((await ask('POST', nowhere, leader, accept)).status).toBe(404);
    expect(await ask('POST', `${path}/accept`, leader, accept)).toMatchObject({
      status: 200,
      body: { incident: { name: accept.name, rule: { all: true } } },
    });
    const late = { ...decide, requestId: randomUUID(), reason: '误报' };
    expect(await ask('POST', `${path}/dismiss`, leader, late)).toMatchObject({
      status: 422,
      body: { error: 'illegal-state' },
    });
    expect((await ask('GET', '/api/suggestions', viewer)).body).toEqual({
      rows: [],
      total: 0,
      within: [],
    });
  });
});
