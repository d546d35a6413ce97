import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { onShutOut, request } from './http';
import { speakFor } from './speaker';

const sent: { url: string; init: RequestInit }[] = [];
let answer: () => Promise<Response>;

const json = (status: number, body: unknown) => async () =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const Row = z.strictObject({ n: z.int() });

test('a value of the schema comes back as a value', async () => {
  answer = json(200, { n: 3 });
  expect(await request('GET', '/api/x', { schema: Row })).toEqual({ ok: true, value: { n: 3 } });
});

test('what is empty in a query is left out, the rest is escaped', async () => {
  answer = json(200, { n: 3 });
  await request('GET', '/api/x', { query: { q: '黄水&', view: '', limit: 5, cursor: undefined } });
  expect(sent[0]?.url).toBe('/api/x?q=%E9%BB%84%E6%B0%B4%26&limit=5');
});

test('a body goes out as JSON, in the reader’s language', async () => {
  answer = json(200, '');
  await request('POST', '/api/x', { body: { a: 1 } });
  expect(sent[0]?.init.body).toBe('{"a":1}');
  expect(sent[0]?.init.headers).toMatchObject({
    'content-type': 'application/json',
    'accept-language': 'zh-CN',
  });
});

test('a page says whose it is, and is told when somebody else has logged in', async () => {
  answer = json(409, { error: 'other-account', message: '…' });
  const heard: string[] = [];
  const stop = onShutOut((why) => heard.push(why));
  speakFor('lin');
  // Also where it only asks who is there: the answer would be another person.
  for (const path of ['/api/x', '/api/session']) await request('GET', path);
  speakFor(null);
  await request('GET', '/api/x');
  stop();
  const named = sent.map(({ init }) => new Headers(init.headers).get('x-heed-account'));
  expect(named).toEqual(['lin', 'lin', null]);
  expect(heard).toEqual(['other-account', 'other-account', 'other-account']);
});

test('a form keeps the content type that the browser gives it', async () => {
  answer = json(201, { n: 1 });
  await request('POST', '/api/x', { body: new FormData() });
  expect(sent[0]?.init.headers).not.toHaveProperty('content-type');
});

test('a refusal comes back with all that the server said', async () => {
  const rejection = { error: 'already-claimed', message: '已被认领', holderName: '赵一鸣' };
  answer = json(409, rejection);
  expect(await request('POST', '/api/x', { schema: Row })).toEqual({ ok: false, rejection });
});

test('a dead network is unavailable', async () => {
  answer = () => Promise.reject(new TypeError('network'));
  expect(await request('GET', '/api/x')).toMatchObject({
    ok: false,
    rejection: { error: 'unavailable' },
  });
});

test.each([
  [502, 'unavailable'],
  [413, 'too-large'],
  [429, 'rate-limited'],
  [404, 'not-found'],
  [500, 'internal'],
])('a %i in the words of a proxy is %s', async (status, error) => {
  answer = json(status, '<html>');
  expect(await request('GET', '/api/x')).toMatchObject({ rejection: { error } });
});

test('an answer that is not what it should be is not passed on', async () => {
  answer = json(200, { n: 'three', more: true });
  expect(await request('GET', '/api/x', { schema: Row })).toMatchObject({
    ok: false,
    rejection: { error: 'internal' },
  });
});

test('a lost log-in is told, but not to the one who is just asking who they are', async () => {
  let told = 0;
  const stop = onShutOut(() => (told += 1));
  answer = json(401, { error: 'unauthenticated', message: '' });
  await request('GET', '/api/session');
  expect(told).toBe(0);
  await request('GET', '/api/cases');
  expect(told).toBe(1);
  stop();
});

test('a password that has to be changed first is told', async () => {
  const told: string[] = [];
  const stop = onShutOut((why) => told.push(why));
  answer = json(403, { error: 'password-change-required', message: '' });
  await request('GET', '/api/cases');
  answer = json(403, { error: 'forbidden', message: '' });
  await request('GET', '/api/cases');
  expect(told).toEqual(['password-change-required']);
  stop();
});

test('a wrong password, or a proxy that knows nobody, does not end a log-in', async () => {
  let told = 0;
  const stop = onShutOut(() => (told += 1));
  answer = json(401, { error: 'wrong-credentials', message: '' });
  await request('POST', '/api/session/password', { body: {} });
  answer = json(401, '<html>');
  await request('GET', '/api/cases');
  expect(told).toBe(0);
  stop();
});
