import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CategoryRow, ListImportResult, Reference, UnitRow } from '@heed/shared/reference';
import { AccountRow, KeyMade, KeyRow } from '@heed/shared/session';
import { ADMIN_PASSWORD, form, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { projectRoot } from '../../config/project-root';
import { Journal } from '../../journal/journal';
import { ReferenceLists } from '../../reference/reference-lists';
import { SessionDoorModule } from '../session/session-door.module';
import { AdminDoorsModule } from './admin-doors.module';

const database = useDatabase();
let doors: DoorApp;
let admin: Record<string, string>;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule]);
  await doors.app.get(ReferenceLists).refresh();
  admin = await signedIn('admin', ADMIN_PASSWORD);
});
afterAll(() => doors.close());

async function signedIn(account: string, password: string): Promise<Record<string, string>> {
  return { cookie: await doors.logIn(account, password), 'sec-fetch-site': 'same-origin' };
}

/** Logs in with a first password and changes it, as a person has to. */
async function withOwnPassword(
  account: string,
  initialPassword: string,
): Promise<Record<string, string>> {
  const headers = await signedIn(account, initialPassword);
  const passwords = { current: initialPassword, next: `${initialPassword} and more` };
  const answer = await ask('POST', '/api/session/password', passwords, headers);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { ...headers, cookie };
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

async function ask(method: Method, url: string, payload?: object | string, headers = admin) {
  const type = typeof payload === 'string' ? { 'content-type': 'text/csv' } : {};
  const body = payload === undefined ? {} : { payload };
  return doors.app.inject({ method, url, headers: { ...headers, ...type }, ...body });
}

async function reference(headers = admin): Promise<Reference> {
  return Reference.parse((await ask('GET', '/api/reference', undefined, headers)).json());
}

async function lastEntries(count: number) {
  const journal = new Journal(database().database);
  return journal.readAfter((await journal.head()) - count, count);
}

describe('the reference lists', () => {
  it('begin with the default categories, and with the clocks and their sources', async () => {
    const { categories, clocks, members } = await reference();
    expect(categories.length).toBeGreaterThan(50);
    expect(categories.find(({ code }) => code === 'water-outage')).toMatchObject({
      parent: 'water',
    });
    expect(clocks).toContainEqual(
      expect.objectContaining({ clock: 'dispatch', limit: { amount: 5, measure: 'minutes' } }),
    );
    expect(members.map(({ name }) => name)).toEqual(['管理员']);
  });

  it('are sent again only when they changed', async () => {
    const first = await ask('GET', '/api/reference');
    const etag = String(first.headers.etag);
    const known = { ...admin, 'if-none-match': etag };
    expect((await ask('GET', '/api/reference', undefined, known)).statusCode).toBe(304);
    await ask('POST', '/api/units', { name: '城管局' });
    const changed = await ask('GET', '/api/reference', undefined, known);
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('show no members to those who see the board alone', async () => {
    await ask('POST', '/api/accounts', {
      account: 'wall',
      name: '大屏',
      password: 'a wall needs no rights',
      roles: ['viewer'],
    });
    const viewer = await signedIn('wall', 'a wall needs no rights');
    expect((await reference(viewer)).members).toEqual([]);
    expect((await reference()).members.map(({ name }) => name)).toContain('大屏');
    await ask('POST', '/api/accounts', {
      account: 'signs',
      name: '签发人',
      password: 'whoever signs knows the others',
      roles: ['press-approver'],
    });
    const approver = await signedIn('signs', 'whoever signs knows the others');
    expect((await reference(approver)).members.map(({ name }) => name)).toContain('大屏');
    const refused = await ask('POST', '/api/units', { name: '不行' }, viewer);
    expect(refused.statusCode).toBe(403);
  });
});

describe('units', () => {
  it('form a tree that stays one', async () => {
    const parent = UnitRow.parse((await ask('POST', '/api/units', { name: '水务局' })).json());
    const made = await ask('POST', '/api/units', {
      name: '城东所',
      parentId: parent.id,
      capacity: 8,
    });
    expect(made.statusCode).toBe(201);
    const child = UnitRow.parse(made.json());
    const cycle = await ask('PATCH', `/api/units/${parent.id}`, { parentId: child.id });
    expect(cycle.statusCode).toBe(400);
    expect(cycle.json()).toMatchObject({
      error: 'invalid',
      details: [{ path: 'parentId', message: '不能放到自己或自己的下级之下。' }],
    });
    const renamed = await ask('PATCH', `/api/units/${child.id}`, {
      name: '城东供水所',
      capacity: null,
    });
    expect(UnitRow.parse(renamed.json())).toMatchObject({ capacity: null, parentId: parent.id });
  });

  it('have names of their own', async () => {
    expect((await ask('POST', '/api/units', { name: '水务局' })).statusCode).toBe(409);
    expect((await ask('PATCH', '/api/units/nothing', { name: 'x' })).statusCode).toBe(404);
    expect((await ask('POST', '/api/units', { name: 'y', parentId: 'nothing' })).statusCode).toBe(
      422,
    );
  });

  it('come by file, once, with a journal entry that carries no name', async () => {
    const { payload, type } = form('name,parent\n消防支队,\n城西所,水务局\n,\n无上级,不存在\n');
    const url = '/api/units/import';
    const send = () =>
      doors.app.inject({ method: 'POST', url, headers: { ...admin, ...type }, payload });
    expect((await send()).json()).toMatchObject({ added: 3, changed: 0, unchanged: 0 });
    const result = ListImportResult.parse((await send()).json());
    expect(result).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(result.refused).toEqual([{ line: 5, message: 'parent：没有这个上级。' }]);
    const entries = await lastEntries(1);
    expect(entries).toMatchObject([
      { type: 'reference-changed', data: { list: 'units', added: 3 }, actor: { kind: 'account' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('消防');
  });
});

describe('categories', () => {
  it('are made, moved and given a unit', async () => {
    const [unit] = (await reference()).units;
    const made = await ask('POST', '/api/categories', {
      code: 'flood',
      name: '内涝',
      parent: 'water',
    });
    expect(CategoryRow.parse(made.json())).toMatchObject({ parent: 'water', unitId: null });
    const changed = await ask('PATCH', '/api/categories/flood', { unitId: unit?.id, parent: null });
    expect(CategoryRow.parse(changed.json())).toMatchObject({ parent: null, unitId: unit?.id });
    expect(
      (await ask('PATCH', '/api/categories/water', { parent: 'water-outage' })).statusCode,
    ).toBe(400);
    expect((await ask('POST', '/api/categories', { code: 'flood', name: 'x' })).statusCode).toBe(
      409,
    );
  });

  const real = join(projectRoot(), '..', 'shared', 'data', 'zh-messages', 'classes.csv');
  it.skipIf(!existsSync(real))(
    'of a whole city go in, and a second time change nothing',
    async () => {
      const text = readFileSync(real, 'utf8');
      const before = await reference();
      const first = ListImportResult.parse(
        (await ask('POST', '/api/categories/import', text)).json(),
      );
      expect(first.refused).toEqual([]);
      expect(first.added).toBeGreaterThan(517);
      const after = await reference();
      expect(after.categories).toHaveLength(before.categories.length + first.added);
      const second = ListImportResult.parse(
        (await ask('POST', '/api/categories/import', text)).json(),
      );
      expect(second).toMatchObject({ added: 0, changed: 0 });
      expect((await reference()).version).toBe(after.version);
    },
  );

  it('of a file without a header that is known are refused', async () => {
    const answer = await ask('POST', '/api/categories/import', 'x,y\n1,2\n');
    expect(answer.json()).toMatchObject({ error: 'invalid', details: [{ path: 'file' }] });
    expect((await ask('POST', '/api/categories/import', 'a\u0000b')).json()).toMatchObject({
      error: 'malformed',
    });
  });
});

describe('accounts and keys', () => {
  it('are administered by administrators', async () => {
    const made = await ask('POST', '/api/accounts', {
      account: 'li',
      name: '李',
      roles: ['handler'],
    });
    expect(made.statusCode).toBe(201);
    const { id, initialPassword = '' } = AccountRow.parse(made.json());
    const li = await withOwnPassword('li', initialPassword);
    for (const url of ['/api/accounts', '/api/keys']) {
      expect((await ask('GET', url)).statusCode).toBe(200);
      expect((await ask('GET', url, undefined, li)).statusCode).toBe(403);
      expect((await ask('GET', url, undefined, {})).statusCode).toBe(401);
    }
    const reset = await ask('PATCH', `/api/accounts/${id}`, { password: 'another long one' });
    expect(reset.statusCode).toBe(200);
    expect((await ask('GET', '/api/session', undefined, li)).statusCode).toBe(401);
  });

  it('a person with a password that somebody else made changes it before anything else', async () => {
    const made = await ask('POST', '/api/accounts', {
      account: 'wu',
      name: '吴',
      roles: ['administrator', 'duty-leader'],
    });
    const { id, initialPassword = '' } = AccountRow.parse(made.json());
    const fresh = await signedIn('wu', initialPassword);
    for (const [method, url] of [
      ['GET', '/api/reference'],
      ['GET', '/api/accounts'],
      ['PATCH', `/api/accounts/${id}`],
      ['POST', '/api/units'],
    ] as const) {
      const answer = await ask(method, url, method === 'GET' ? undefined : { name: '吴' }, fresh);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toEqual({
        error: 'password-change-required',
        message: '请先修改密码：现在的密码是别人给的。',
      });
    }
    const me = await ask('GET', '/api/session', undefined, fresh);
    expect(me.json()).toMatchObject({ account: 'wu', verbs: [], mustChangePassword: true });
    const free = await withOwnPassword('wu', initialPassword);
    expect((await ask('GET', '/api/accounts', undefined, free)).statusCode).toBe(200);
    expect((await ask('GET', '/api/session', undefined, fresh)).statusCode).toBe(401);
  });

  it('keys serve in the header without any Origin, within their scopes', async () => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const input = { name: '对接', scopes: ['board:read'], expiresAt };
    const { id, key } = KeyMade.parse((await ask('POST', '/api/keys', input)).json());
    const bearer = { authorization: `Bearer ${key}` };
    expect((await ask('GET', '/api/reference', undefined, bearer)).statusCode).toBe(200);
    expect((await ask('POST', '/api/units', { name: 'z' }, bearer)).statusCode).toBe(403);
    const [row] = KeyRow.array().parse((await ask('GET', '/api/keys')).json());
    expect(row).toMatchObject({ id, name: '对接', revokedAt: null });
    expect(row?.lastUsedAt).not.toBe(null);
    expect((await ask('DELETE', `/api/keys/${id}`)).statusCode).toBe(204);
    expect((await ask('GET', '/api/reference', undefined, bearer)).statusCode).toBe(401);
  });
});
