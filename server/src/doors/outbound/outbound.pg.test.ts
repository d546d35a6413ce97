import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ChannelList,
  DeliveryAttempt,
  DeliveryList,
  OriginRow,
  TargetList,
  TargetMade,
  TargetRow,
} from '@heed/shared/deliveries';
import { useDatabase } from '../../../test/pg';
import { PressRoom } from '../../../test/press-room';
import { Journal } from '../../journal/journal';
import { OutboundDoorsModule } from './outbound-doors.module';

const database = useDatabase();
let room: PressRoom;
let admin: Record<string, string>;

beforeAll(async () => {
  room = await PressRoom.open(database(), [OutboundDoorsModule]);
  admin = room.of('admin');
});
afterAll(() => room.close());
beforeEach(async () => {
  await database().database.query(
    'truncate delivery_attempt, delivery, delivery_notice, delivery_target, outbound_origin cascade',
  );
});

const hook = { scheme: 'https', host: 'hooks.inside', port: 443 };
const address = 'https://hooks.inside/v1/heed?key=very-secret';

async function makeWebhook(): Promise<TargetMade> {
  await room.post('/api/outbound/origins', hook, admin);
  const body = { requestId: randomUUID(), kind: 'webhook', name: '市应急平台', address };
  const answer = await room.post('/api/outbound/targets', body, admin);
  expect(answer.statusCode).toBe(201);
  return TargetMade.parse(answer.json());
}

async function lastEntry() {
  const journal = new Journal(database().database);
  return (await journal.readAfter((await journal.head()) - 1, 1))[0];
}

