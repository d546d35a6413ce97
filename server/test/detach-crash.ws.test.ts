/** Power cuts while `heed journal detach` is at work: the part is in the database, or it is away; never something between. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { Journal } from '../src/journal/journal';
import { cutWhenDue } from '../src/journal/parts/cut';
import { readParts } from '../src/journal/parts/part-rows';
import { verifyJournal } from '../src/journal/verify';
import { BuiltServer } from './built-server';
import { lockWaited } from './lock-waiters';
import { useDatabase } from './pg';
import { readOn } from './read-on';

const database = useDatabase();
const commandLine = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const MAY = '2026-05-03T08:00:00.000Z';
const MONTH = '2026-05';
const FILLED = 1_200;
const accountId = '00000000-0000-7000-8000-000000000001';

let folder = '';
let entries = 0;

beforeAll(async () => {
  const { database: db } = database();
  folder = join(database().folder, 'parts');
  mkdirSync(folder);
  const journal = new Journal(db);
  const fill = async () => {
    const events = Array.from({ length: FILLED }, () => ({
      type: 'session-started' as const,
      data: { accountId },
    }));
    const actor = { kind: 'system', id: null } as const;
    await journal.append(events, { at: MAY, realm: 'real', actor });
  };
  for (const month of [MONTH, '2026-06']) {
    await cutWhenDue(db, { month, months: 1 });
    await fill();
  }
  entries = await journal.head();
  await readOn(db, entries);
});

function environment(): Record<string, string> {
  const { connection, folder: dataDir } = database();
  const url = new URL(`postgres://localhost:${connection.port}/${connection.database}`);
  url.username = connection.user;
  url.password = connection.password;
  url.searchParams.set('host', connection.host);
  return { PATH: process.env['PATH'] ?? '', HEED_DATA_DIR: dataDir, DATABASE_URL: url.href };
}

function detach(): ChildProcess {
  const args = [commandLine, 'journal', 'detach', MONTH, '--to', folder];
  return spawn(process.execPath, args, { env: environment(), stdio: 'ignore' });
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
  return child.exitCode;
}

/** Runs the verb while a row that it needs is locked, and cuts its power when it waits there. */
async function cutWhere(lock: string, words: string): Promise<void> {
  const { database: db } = database();
  const child = await db.transaction(async (client) => {
    // However long the verb takes to come there.
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await client.query(lock);
    const waiting = detach();
    await lockWaited(db, words);
    waiting.kill('SIGKILL');
    await ended(waiting);
    return waiting;
  });
  expect(child.signalCode).toBe('SIGKILL');
}

async function isWholeAndHere(): Promise<void> {
  const { database: db } = database();
  expect((await readParts(db.pool)).map(({ state }) => state)).toEqual(['closed', 'open']);
  expect(await verifyJournal(db)).toMatchObject({ entries, fault: null, away: [] });
}

test(
  'killed before and after the part has left its table, everything is where it was; a server starts, and it can be set apart',
  { timeout: 120_000 },
  async () => {
    const { database: db } = database();
    await cutWhere('select 1 from journal_head for update', 'journal_head for update');
    // The file stands under its name, proven: nobody goes by it while the part is here.
    expect(readdirSync(folder)).toHaveLength(1);
    await isWholeAndHere();
    await cutWhere('select 1 from journal_part for update', 'update journal_part set state');
    await isWholeAndHere();
    const server = await BuiltServer.start(database().folder, environment());
    expect((await server.send('GET', '/health/ready')).status).toBe(200);
    expect(await server.stop()).toBe(0);
    const { away, fault } = await verifyJournal(db);
    expect([away, fault]).toEqual([[], null]);
    expect(await ended(detach())).toBe(0);
    expect((await readParts(db.pool)).map(({ state }) => state)).toEqual(['away', 'open']);
    const names = readdirSync(folder);
    expect(names).toEqual([expect.stringMatching(/^journal-2026-05-1-\d+\.ndjson\.gz$/)]);
    expect(existsSync(join(folder, names[0] ?? ''))).toBe(true);
    const through = await verifyJournal(db, folder);
    expect(through).toMatchObject({ fault: null });
    expect(through.away.map(({ read }) => read)).toEqual([true]);
  },
);
