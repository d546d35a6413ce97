/** One PostgreSQL for a whole run of tests: its own cluster in a temporary folder, gone at the end. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import {
  startEmbeddedPostgres,
  type PostgresConnection,
} from '../src/kernel/database/embedded-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server whose role may make databases: each test file makes one for itself. */
    postgres: PostgresConnection;
  }
}

/** Vitest runs it once before the tests, and what it answers once after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HEED_TEST_DATABASE_URL;
  if (given) {
    project.provide('postgres', fromUrl(new URL(given)));
    return async () => undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'heed-pg-'));
  // The account of PostgreSQL has to pass through; mkdtemp lets nobody in.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    log: (message) => process.stderr.write(`${message}\n`),
    settings: quickButForgetful,
  });
  await allowDatabases(server.connection);
  project.provide('postgres', server.connection);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Durability is tested on a cluster of its own; here a lost cluster costs nothing. */
const quickButForgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
};

async function allowDatabases(connection: PostgresConnection): Promise<void> {
  const file = join(dirname(connection.host), 'passwords.json');
  const { superuser } = JSON.parse(await readFile(file, 'utf8')) as { superuser: string };
  const client = new Client({ ...connection, user: 'postgres', password: superuser });
  await client.connect();
  await client.query(`ALTER ROLE ${connection.user} CREATEDB`);
  await client.end();
}

function fromUrl(url: URL): PostgresConnection {
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1) || 'postgres',
  };
}