describe('outbound settings', () => {
  test('are the administrator’s alone', async () => {
    for (const path of [
      '/api/outbound/origins',
      '/api/outbound/targets',
      '/api/outbound/summary',
    ]) {
      expect((await room.get(path, admin)).statusCode).toBe(200);
      expect((await room.get(path, room.of('lin-lan'))).statusCode).toBe(403);
      expect((await room.get(path, {})).statusCode).toBe(401);
    }
    expect((await room.post('/api/outbound/origins', hook, room.of('chen-zhuo'))).statusCode).toBe(
      403,
    );
  });

  test('a target needs its host on the list; the refusal names the field and the origin', async () => {
    const body = { requestId: randomUUID(), kind: 'webhook', name: 'x', address };
    const refused = await room.post('/api/outbound/targets', body, admin);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      error: 'origin-not-allowed',
      details: [{ path: 'address', message: 'https://hooks.inside:443' }],
    });
    expect(await listed()).toEqual([]);
  });

  test('a webhook’s secret is shown once, its address never again; both stand sealed', async () => {
    const { secret, target } = await makeWebhook();
    expect(secret).toMatch(/^whsec_/);
    expect(target).toMatchObject({
      origin: 'https://hooks.inside:443',
      originAllowed: true,
      signed: true,
    });
    const seen = JSON.stringify(await listed());
    expect(seen).not.toContain('very-secret');
    expect(seen).not.toContain(secret);
    const stored = await database().database.query<{ row: string }>(
      'select t::text as row from delivery_target t',
    );
    expect(JSON.stringify(stored)).not.toContain('very-secret');
    expect(JSON.stringify(await lastEntry())).not.toContain('hooks.inside');
    expect(await lastEntry()).toMatchObject({
      type: 'delivery-target-made',
      data: { targetId: target.id },
    });
  });

  test('the same request again makes no second target, and shows no secret', async () => {
    await room.post('/api/outbound/origins', hook, admin);
    const body = { requestId: randomUUID(), kind: 'webhook', name: 'x', address };
    const first = TargetMade.parse((await room.post('/api/outbound/targets', body, admin)).json());
    const again = TargetMade.parse((await room.post('/api/outbound/targets', body, admin)).json());
    expect(again).toEqual({ target: first.target, secret: null });
    const other = { ...body, name: 'y' };
    expect((await room.post('/api/outbound/targets', other, admin)).json()).toMatchObject({
      error: 'key-reused',
    });
  });

  test('rotating gives another secret while the earlier one still signs', async () => {
    const { target, secret } = await makeWebhook();
    const answer = await room.post(
      `/api/outbound/targets/${target.id}/rotate`,
      { requestId: randomUUID() },
      admin,
    );
    const rotated = TargetMade.parse(answer.json());
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.target.earlierSecretUntil).not.toBe(null);
  });

  test('only fields of its kind can be changed', async () => {
    const { target } = await makeWebhook();
    const url = `/api/outbound/targets/${target.id}`;
    const refused = await room.patch(url, { language: 'en' }, admin);
    expect(refused.json()).toMatchObject({ error: 'invalid', details: [{ path: 'language' }] });
    const changed = TargetRow.parse(
      (await room.patch(url, { name: '新名', enabled: false }, admin)).json(),
    );
    expect(changed).toMatchObject({ name: '新名', enabled: false });
    expect(
      (await room.patch(`/api/outbound/targets/${randomUUID()}`, { name: 'x' }, admin)).statusCode,
    ).toBe(404);
  });

  test('a host is on the list once, whatever its spelling; one that is taken off shows at its targets', async () => {
    await makeWebhook();
    const twice = await room.post(
      '/api/outbound/origins',
      { ...hook, host: 'HOOKS.inside' },
      admin,
    );
    expect(twice.json()).toMatchObject({ error: 'already-exists' });
    const other = OriginRow.parse(
      (await room.post('/api/outbound/origins', { ...hook, host: '0x0a.0.0.8' }, admin)).json(),
    );
    expect(other.host).toBe('10.0.0.8');
    const { rows } = (await room.get('/api/outbound/origins', admin)).json<{ rows: OriginRow[] }>();
    const own = rows.find(({ host }) => host === 'hooks.inside');
    expect((await room.delete(`/api/outbound/origins/${own?.id}`, admin)).statusCode).toBe(204);
    expect((await room.delete(`/api/outbound/origins/${own?.id}`, admin)).statusCode).toBe(404);
    expect((await listed())[0]).toMatchObject({ originAllowed: false });
  });

  test.each([
    [{ ...hook, host: 'a b' }, 'host'],
    [{ ...hook, host: '' }, 'host'],
    [{ ...hook, port: 0 }, 'port'],
    [{ ...hook, port: 65_536 }, 'port'],
    [{ ...hook, scheme: 'ftp' }, 'scheme'],
    [{ ...hook, path: '/x' }, 'path'],
  ])('bad input is refused with its field: %j', async (body, field) => {
    const refused = await room.post('/api/outbound/origins', body, admin);
    expect(refused.statusCode).toBe(400);
    expect(refused.json<{ details: { path?: string }[] }>().details[0]?.path ?? '').toBe(field);
  });

  test('a test says what came of it: this machine’s own database is never called', async () => {
    await room.post(
      '/api/outbound/origins',
      { scheme: 'https', host: '127.0.0.1', port: 5432 },
      admin,
    );
    const body = {
      requestId: randomUUID(),
      kind: 'webhook',
      name: 'x',
      address: 'https://127.0.0.1:5432/',
    };
    const { target } = TargetMade.parse(
      (await room.post('/api/outbound/targets', body, admin)).json(),
    );
    const url = `/api/outbound/targets/${target.id}/test`;
    const requestId = randomUUID();
    const attempt = DeliveryAttempt.parse((await room.post(url, { requestId }, admin)).json());
    expect(attempt).toMatchObject({ status: null, error: 'address-refused' });
    // Pressed twice, tried once.
    expect((await room.post(url, { requestId }, admin)).json()).toEqual(attempt);
    const { rows } = DeliveryList.parse((await room.get('/api/deliveries', admin)).json());
    expect(rows).toMatchObject([{ occasion: 'test', state: 'dead', canRetry: false, attempts: 1 }]);
  });

  async function listed(): Promise<TargetRow[]> {
    return TargetList.parse((await room.get('/api/outbound/targets', admin)).json()).rows;
  }
});

