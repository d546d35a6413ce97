/** The database and the keys for a verb: beside a running server, or with PostgreSQL started for the verb alone. */
import { ormOptions } from '../mikro-orm.config';
import { readEnv, type Env } from '../src/config/env';
import { entities } from '../src/entities';
import { parseDatabaseUrl, patientLimits, type Connection } from '../src/kernel/database/database';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/kernel/database/embedded-postgres';
import { migrate, openDatabase, type OpenedDatabase } from '../src/kernel/database/orm';

export interface OpenStore extends OpenedDatabase {
  readonly env: Env;
  close(): Promise<void>;
}

export async function openStore(): Promise<OpenStore> {
  const env = readEnv(process.env);
  const { connection, stop } = await reach(env);
  const opened = await openDatabase(ormOptions(connection, entities, patientLimits));
  await migrate(opened);
  const close = async () => {
    await opened.orm.close(true);
    await stop();
  };
  return { ...opened, env, close };
}

async function reach(env: Env): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  const leave = async () => undefined;
  if (env.databaseUrl) return { connection: parseDatabaseUrl(env.databaseUrl), stop: leave };
  const options = { dataDir: env.dataDir, log: (message: string) => console.error(message) };
  const running = await findEmbeddedPostgres(options);
  if (running) return { connection: running, stop: leave };
  return startEmbeddedPostgres(options);
}
