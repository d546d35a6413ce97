import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Rejection } from '@heed/shared/rejections';
import type { KeyScope, Role } from '@heed/shared/vocabulary';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf, JournalStory } from '../../test/journal-story';
import { useDatabase } from '../../test/pg';
import { WarRoomClient, type ClientOptions } from '../../test/war-room-client';
import { AccessModule } from '../access/access.module';
import { newApiKey } from '../access/api-key-text';
import { LivePrincipals } from '../access/live-principals';
import { Revocations } from '../access/revocations';
import { newSessionId, sessionHash } from '../access/session-hash';
import { ENV } from '../config/env-token';
import { Journal } from '../journal/journal';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { RefusedError, refuse } from '../kernel/refusal';
import { KeyStore } from '../kernel/seal/key-store';
import { Follower } from '../projections/follower';
import { ProjectionsModule } from '../projections/projections.module';
import { pendingBytes } from './connection';
import { CASE_COMMANDS, REJECTIONS, type CaseCommands, type Rejections } from './ports';
import { SocketAdapter } from './socket-adapter';
import { StreamModule } from './stream.module';
import { WarRoomGateway } from './war-room.gateway';

const env = { publicUrl: undefined, port: 0, timeZone: 'Asia/Shanghai' };
const database = useDatabase();

/** The desk of these tests refuses everything: what a socket brings back is all that matters here. */
const commands: CaseCommands = { command: async () => refuse('already-claimed') };
const rejections: Rejections = {
  of: (error) =>
    error instanceof RefusedError
      ? { message: '', error: error.refusal.error, ...error.refusal.extra }
      : { message: '', error: 'internal' },
};

let app: INestApplication;
let url: string;
let keys: KeyStore;
const open: WarRoomClient[] = [];
const story = new JournalStory(new Date().toISOString());
let appended = 0;
let closing: Promise<void> | null = null;

beforeAll(async () => {
  keys = new KeyStore(join(database().folder, 'keys'));
  app = await NestFactory.create(testModule(), new FastifyAdapter(), { logger: ['error'] });
  app.useWebSocketAdapter(new SocketAdapter(app, env));
  await app.listen(0, '127.0.0.1');
  url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  await app.get(Follower).start();
  await app.get(Follower).caughtUp;
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

afterAll(() => closeApp());

describe('joining', () => {
  test('[S2] [S3] a screen with a key joins and gets everything', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    const ack = await client.join();
    expect(ack).toMatchObject({ snapshot: { realm: 'real' } });
    expect(client.screen.state.parts.flow.now).toBeDefined();
  });

  test('[S5] [S6] what is committed is on the screen, and each second there is a frame', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    await client.join();
    const before = client.screen.state.parts.overdue.now?.open ?? 0;
    await commit(() => story.registers());
    await client.waitForBoard(
      ({ parts }) => parts.overdue.now?.open === before + 1,
      'the new case to be counted',
    );
    const { number } = client.screen.state.frame;
    await client.waitForBoard(({ frame }) => frame.number > number + 1, 'two more frames');
    expect(client.screen.gaps).toBe(0);
  });

  test('[S8] a screen that comes back with its frame gets what it missed', async () => {
    const key = await makeKey(['board:read']);
    const client = await connect({ key });
    await client.join();
    client.close();
    await commit(() => story.registers());
    const again = await connect({ key });
    Object.assign(again, { screen: client.screen });
    expect(await again.join()).toMatchObject({ resumed: true, position: appended });
    expect(again.screen.state.position).toBe(appended);
  });

  test('[S2] a realm that nobody has heard of is not found', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    const answer = await client.ask('war-room:join', { scope: { realm: 'drill-none' } });
    expect(answer).toMatchObject({ error: 'not-found' });
  });
});

describe('who gets in', () => {
  test('[S1] nobody without a key or a session', async () => {
    await expect(connect({})).rejects.toThrow('unauthenticated');
    await expect(connect({ key: 'heed_nonsense' })).rejects.toThrow('unauthenticated');
  });

  test('[S1] no key without the right to read boards', async () => {
    await expect(connect({ key: await makeKey(['complaints:write']) })).rejects.toThrow(
      'forbidden',
    );
  });

  test('[S1] a session with a page of ours, and none with the page of another', async () => {
    const { cookie } = await makeSession(['duty-leader']);
    const client = await connect({ cookie, origin: url });
    expect(await client.join()).toHaveProperty('snapshot');
    await expect(connect({ cookie, origin: 'https://evil.example' })).rejects.toThrow();
    await expect(connect({ cookie })).rejects.toThrow();
  });

  test('[S16] five sockets of one session, and not a sixth', async () => {
    const { cookie } = await makeSession(['duty-leader']);
    for (let n = 0; n < 5; n += 1) await connect({ cookie, origin: url });
    await expect(connect({ cookie, origin: url })).rejects.toThrow('rate-limited');
  });
});

