/** Puts the parts together: the same way for the program, the tests and the benches. */
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ormOptions } from '../mikro-orm.config';
import { FirstAccount } from './access/first-account';
import { AppModule } from './app.module';
import type { Env } from './config/env';
import { projectRoot } from './config/project-root';
import { entities } from './entities';
import { fastifyOptions, prepareHttp } from './doors/http/prepare-http';
import { describeApi } from './doors/operations/api-description';
import { serveClient } from './doors/operations/client-files';
import { measure } from './doors/operations/metrics';
import { acceptBodies } from './doors/operations/bodies';
import { JournalBell } from './journal/bell';
import { parseDatabaseUrl, type Connection } from './kernel/database/database';
import { startEmbeddedPostgres } from './kernel/database/embedded-postgres';
import { checkKeyStore } from './kernel/database/key-store-check';
import { migrate, openDatabase } from './kernel/database/orm';
import { KeyStore } from './kernel/seal/key-store';
import { linkNodes } from './stream/node-link';
import { SocketAdapter } from './stream/socket-adapter';
import { HeedLogger } from './logging';
import { startStages } from './start-stages';

export interface HeedServer {
  readonly url: string;
  /** Where the first account's random password was written, at the first start only. */
  readonly passwordFile: string | null;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

/** `say` hears what an operator should know. */
export async function openServer(env: Env, say: (message: string) => void): Promise<HeedServer> {
  const postgres = env.databaseUrl
    ? { connection: parseDatabaseUrl(env.databaseUrl), stop: async () => undefined }
    : await startEmbeddedPostgres({ dataDir: env.dataDir, log: say });
  try {
    return await openOver(env, postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

interface Postgres {
  readonly connection: Connection;
  stop(): Promise<void>;
}

async function openOver(env: Env, postgres: Postgres): Promise<HeedServer> {
  const opened = await openDatabase(ormOptions(postgres.connection, entities));
  await migrate(opened);
  const keys = new KeyStore(env.keyDir);
  await checkKeyStore(opened.database, keys);
  const module = AppModule.forRoot({ env, orm: opened.orm, database: opened.database, keys });
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    new FastifyAdapter(fastifyOptions(env)),
    { logger: ['warn', 'error', 'fatal'], abortOnError: false },
  );
  await prepareHttp(app, env);
  await acceptBodies(app);
  measure(app);
  app.useWebSocketAdapter(
    new SocketAdapter(app, env, linkNodes(postgres.connection, env.redisUrl)),
  );
  describeApi(app);
  await serveClient(app, join(projectRoot(), 'client', 'dist'));
  await app.init();
  // Only now: how the framework puts its parts together is nobody's news.
  app.useLogger(new HeedLogger(env.logLevel));
  const { passwordFile } = await app
    .get(FirstAccount)
    .ensure({ password: env.adminPassword, dataDir: env.dataDir });
  const bell = await startStages(app, postgres.connection);
  await app.listen(env.port, env.host);
  return {
    url: await urlOf(app, env),
    passwordFile,
    app,
    close: () => closeAll(app, bell, opened.orm, postgres),
  };
}

/** Doors first, then what was accepted, then the folds, and PostgreSQL last. */
async function closeAll(
  app: NestFastifyApplication,
  bell: JournalBell,
  orm: { close(force?: boolean): Promise<void> },
  postgres: Postgres,
): Promise<void> {
  await bell.close();
  await app.close();
  await orm.close(true);
  await postgres.stop();
}

async function urlOf(app: NestFastifyApplication, env: Env): Promise<string> {
  if (env.publicUrl) return env.publicUrl;
  const { port } = new URL(await app.getUrl());
  const host = env.host.includes(':') ? `[${env.host}]` : env.host;
  return `http://${host}:${port}`;
}
