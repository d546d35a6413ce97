/** What bad input gets, from outside: a refusal that names the place, everything else kept, the server alive. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from 'node:net';
import { WholeServer } from './whole-server';

let whole: WholeServer;
beforeAll(async () => {
  whole = await WholeServer.open();
});
afterAll(() => whole.close());

const good = { channel: 'phone', text: '路灯不亮' };

async function total(): Promise<number> {
  const { body } = await whole.send<{ total: number }>('GET', '/api/cases?view=all');
  return body.total;
}

describe('one complaint', () => {
  const bad: [string, unknown, string, string][] = [
    ['an unknown field', { ...good, colour: 'red' }, 'invalid', 'colour'],
    [
      'an unknown field deep inside',
      { ...good, place: { planet: 'x' } },
      'invalid',
      'place.planet',
    ],
    ['a wrong type', { ...good, text: 5 }, 'invalid', 'text'],
    ['no text', { channel: 'phone' }, 'invalid', 'text'],
    ['an unknown channel', { ...good, channel: 'pigeon' }, 'invalid', 'channel'],
    [
      'a time without offset',
      { ...good, receivedAt: '2026-11-24T08:00:00' },
      'invalid',
      'receivedAt',
    ],
    ['a time to come', { ...good, receivedAt: '2099-01-01T00:00:00Z' }, 'invalid', 'receivedAt'],
    [
      'a place outside the world',
      { ...good, place: { lng: 200, lat: 10 } },
      'invalid',
      'place.lng',
    ],
    ['the place 0, 0', { ...good, place: { lng: 0, lat: 0 } }, 'invalid', 'place.lng'],
    ['half a place', { ...good, place: { lng: 120 } }, 'invalid', 'place'],
    ['a NUL byte', { ...good, text: '停\0水' }, 'invalid', 'text'],
    ['half a character', { ...good, text: '停\ud83d水' }, 'invalid', 'text'],
    [
      'an account with a NUL byte',
      { ...good, source: '论坛', complainant: { account: 'a\0b' } },
      'invalid',
      'complainant.account',
    ],
    ['a text over the limit', { ...good, text: '水'.repeat(10_001) }, 'invalid', 'text'],
    [
      'an incident that is not there',
      { ...good, incidentId: 'i-1' },
      'unknown-incident',
      'incidentId',
    ],
    ['an unknown unit', { ...good, unit: '不存在' }, 'unknown-unit', 'unit'],
    ['a realm that is none', { ...good, realm: 'Real!' }, 'invalid', 'realm'],
  ];
  test.each(bad)('with %s is refused and the field named', async (_, body, error, path) => {
    const before = await total();
    const answer = await whole.post('/api/complaints', body);
    expect(answer.body).toMatchObject({ error });
    expect((answer.body['details'] as { path: string }[])[0]?.path).toBe(path);
    expect(answer.text).not.toMatch(/at \w+ \(|select |insert /);
    expect(await total()).toBe(before);
  });

  test('that is no JSON at all is malformed; five megabytes are too large', async () => {
    expect(await whole.send('POST', '/api/complaints', '{"channel":')).toMatchObject({
      status: 400,
      body: { error: 'malformed' },
    });
    const huge = JSON.stringify({ ...good, text: '水'.repeat(2_000_000) });
    expect(await whole.send('POST', '/api/complaints', huge)).toMatchObject({
      status: 413,
      body: { error: 'too-large' },
    });
  });

  test('with __proto__ or of another type is refused', async () => {
    const proto = '{"channel":"phone","text":"x","__proto__":{"a":1}}';
    expect((await whole.send('POST', '/api/complaints', proto)).status).toBe(400);
    const text = await whole.send('POST', '/api/complaints', 'text', {
      'content-type': 'text/plain',
    });
    expect(text).toMatchObject({ status: 415, body: { error: 'unsupported-media' } });
  });

  test('in broken UTF-8 is refused and the field named', async () => {
    const before = await total();
    const bytes = Buffer.from(JSON.stringify({ ...good, place: { address: '?' } }));
    bytes[bytes.lastIndexOf('?')] = 0xff;
    const json = { 'content-type': 'application/json' };
    expect(await whole.send('POST', '/api/complaints', bytes, json)).toMatchObject({
      status: 400,
      body: { error: 'malformed', details: [{ path: 'place.address' }] },
    });
    expect(await total()).toBe(before);
  });

  test('with bidi controls is kept as it was said and shown without them', async () => {
    const said = '退款\u202e码码\u202c到账';
    const { body, status } = await whole.post<{ caseId: string }>('/api/complaints', {
      ...good,
      text: said,
    });
    expect(status).toBe(201);
    const detail = await whole.send<{ complaints: { id: string; text: string }[] }>(
      'GET',
      `/api/cases/${body.caseId}`,
    );
    const complaint = detail.body.complaints[0];
    expect(complaint?.text).not.toMatch(/[\u202a-\u202e]/);
    const reveal = { complaintId: complaint?.id, field: 'text', reason: '核对原话' };
    const revealed = await whole.post<{ value: string }>(
      `/api/cases/${body.caseId}/reveal`,
      reveal,
    );
    expect(revealed.body.value).toBe(said);
  });

  test('replayed with its key gets the same ids; with another body it is refused', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const first = await whole.send('POST', '/api/complaints', JSON.stringify(good), key);
    const again = await whole.send('POST', '/api/complaints', JSON.stringify(good), key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const other = await whole.send(
      'POST',
      '/api/complaints',
      JSON.stringify({ ...good, text: '别的' }),
      key,
    );
    expect(other).toMatchObject({ status: 409, body: { error: 'key-reused' } });
  });

  test('an address that cannot be read gets an answer in our shape', async () => {
    expect(await whole.send('GET', '/api/%E0%A4%A')).toMatchObject({
      status: 400,
      body: { error: 'malformed' },
    });
  });

  test('broken HTTP gets an answer in our shape', async () => {
    const { port } = new URL(whole.url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end('GET /停水 HTTP/1.1\r\n\r\n'),
      );
      let got = '';
      socket.on('data', (chunk) => (got += String(chunk)));
      socket.on('end', () => resolve(got));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('"error":"malformed"');
  });
});

describe('a batch', () => {
  test('keeps the good lines and names the bad ones', async () => {
    const lines = [
      JSON.stringify(good),
      '{bad',
      '',
      JSON.stringify({ ...good, x: 1 }),
      JSON.stringify(good),
    ];
    const answer = await whole.send('POST', '/api/complaints/batch', lines.join('\n'), {
      'content-type': 'application/x-ndjson',
    });
    expect(answer.status).toBe(200);
    const results = answer.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(results).toMatchObject([
      { line: 1, status: 'registered' },
      { line: 2, status: 'refused', error: 'malformed' },
      { line: 4, status: 'refused', error: 'invalid', details: [{ path: 'x' }] },
      { line: 5, status: 'registered' },
    ]);
  });

  test('refuses the line that is no UTF-8, and only that one', async () => {
    const broken = Buffer.from(JSON.stringify({ ...good, text: '?' }));
    broken[broken.indexOf('?')] = 0xff;
    const line = Buffer.from(JSON.stringify(good));
    const feed = Buffer.from('\n');
    const body = Buffer.concat([line, feed, broken, feed, line, feed]);
    const answer = await whole.send('POST', '/api/complaints/batch', body, {
      'content-type': 'application/x-ndjson',
    });
    const results = answer.text.trim().split('\n');
    expect(results.map((each) => JSON.parse(each) as unknown)).toMatchObject([
      { line: 1, status: 'registered' },
      { line: 2, status: 'refused', error: 'malformed' },
      { line: 3, status: 'registered' },
    ]);
  });

  test('of more than 10,000 lines is refused whole', async () => {
    const answer = await whole.send('POST', '/api/complaints/batch', '{}\n'.repeat(10_001), {
      'content-type': 'application/x-ndjson',
    });
    expect(answer).toMatchObject({ status: 413, body: { error: 'too-large' } });
  });
});

describe('a command', () => {
  test('on a stale version, with an unknown kind, on a case that is not there', async () => {
    const { body } = await whole.post<{ caseId: string }>('/api/complaints', good);
    const command = (part: object, id = body.caseId) =>
      whole.post(`/api/cases/${id}/commands`, { requestId: crypto.randomUUID(), ...part });
    expect((await command({ kind: 'claim', expectedVersion: 1 })).status).toBe(200);
    expect(await command({ kind: 'remind', expectedVersion: 1 })).toMatchObject({
      status: 409,
      body: { error: 'stale-version', currentVersion: 2 },
    });
    expect(await command({ kind: 'explode', expectedVersion: 2 })).toMatchObject({
      status: 400,
      body: { error: 'invalid', details: [{ path: 'kind' }] },
    });
    const nowhere = '00000000-0000-7000-8000-000000000000';
    expect((await command({ kind: 'claim', expectedVersion: 1 }, nowhere)).status).toBe(404);
    expect((await command({ kind: 'claim', expectedVersion: 1 }, 'no-id')).status).toBe(404);
  });
});

describe('a cookie', () => {
  test('[invariant 14] without an Origin, or with a foreign one, changes nothing', async () => {
    const before = await total();
    const foreign = { origin: 'https://evil.example' };
    const answer = await whole.send('POST', '/api/complaints', JSON.stringify(good), foreign);
    expect(answer).toMatchObject({ status: 403, body: { error: 'origin-required' } });
    const silent = await whole.send('POST', '/api/complaints', JSON.stringify(good), {
      origin: '',
    });
    expect(silent.status).toBe(403);
    expect(await total()).toBe(before);
  });
});

test('a list with a wrong filter or cursor is refused by name', async () => {
  expect(await whole.send('GET', '/api/cases?colour=red')).toMatchObject({
    status: 400,
    body: { details: [{ path: 'colour' }] },
  });
  expect(await whole.send('GET', '/api/cases?incident=i-1')).toMatchObject({
    status: 400,
    body: { details: [{ path: 'incident' }] },
  });
  expect(await whole.send('GET', '/api/cases?cursor=nonsense')).toMatchObject({
    status: 400,
    body: { details: [{ path: 'cursor' }] },
  });
});