describe('the ledger', () => {
  test('is for those who work on bulletins and for the administrator', async () => {
    for (const [account, status] of [
      ['lin-lan', 200],
      ['chen-zhuo', 200],
      ['admin', 200],
      ['kan-ke', 403],
    ] as const) {
      expect((await room.get('/api/deliveries', room.of(account))).statusCode, account).toBe(
        status,
      );
    }
    const retry = await room.post(
      `/api/deliveries/${randomUUID()}/retry`,
      { requestId: 'a' },
      room.of('kan-ke'),
    );
    expect(retry.statusCode).toBe(403);
    for (const id of [randomUUID(), 'x']) {
      expect((await room.get(`/api/deliveries/${id}/attempts`, admin)).statusCode).toBe(404);
      expect(
        (await room.post(`/api/deliveries/${id}/retry`, { requestId: 'b' }, admin)).statusCode,
      ).toBe(404);
    }
    expect(
      DeliveryList.parse((await room.get('/api/deliveries?bulletin=x', admin)).json()).rows,
    ).toEqual([]);
  });
});

describe('channels outside', () => {
  const tick = { channel: 'television', done: true, link: 'https://tv.example/ticker' };

  test('there is nothing to tick off before a bulletin is out', async () => {
    const { id } = await room.draft();
    const url = `/api/bulletins/${id}/channels`;
    expect((await room.get(url, room.of('lin-lan'))).json()).toEqual({ rows: [] });
    const refused = await room.post(url, { requestId: randomUUID(), ...tick }, room.of('lin-lan'));
    expect(refused.json()).toMatchObject({ error: 'illegal-state' });
  });

  test('a tick says who, when and where; taken back it is gone from the list, not from the record', async () => {
    const { id } = await room.published();
    const url = `/api/bulletins/${id}/channels`;
    const at = '2026-07-18T15:20:00+08:00';
    const requestId = randomUUID();
    const done = await room.post(url, { requestId, ...tick, at }, room.of('lin-lan'));
    const row = ChannelList.parse(done.json()).rows.find(({ channel }) => channel === 'television');
    expect(row?.check).toMatchObject({
      name: '林岚',
      at: '2026-07-18T07:20:00.000Z',
      link: tick.link,
    });
    await room.post(url, { requestId, ...tick, at }, room.of('lin-lan'));
    const undo = { requestId: randomUUID(), channel: 'television', done: false };
    const { rows } = ChannelList.parse((await room.post(url, undo, room.of('zhou-hang'))).json());
    expect(rows.every(({ check }) => check === null)).toBe(true);
    const kept = await database().database.query(
      'select done, name from channel_check where bulletin_id = $1 order by id',
      [id],
    );
    expect(kept).toEqual([
      { done: true, name: '林岚' },
      { done: false, name: '周航' },
    ]);
    expect(JSON.stringify(await lastEntry())).not.toMatch(/林岚|周航|tv\.example/);
  });

  test.each([
    [{ channel: 'smoke-signals' }, 'channel'],
    [{ evidenceId: randomUUID() }, 'evidenceId'],
    [{ evidenceId: 'x' }, 'evidenceId'],
    [{ link: 'javascript:alert(1)' }, 'link'],
    [{ link: 'ftp://x.example' }, 'link'],
    [{ at: 'yesterday' }, 'at'],
  ])('what can’t be is refused with its field: %j', async (part, field) => {
    const { id } = await room.published();
    const body = { requestId: randomUUID(), ...tick, ...part };
    const refused = await room.post(`/api/bulletins/${id}/channels`, body, room.of('lin-lan'));
    expect(refused.json()).toMatchObject({ error: 'invalid', details: [{ path: field }] });
  });

  test('who only looks can’t tick, and nobody ticks what isn’t there', async () => {
    const { id } = await room.published();
    const url = `/api/bulletins/${id}/channels`;
    expect((await room.post(url, { requestId: 'a', ...tick }, room.of('kan-ke'))).statusCode).toBe(
      403,
    );
    expect(
      (await room.get(`/api/bulletins/${randomUUID()}/channels`, room.of('lin-lan'))).statusCode,
    ).toBe(404);
  });
});