describe('messages that do not fit', () => {
  test('[S13] are answered with the path, and nothing is thrown', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    const answer = await client.ask<Rejection>('war-room:join', {
      scope: { realm: 'real', password: 'x' },
    });
    expect(answer).toMatchObject({ error: 'invalid', details: [{ path: 'scope' }] });
    expect(await client.ask('case:command', null)).toMatchObject({ error: 'invalid' });
    expect(await client.join()).toHaveProperty('snapshot');
  });

  test('[S13] unknown ones are answered, and after twenty of them the socket is dropped', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    expect(await client.ask('war-room:drop', {})).toMatchObject({ error: 'invalid' });
    for (let n = 0; n < 20; n += 1) client.socket.emit('war-room:drop', {});
    await client.waitFor(() => client.closed !== null, 'the server to drop the socket');
  });

  test('[S16] more than fifty in ten seconds are refused', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    const asked = Array.from({ length: 51 }, () => client.ask<Rejection>('case:command', null));
    const answers = await Promise.all(asked);
    expect(answers.map(({ error }) => error)).toEqual([
      ...Array.from({ length: 50 }, () => 'invalid'),
      'rate-limited',
    ]);
  });

  test('[S17] a refused command is an answer of the desk', async () => {
    const client = await connect({ key: await makeKey(['board:read', 'cases:command']) });
    const command = { kind: 'claim', expectedVersion: 1, requestId: 'r-1' };
    const answer = await client.command({ caseId: idOf('case', 1), command });
    expect(answer).toMatchObject({ error: 'already-claimed' });
  });
});

describe('who hears of a case', () => {
  test('[S14] its unit and those who see all cases, and no other unit', async () => {
    const unit = await makeUnit(1);
    const other = await makeUnit(2);
    const inside = await connect({ ...(await makeSession(['unit-member'], unit)), origin: url });
    const outside = await connect({ ...(await makeSession(['unit-member'], other)), origin: url });
    const leader = await connect({ ...(await makeSession(['duty-leader'])), origin: url });
    let caseId = '';
    await commit(() => {
      caseId = story.registers({ unit: 1 });
    });
    const heard = (client: WarRoomClient) => client.casesChanged.map((changed) => changed.caseId);
    await inside.waitFor(() => heard(inside).includes(caseId), 'the unit to hear of its case');
    await leader.waitFor(() => heard(leader).includes(caseId), 'the leader to hear of the case');
    // The other unit's next case comes after this one: had it been told, it would have been by now.
    let next = '';
    await commit(() => {
      next = story.registers({ unit: 2 });
    });
    await outside.waitFor(() => heard(outside).includes(next), 'the other unit to hear of its own');
    expect(heard(outside)).toEqual([next]);
    expect(heard(inside)).toEqual([caseId]);
  });
});

describe('sockets that may not or cannot go on', () => {
  test('[S12] a session that ended takes its sockets along', async () => {
    const session = await makeSession(['duty-leader']);
    const client = await connect({ cookie: session.cookie, origin: url });
    await client.join();
    app.get(Revocations).revoke({ sessionHash: session.hash });
    await client.waitFor(() => client.closed !== null, 'the socket to be closed');
    expect(client.resyncs).toEqual([{ reason: 'revoked' }]);
  });

  test('[S12] a right that was lost unheard of is noticed by the sweep', async () => {
    const key = await makeKey(['board:read']);
    const client = await connect({ key });
    await database().database.query('update api_key set revoked_at = now()');
    await app.get(LivePrincipals).sweep();
    await client.waitFor(() => client.closed !== null, 'the socket to be closed');
    expect(client.resyncs).toEqual([{ reason: 'revoked' }]);
  });

  test('[S11] what waits for a socket that does not read is seen, and it gets no more frames', async () => {
    const client = await connect({ key: await makeKey(['board:read']) });
    await client.join();
    const served = servedSocket(client);
    expect(pendingBytes(served.conn)).toBe(0);
    const reading = netSocket(client);
    reading.pause();
    // More than the kernel's buffers take: the rest waits in the server.
    const at = new Date().toISOString();
    const frame = { epoch: 'x'.repeat(64), number: 0 };
    const filling = { from: 0, to: 0, frame, at, del: { cells: ['x'.repeat(1_000_000)] } };
    for (let n = 0; n < 24; n += 1) served.emit('war-room:delta', filling);
    await expect.poll(() => pendingBytes(served.conn)).toBeGreaterThan(256 * 1024);
    await expect.poll(() => [...served.rooms], { timeout: 3_000 }).toEqual([served.id]);
    reading.resume();
    await client.waitFor(() => client.resyncs.length > 0, 'the screen to be told');
    expect(client.resyncs).toEqual([{ reason: 'lagging' }]);
    await client.join();
    const { number } = client.screen.state.frame;
    await client.waitForBoard((state) => state.frame.number > number, 'frames to come again');
  });
});

