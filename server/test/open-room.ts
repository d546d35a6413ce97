/** A listening server with the journal, the folds and the stream, for tests; who gets in is decided as in the program. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { MikroORM } from '@mikro-orm/postgresql';
import type { KeyScope, Role } from '@heed/shared/vocabulary';
import { expect } from 'vitest';
import { AccessModule } from '../src/access/access.module';
import { isVisible } from '../src/access/visible';
import { newApiKey } from '../src/access/api-key-text';
import { sessionHash } from '../src/access/session-hash';
import { ENV } from '../src/config/env-token';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { Database } from '../src/kernel/database/database';
import { RefusedError, refuse } from '../src/kernel/refusal';
import { KeyStore } from '../src/kernel/seal/key-store';
import { randomSecret } from '../src/kernel/seal/secret';
import { Follower } from '../src/projections/follower';
import { ProjectionsModule } from '../src/projections/projections.module';
import { REJECTIONS, ROOM_COMMANDS, type Rejections, type RoomCommands } from '../src/stream/ports';
import { linkNodes } from '../src/stream/node-link';
import { SocketAdapter } from '../src/stream/socket-adapter';
import { StreamModule } from '../src/stream/stream.module';
import { idOf, JournalStory } from './journal-story';
import type { TestDatabase } from './pg';
import { WarRoomClient, type ClientOptions } from './war-room-client';

const env = { publicUrl: undefined, port: 0, timeZone: 'Asia/Shanghai' };

/** The desk behind the room refuses everything: what a socket brings back is all that matters here. */
const commands: RoomCommands = {
  command: async () => refuse('already-claimed'),
  acknowledge: async () => refuse('already-so'),
  visibleCase: async (principal, caseId) => {
    const object = { unitId: caseId, holderId: null };
    return isVisible(principal, object) ? object : refuse('not-found');
  },
};
const rejections: Rejections = {
  of: (error) =>
    error instanceof RefusedError
      ? { message: '', error: error.refusal.error, ...error.refusal.extra }
      : { message: '', error: 'internal' },
};

const LOOK_MILLISECONDS = 1_000;

export class OpenRoom {
  readonly story = new JournalStory(new Date().toISOString());
  /** The position that the journal has come to. */
  position = 0;
  private clients: WarRoomClient[] = [];
  private closing: Promise<void> | null = null;
  private readonly poll: NodeJS.Timeout;

  private constructor(
    readonly app: INestApplication,
    readonly url: string,
    private readonly test: TestDatabase,
    private readonly keys: KeyStore,
  ) {
    // As the bell does: without a look at the journal each second nobody knows that it is current.
    this.poll = setInterval(() => app.get(Follower).ring(), LOOK_MILLISECONDS);
  }

  static async open(test: TestDatabase, redisUrl?: string): Promise<OpenRoom> {
    const keys = new KeyStore(join(test.folder, 'keys'));
    const module = testModule(test, keys);
    const app = await NestFactory.create(module, new FastifyAdapter(), { logger: ['error'] });
    app.useWebSocketAdapter(new SocketAdapter(app, env, linkNodes(test.connection, redisUrl)));
    await app.listen(0, '127.0.0.1');
    const { port } = new URL(await app.getUrl());
    await app.get(Follower).start();
    await app.get(Follower).caughtUp;
    return new OpenRoom(app, `http://127.0.0.1:${port}`, test, keys);
  }

  close(): Promise<void> {
    clearInterval(this.poll);
    this.closing ??= this.app.close();
    return this.closing;
  }

  async connect(options: Omit<ClientOptions, 'url'>): Promise<WarRoomClient> {
    const client = await WarRoomClient.connect({ ...options, url: this.url });
    this.clients.push(client);
    return client;
  }

  /** Closes every client that a test has opened. */
  leave(): void {
    for (const client of this.clients.splice(0)) client.close();
  }

  /** Tells something and journals it, as the desks would. */
  async commit(tell: (story: JournalStory) => void): Promise<void> {
    tell(this.story);
    for (const { at, realm, actor, ...event } of this.story.entries.slice(this.position)) {
      await this.app.get(Journal).append([event], { at, realm, actor });
      this.position += 1;
    }
    this.app.get(Follower).ring();
    await expect.poll(() => this.app.get(Follower).position).toBe(this.position);
  }

  async makeKey(scopes: readonly KeyScope[]): Promise<string> {
    const account = await this.makeAccount(['administrator'], null);
    const id = randomUUID();
    const { text, secretHash } = newApiKey(id);
    await this.test.database.query(
      `insert into api_key (id, name, secret_hash, scopes, created_by, created_at, expires_at)
       values ($1, 'screen', $2, $3, $4, now(), now() + interval '1 hour')`,
      [id, secretHash, scopes, account],
    );
    return text;
  }

  /** A session of a new account, with what a browser would send along. */
  async makeSession(roles: readonly Role[], unitId: string | null = null) {
    const account = await this.makeAccount(roles, unitId);
    const id = randomSecret();
    const hash = sessionHash(this.keys, id);
    await this.test.database.query(
      `insert into session (id_hash, account_id, created_at, seen_at, expires_at)
       values (decode($1, 'hex'), $2, now(), now(), now() + interval '1 hour')`,
      [hash, account],
    );
    return { hash, account, browser: { cookie: `heed=${id}`, origin: this.url } };
  }

  /** The unit that the story calls by this number. */
  async makeUnit(n: number): Promise<string> {
    const id = idOf('unit', n);
    await this.test.database.query('insert into unit (id, name) values ($1, $2)', [
      id,
      `Unit ${n}`,
    ]);
    return id;
  }

  private async makeAccount(roles: readonly Role[], unitId: string | null): Promise<string> {
    const id = randomUUID();
    await this.test.database.query(
      `insert into account (id, account, name, password_hash, roles, unit_id, created_at)
       values ($1, $2, 'Somebody', 'none', $3, $4, now())`,
      [id, `a-${id}`, roles, unitId],
    );
    return id;
  }
}

function testModule({ orm, database }: TestDatabase, keys: KeyStore) {
  const ground = [
    { provide: ENV, useValue: env },
    { provide: MikroORM, useValue: orm },
    { provide: Database, useValue: database },
    { provide: KeyStore, useValue: keys },
    { provide: ROOM_COMMANDS, useValue: commands },
    { provide: REJECTIONS, useValue: rejections },
    Clock,
    RealmClock,
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
