/** A database of its own for each test file, migrated, in the run's cluster. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { ormOptions } from '../mikro-orm.config';
import { entities } from '../src/entities';
import type { Connection } from '../src/kernel/database/database';
import { migrate, openDatabase, type OpenedDatabase } from '../src/kernel/database/orm';

const INSUFFICIENT_PRIVILEGE = '42501';
const MOST_TRIES = 50;
const PAUSE_MILLISECONDS = 100;

export interface TestDatabase extends OpenedDatabase {
  readonly connection: Connection;
  /** A folder that goes with the test file. */
  readonly folder: string;
}

/** Makes a migrated database before the file's tests and drops it after them. */
export function useDatabase(): () => TestDatabase {
  let opened: TestDatabase | null = null;
  beforeAll(async () => {
    opened = await makeDatabase(inject('postgres'));
  });
  afterAll(async () => {
    if (!opened) return;
    await opened.orm.close();
    await drop(opened.connection.database);
    rmSync(opened.folder, { recursive: true, force: true });
  });
  return () => {
    if (!opened) throw new Error('the database is there from beforeAll on');
    return opened;
  };
}

async function makeDatabase(server: Connection): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name}`);
  const connection = { ...server, database: name };
  const opened = await openDatabase(ormOptions(connection, entities));
  await migrate(opened);
  return { ...opened, connection, folder: mkdtempSync(join(tmpdir(), 'heed-test-')) };
}

/** PostgreSQL's own worker may be cleaning up in it, and only a superuser may end that one. */
async function drop(name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await administer(inject('postgres'), `drop database ${name} with (force)`);
    } catch (error) {
      const isTaken = error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE;
      if (!isTaken || tries === MOST_TRIES) throw error;
      await pause(PAUSE_MILLISECONDS);
    }
  }
}

async function administer(server: Connection, statement: string): Promise<void> {
  const client = new pg.Client({ ...server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