/** Everything that the room needs, as the program has it; only the desk and the wording are the test's. */
function testModule() {
  const ground = [
    { provide: ENV, useValue: env },
    { provide: MikroORM, useValue: database().orm },
    { provide: Database, useValue: database().database },
    { provide: KeyStore, useValue: keys },
    { provide: CASE_COMMANDS, useValue: commands },
    { provide: REJECTIONS, useValue: rejections },
    Clock,
    Journal,
  ];
  @Module({})
  class Ground {}
  @Module({
    imports: [
      { module: Ground, global: true, providers: ground, exports: ground },
      AccessModule,
      ProjectionsModule.forRoot(env),
      StreamModule,
    ],
  })
  class TestModule {}
  return TestModule;
}

/** Tells something and journals it, as the desks would. */
async function commit(tell: () => void): Promise<void> {
  tell();
  for (const { at, realm, actor, ...entry } of story.entries.slice(appended)) {
    await app.get(Journal).append([entry], { at, realm, actor });
    appended += 1;
  }
  app.get(Follower).ring();
  await expect.poll(() => app.get(Follower).position).toBe(appended);
}

async function makeAccount(roles: readonly Role[], unitId: string | null): Promise<string> {
  const id = randomUUID();
  await database().database.query(
    `insert into account (id, account, name, password_hash, roles, unit_id, created_at)
     values ($1, $2, 'Somebody', 'none', $3, $4, now())`,
    [id, `a-${id}`, roles, unitId],
  );
  return id;
}

async function makeSession(roles: readonly Role[], unitId: string | null = null) {
  const account = await makeAccount(roles, unitId);
  const id = newSessionId();
  const hash = sessionHash(keys, id);
  await database().database.query(
    `insert into session (id_hash, account_id, created_at, seen_at, expires_at)
     values ($1, $2, now(), now(), now() + interval '1 hour')`,
    [hash, account],
  );
  return { cookie: `heed=${id}`, hash: hash.toString('hex') };
}

async function makeKey(scopes: readonly KeyScope[]): Promise<string> {
  const account = await makeAccount(['administrator'], null);
  const id = randomUUID();
  const { text, secretHash } = newApiKey(id);
  await database().database.query(
    `insert into api_key (id, name, secret_hash, scopes, created_by, created_at, expires_at)
     values ($1, 'screen', $2, $3, $4, now(), now() + interval '1 hour')`,
    [id, secretHash, scopes, account],
  );
  return text;
}

async function makeUnit(n: number): Promise<string> {
  const id = idOf('unit', n);
  await database().database.query('insert into unit (id, name) values ($1, $2)', [id, `Unit ${n}`]);
  return id;
}

/** The server's end of a client's socket. */
function servedSocket(client: WarRoomClient) {
  const id = client.socket.id ?? '';
  const socket = app.get(WarRoomGateway)['sending']?.namespace.sockets.get(id);
  if (!socket) throw new Error('the server has no such socket');
  return socket;
}

/** The TCP connection under a client, to stop it from reading. */
function netSocket(client: WarRoomClient): Socket {
  const path = ['io', 'engine', 'transport', 'ws', '_socket'];
  const socket = path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner ? Reflect.get(inner, name) : undefined),
    client.socket,
  );
  if (!(socket instanceof Socket)) throw new Error('the client runs on something else');
  return socket;
}

describe('the end of the server', () => {
  test('[S18] screens are told, and one that does not read holds nothing up', async () => {
    const key = await makeKey(['board:read']);
    const client = await connect({ key });
    const stalled = await connect({ key });
    await client.join();
    netSocket(stalled).pause();
    const began = performance.now();
    await closeApp();
    expect(performance.now() - began).toBeLessThan(3_000);
    await client.waitFor(() => client.closed !== null, 'the connection to end');
    expect(client.resyncs).toEqual([{ reason: 'restarted' }]);
  });
});

function closeApp(): Promise<void> {
  closing ??= app.close();
  return closing;
}

function connect(options: Omit<ClientOptions, 'url'>): Promise<WarRoomClient> {
  return WarRoomClient.connect({ ...options, url }).then((client) => {
    open.push(client);
    return client;
  });
}
