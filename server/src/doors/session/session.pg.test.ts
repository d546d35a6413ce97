import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Me } from '@heed/shared/session';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { SessionDoorModule } from './session-door.module';

const database = useDatabase();
let doors: DoorApp;
const json = { 'content-type': 'application/json' };
const text = { 'content-type': 'text/plain' };
const origin = { 'sec-fetch-site': 'same-origin' };

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule]);
});
afterAll(() => doors.close());

function logIn(account: string, password: string, headers: Record<string, string> = {}) {
  return doors.app.inject({
    method: 'POST',
    url: '/api/session',
    headers,
    payload: { account, password },
  });
}

describe('the session', () => {
  it('begins with the right password and sets a cookie that scripts cannot read', async () => {
    const answer = await logIn('admin', ADMIN_PASSWORD);
    expect(answer.statusCode).toBe(200);
    const me = Me.parse(answer.json());
    expect(me).toMatchObject({ account: 'admin', mustChangePassword: false });
    expect(me.verbs).toContain('complaint:register');
    expect(answer.headers['set-cookie']).toMatch(
      /^heed=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
  });

  it('keeps no id that would open it, only a keyed hash', async () => {
    const cookie = await doors.logIn('admin', ADMIN_PASSWORD);
    const id = cookie.split('=')[1] ?? '';
    const rows = await database().database.query<{ id_hash: Buffer }>(
      'select id_hash from session',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { id_hash: hash } of rows) {
      expect(hash.equals(Buffer.from(id, 'base64url'))).toBe(false);
    }
  });

  it('says the same of a wrong password and of an account that is not there', async () => {
    const wrong = await logIn('admin', 'not this one at all');
    const nobody = await logIn('nobody', 'not this one at all');
    expect(wrong.statusCode).toBe(401);
    expect(nobody.statusCode).toBe(401);
    expect(nobody.body).toBe(wrong.body);
    expect(wrong.json()).toMatchObject({ error: 'wrong-credentials' });
  });

  it('is asked for, in the reader’s language', async () => {
    const zh = await doors.app.inject({ url: '/api/session' });
    const en = await doors.app.inject({
      url: '/api/session',
      headers: { 'accept-language': 'en-GB' },
    });
    expect(zh.statusCode).toBe(401);
    expect(zh.json()).toEqual({ error: 'unauthenticated', message: '请先登录。' });
    expect(en.json()).toMatchObject({ message: 'Log in first.' });
  });

  it('tells who one is, and is over after logging out', async () => {
    const cookie = await doors.logIn('admin', ADMIN_PASSWORD);
    const before = await doors.app.inject({ url: '/api/session', headers: { cookie } });
    expect(Me.parse(before.json()).account).toBe('admin');
    const out = await doors.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie, ...origin },
    });
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^heed=; .*Max-Age=0/);
    const after = await doors.app.inject({ url: '/api/session', headers: { cookie } });
    expect(after.statusCode).toBe(401);
  });

  it('refuses a page that is somebody else’s, and lets nobody act or log out in another’s name', async () => {
    const cookie = await doors.logIn('admin', ADMIN_PASSWORD);
    const ask = (method: 'GET' | 'DELETE', account?: string) =>
      doors.app.inject({
        method,
        url: '/api/session',
        headers: { cookie, ...origin, ...(account && { 'x-heed-account': account }) },
      });
    const mine = Me.parse((await ask('GET')).json());
    expect((await ask('GET', mine.id)).statusCode).toBe(200);
    for (const method of ['GET', 'DELETE'] as const) {
      const refused = await ask(method, '00000000-0000-7000-8000-000000000001');
      expect([refused.statusCode, refused.json()]).toEqual([
        409,
        expect.objectContaining({ error: 'other-account' }),
      ]);
    }
    expect((await ask('GET', mine.id)).statusCode).toBe(200);
  });

  it('ends the session that the browser had before', async () => {
    const first = await doors.logIn('admin', ADMIN_PASSWORD);
    await logIn('admin', ADMIN_PASSWORD, { cookie: first, ...origin });
    const answer = await doors.app.inject({ url: '/api/session', headers: { cookie: first } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('[invariant 14] a cookie needs an Origin', () => {
  it.each([
    ['nothing that tells the page', {}, 403],
    ['the Origin of another site', { origin: 'https://evil.example' }, 403],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a same-site request of a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
    ['a same-origin request', { 'sec-fetch-site': 'same-origin' }, 204],
  ])('with %s', async (_, headers, status) => {
    const cookie = await doors.logIn('admin', ADMIN_PASSWORD);
    const answer = await doors.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie, ...headers },
    });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ error: 'origin-required' });
  });

  it('lets no other site log its visitors in', async () => {
    const answer = await logIn('admin', ADMIN_PASSWORD, { origin: 'https://evil.example' });
    expect(answer.statusCode).toBe(403);
  });
});

describe('what comes in', () => {
  it.each([
    ['no JSON', { payload: '{"account":', headers: json }, 400, 'malformed'],
    ['a poisoned prototype', { payload: '{"__proto__":{"a":1}}', headers: json }, 400, 'malformed'],
    ['a form of another site', { payload: 'a', headers: text }, 415, 'unsupported-media'],
    ['an unknown field', { payload: { account: 'a', password: 'b', extra: 1 } }, 400, 'invalid'],
    ['too much', { payload: { account: 'a', password: 'b'.repeat(300_000) } }, 413, 'too-large'],
  ])('is refused where it is %s', async (_, request, status, error) => {
    const answer = await doors.app.inject({ method: 'POST', url: '/api/session', ...request });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error });
  });

  it('is told field by field what is wrong, without what was sent', async () => {
    const answer = await doors.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: 7, password: 'hunter2-hunter2', otp: 'x'.repeat(40) },
    });
    const { details } = answer.json<{ details: { path: string; message: string }[] }>();
    expect(details.map(({ path }) => path)).toEqual(['account', 'otp']);
    expect(details[0]?.message).toMatch(/期望/);
    expect(answer.body).not.toContain('hunter2');
  });

  it('finds no route where there is none', async () => {
    const answer = await doors.app.inject({ url: '/api/nothing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ error: 'not-found' });
  });

  it('gets the headers that keep other pages out', async () => {
    const { headers } = await doors.app.inject({ url: '/api/session' });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['permissions-policy']).toContain('camera=()');
  });
});

describe('guessing', () => {
  it('is slowed down after five failures, for a known account as for an unknown one', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await logIn('ghost', 'some long password');
    const answer = await logIn('ghost', 'some long password');
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json()).toMatchObject({ error: 'rate-limited' });
  });
});

describe('a flood of log-ins', () => {
  it('is stopped before it costs a hash, and told when to come back', async () => {
    const answers = [];
    for (let sent = 0; sent < 70; sent += 1) {
      answers.push(await doors.app.inject({ method: 'POST', url: '/api/session', payload: {} }));
    }
    const last = answers.at(-1);
    expect(last?.statusCode).toBe(429);
    expect(last?.json()).toMatchObject({ error: 'rate-limited' });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  });
});
