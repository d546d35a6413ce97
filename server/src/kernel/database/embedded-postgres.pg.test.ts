import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type PostgresConnection,
} from './embedded-postgres';
import { DataFolderInUse } from './embedded-postgres-lock';
import { clusterProcesses, runningPostmaster } from './embedded-postgres-process';

const isRoot = process.getuid?.() === 0;
const cleanUps: (() => Promise<unknown>)[] = [];
const heard: string[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  heard.length = 0;
});

async function dataFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'heed-'));
  await chmod(folder, 0o755);
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => heard.push(line) });
  cleanUps.push(() => server.stop());
  return server;
}

async function query(to: PostgresConnection, sql: string): Promise<unknown[]> {
  const client = new Client({ ...to });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return result.rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

/** The folders and marks of a cluster, as the code that runs it sees them. */
function traces(connection: PostgresConnection) {
  const root = dirname(connection.host);
  return { data: join(root, 'data'), root, lockFile: join(root, 'heed.lock') };
}

async function allLogs(connection: PostgresConnection): Promise<string> {
  const folder = join(traces(connection).root, 'log');
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('\n');
}

async function postmasterPid(connection: PostgresConnection): Promise<number> {
  return (await runningPostmaster(traces(connection).data))?.pid ?? 0;
}

/** Another Heed process over the data folder: prints its connection, then stays. */
async function startElsewhere(dataDir: string): Promise<[ChildProcess, PostgresConnection]> {
  const module = join(import.meta.dirname, 'embedded-postgres.ts');
  const script = `
    import { runnerImport } from 'vite';
    const { module } = await runnerImport(${JSON.stringify(module)}, { configFile: false });
    const options = { dataDir: ${JSON.stringify(dataDir)}, log() {} };
    const server = await module.startEmbeddedPostgres(options);
    process.stdout.write(JSON.stringify(server.connection) + '\\n');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUps.push(() => kill(child));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return [child, JSON.parse(line.toString()) as PostgresConnection];
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the embedded PostgreSQL', () => {
  it('starts from nothing and gives the application a role that is no superuser', async () => {
    const { connection } = await start(await dataFolder());
    expect(await query(connection, 'SHOW server_version')).toEqual([expect.stringMatching(/^18/)]);
    expect(
      await query(connection, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user'),
    ).toEqual([false]);
    expect(
      await query(
        connection,
        'SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()',
      ),
    ).toEqual(['heed']);
  });

  it('finds trigrams in hanzi', async () => {
    const { connection } = await start(await dataFolder());
    await query(connection, 'CREATE EXTENSION pg_trgm');
    expect(await query(connection, `SELECT cardinality(show_trgm('投诉噪声')) > 3`)).toEqual([
      true,
    ]);
    expect(
      await query(connection, 'SELECT datlocprovider FROM pg_database WHERE datname = $$heed$$'),
    ).toEqual(['b']);
  });

  it('asks for a password and refuses a wrong one', async () => {
    const { connection } = await start(await dataFolder());
    await expect(query({ ...connection, password: 'wrong' }, 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
    await expect(
      query({ ...connection, user: 'postgres', password: 'postgres' }, 'SELECT 1'),
    ).rejects.toThrow(/password authentication failed/);
    const file = join(traces(connection).root, 'passwords.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(connection.password);
  });

  it('listens on a unix socket that only its own folder leads to, and on no port', async () => {
    const { connection } = await start(await dataFolder());
    expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
    expect(await query(connection, 'SHOW listen_addresses')).toEqual(['']);
    const opened = await readFile(`/proc/${await postmasterPid(connection)}/net/tcp`, 'utf8');
    const ports = opened.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? '');
    expect(ports.filter((address) => address.endsWith(':1538'))).toEqual([]);
  });

  it('takes the loopback and a free port where the path is too long for a socket', async () => {
    const { connection } = await start(join(await dataFolder(), 'x'.repeat(100)));
    expect(connection.host).toBe('127.0.0.1');
    expect(await query(connection, 'SELECT 7')).toEqual([7]);
    await expect(query({ ...connection, password: 'wrong' }, 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('writes nothing of a refused row to its log', async () => {
    const { connection } = await start(await dataFolder());
    await query(connection, 'CREATE TABLE person (phone text UNIQUE)');
    const insert = `INSERT INTO person VALUES ('13812345678')`;
    await query(connection, insert);
    await expect(query(connection, insert)).rejects.toThrow(/duplicate key/);
    // The collector writes the log after the refusal has been answered.
    await expect.poll(() => allLogs(connection)).toMatch(/duplicate key/);
    expect(await allLogs(connection)).not.toMatch(/13812345678|INSERT/);
  });

  it('keeps its rows over a restart and leaves no process behind when stopped', async () => {
    const dataDir = await dataFolder();
    const first = await start(dataDir);
    await query(first.connection, 'CREATE TABLE kept AS SELECT 42 AS n');
    const [name] = await query(first.connection, 'SHOW cluster_name');
    await first.stop();
    expect(await runningPostmaster(traces(first.connection).data)).toBeUndefined();
    await expect.poll(async () => clusterProcesses(String(name))).toEqual([]);
    const second = await start(dataDir);
    expect(await query(second.connection, 'SELECT n FROM kept')).toEqual([42]);
    expect(second.connection).toEqual(first.connection);
  });

  it('refuses a second Heed over the same data folder, by name, and frees it when stopped', async () => {
    const dataDir = await dataFolder();
    const first = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(DataFolderInUse);
    await expect(start(dataDir)).rejects.toThrow(`(${process.pid}) uses the data folder`);
    expect(await query(first.connection, 'SELECT 1')).toEqual([1]);
    await first.stop();
    await start(dataDir);
  });

  it('takes over the lock of a process id that another process bears by now', async () => {
    const dataDir = await dataFolder();
    const first = await start(dataDir);
    await first.stop();
    await writeFile(traces(first.connection).lockFile, `${process.pid} 1 of-another-time`);
    const second = await start(dataDir);
    expect(await query(second.connection, 'SELECT 1')).toEqual([1]);
  });

  it('starts a killed server again while its Heed lives on, at the same place', async () => {
    const { connection } = await start(await dataFolder());
    await query(connection, 'CREATE TABLE kept AS SELECT 42 AS n');
    process.kill(await postmasterPid(connection), 'SIGKILL');
    const rows = () => query(connection, 'SELECT n FROM kept').catch(() => null);
    await expect.poll(rows, { timeout: 20_000 }).toEqual([42]);
  });

  it('is found by the command line while it runs, and not afterwards', async () => {
    const dataDir = await dataFolder();
    const server = await start(dataDir);
    const options = { dataDir, log: () => undefined };
    expect(await findEmbeddedPostgres(options)).toEqual(server.connection);
    await server.stop();
    expect(await findEmbeddedPostgres(options)).toBeUndefined();
  });

  it('begins again where a first start was cut off', async () => {
    const dataDir = await dataFolder();
    const half = join(dataDir, 'postgres', 'data.new');
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'PG_VERSION'), '18\n');
    const { connection } = await start(dataDir);
    expect(await query(connection, 'SELECT 1')).toEqual([1]);
    expect(existsSync(half)).toBe(false);
  });

  it('says why it does not start, with the end of the log', async () => {
    const dataDir = await dataFolder();
    const settings = { shared_buffers: 'plenty' };
    await expect(
      startEmbeddedPostgres({ dataDir, log: () => undefined, settings, patience: 1000 }),
    ).rejects.toThrow(/did not start[^]*shared_buffers/);
  });
});

describe('after kill -9', () => {
  const written = 'CREATE TABLE kept AS SELECT 42 AS n';

  it('of Heed, the server that still runs is adopted', async () => {
    const dataDir = await dataFolder();
    const [heed, connection] = await startElsewhere(dataDir);
    await query(connection, written);
    const before = await postmasterPid(connection);
    await kill(heed);
    const { connection: now } = await start(dataDir);
    expect(await query(now, 'SELECT n FROM kept')).toEqual([42]);
    expect(await postmasterPid(now)).toBe(before);
    expect(heard.join('\n')).toMatch(/Took over .* running already/);
  });

  it('of the postmaster, a session that holds its memory is ended and the row is kept', async () => {
    const dataDir = await dataFolder();
    const [heed, connection] = await startElsewhere(dataDir);
    await query(connection, written);
    // A busy session doesn't notice that its postmaster is gone.
    const busy = query(connection, 'SELECT count(*) FROM generate_series(1, 1e12::bigint)');
    const outcome = busy.then(() => 'finished', String);
    await expect.poll(async () => query(connection, activeSessions)).toEqual(['2']);
    process.kill(await postmasterPid(connection), 'SIGKILL');
    await kill(heed);
    const { connection: now } = await start(dataDir);
    expect(await query(now, 'SELECT n FROM kept')).toEqual([42]);
    expect(await outcome).toMatch(/terminated/);
    expect(heard.join('\n')).toMatch(/killed PostgreSQL server left behind/);
  });

  it('of every process, the row is kept', async () => {
    const dataDir = await dataFolder();
    const [heed, connection] = await startElsewhere(dataDir);
    await query(connection, written);
    const [name] = await query(connection, 'SHOW cluster_name');
    const rest = await clusterProcesses(String(name));
    expect(rest.length).toBeGreaterThan(3);
    await kill(heed);
    process.kill(await postmasterPid(connection), 'SIGKILL');
    rest.forEach((pid) => killIfThere(pid));
    const { connection: now } = await start(dataDir);
    expect(await query(now, 'SELECT n FROM kept')).toEqual([42]);
  });

  it('a stale postmaster.pid that names a process of another kind is no obstacle', async () => {
    const dataDir = await dataFolder();
    const first = await start(dataDir);
    const { data } = traces(first.connection);
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
    await first.stop();
    lines[0] = String(process.pid);
    await writeFile(join(data, 'postmaster.pid'), lines.join('\n'));
    const second = await start(dataDir);
    expect(await query(second.connection, 'SELECT 1')).toEqual([1]);
  });
});

describe.runIf(isRoot)('started by root', () => {
  it('runs under another account', async () => {
    const { connection } = await start(await dataFolder());
    const status = await readFile(`/proc/${await postmasterPid(connection)}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+[1-9]/m);
  });

  it('keeps its data elsewhere where only root may enter the data folder', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'heed-closed-'));
    cleanUps.push(() => rm(closed, { recursive: true, force: true }));
    const dataDir = await dataFolder(closed);
    const { connection } = await start(dataDir);
    cleanUps.unshift(() => rm(traces(connection).root, { recursive: true, force: true }));
    expect(traces(connection).root).toMatch(/^\/var\/lib\/heed\/[\da-f]{12}$/);
    expect(heard.join('\n')).toMatch(/The database lies in \/var\/lib\/heed/);
    expect(await query(connection, 'SELECT 1')).toEqual([1]);
  });
});

const activeSessions = `SELECT count(*) FROM pg_stat_activity
  WHERE state = 'active' AND backend_type = 'client backend'`;

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its postmaster.
  }
}
