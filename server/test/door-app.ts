/** The doors over a test's own database: real modules, requests injected without a listening port. */
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import multipart from '@fastify/multipart';
import { MikroORM } from '@mikro-orm/postgresql';
import { FirstAccount } from '../src/access/first-account';
import { ENV } from '../src/config/env-token';
import { readEnv } from '../src/config/env';
import { DoorsModule } from '../src/doors/http/doors.module';
import { fastifyOptions, prepareHttp } from '../src/doors/http/prepare-http';
import { DeskWriter } from '../src/journal/desk-writer';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { Database } from '../src/kernel/database/database';
import { QuietDatabase } from '../src/kernel/database/quiet-database';
import { KeyStore } from '../src/kernel/seal/key-store';
import type { TestDatabase } from './pg';

export const ADMIN_PASSWORD = 'a long enough password';

export interface DoorApp {
  readonly app: NestFastifyApplication;
  /** Logs in and answers the cookie. */
  logIn(account: string, password: string): Promise<string>;
  close(): Promise<void>;
}

/** Serves the given door modules, with the account `admin` made; realms go by a clock of their own where one is given. */
export async function openDoors(
  { orm, database, connection, folder }: TestDatabase,
  modules: readonly (Type<unknown> | DynamicModule)[],
  realms = new RealmClock(new Clock()),
): Promise<DoorApp> {
  const env = readEnv({ HEED_DATA_DIR: folder }, folder);
  const providers = [
    { provide: ENV, useValue: env },
    { provide: MikroORM, useValue: orm },
    { provide: Database, useValue: database },
    { provide: QuietDatabase, useFactory: () => new QuietDatabase(connection) },
    { provide: KeyStore, useValue: new KeyStore(env.keyDir) },
    Clock,
    { provide: RealmClock, useValue: realms },
    Journal,
    DeskWriter,
  ];
  const tokens = [
    ENV,
    MikroORM,
    Database,
    QuietDatabase,
    KeyStore,
    Clock,
    RealmClock,
    Journal,
    DeskWriter,
  ];
  const ground = { module: GroundModule, global: true, providers, exports: tokens };
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: DoorsUnderTest, imports: [ground, DoorsModule, ...modules] },
    new FastifyAdapter(fastifyOptions(env)),
    { logger: false, abortOnError: false },
  );
  await prepareHttp(app, env);
  await app.register(multipart);
  await app.init();
  await app.get(FirstAccount).ensure({ password: ADMIN_PASSWORD, dataDir: folder });
  return {
    app,
    close: () => app.close(),
    logIn: (account, password) => logIn(app, account, password),
  };
}

/** A form with a file and fields beside it. */
export function form(file: string, fields: Record<string, string> = {}) {
  const boundary = 'heed-test-form';
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="f"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = `${parts.join('')}${head}${file}\r\n--${boundary}--\r\n`;
  return { payload, type: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

async function logIn(
  app: NestFastifyApplication,
  account: string,
  password: string,
): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password },
  });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0];
  if (answer.statusCode !== 200 || !cookie) throw new Error(`log-in failed: ${answer.body}`);
  return cookie;
}

@Module({})
class GroundModule {}

@Module({})
class DoorsUnderTest {}
