/** Makes, starts, adopts, recovers and stops the cluster, by PostgreSQL's own `initdb` and `pg_ctl`. */
import { existsSync } from 'node:fs';
import { chown, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runAs } from './embedded-postgres-account';
import { makeOwn, makePasswords, type Home } from './embedded-postgres-home';
import { clusterProcesses, runningPostmaster, type Postmaster } from './embedded-postgres-process';
import { serverSettings, settingsFile, type Place } from './embedded-postgres-settings';

export interface Cluster {
  readonly home: Home;
  readonly log: (message: string) => void;
  readonly settings: Readonly<Record<string, string>>;
  readonly patience: number;
  /** Where it has to listen, since clients know it there; chosen at the start where nobody does yet. */
  readonly place?: Place;
}

/** How long a server that lives may take to replay its log after a crash. */
const RECOVERY_SECONDS = 600;
const SOCKET_PORT = 5432;
/** The kernel takes 107 bytes; what is longer is cut without a word by some tools. */
const LONGEST_SOCKET = 100;

/** Brings the cluster up, whatever state it was left in, and says where it listens. */
export async function startCluster(cluster: Cluster): Promise<Postmaster> {
  const { home } = cluster;
  if (!existsSync(join(home.data, 'PG_VERSION'))) await initialise(home);
  const end = performance.now() + cluster.patience;
  for (let wait = 100; ; wait = Math.min(wait * 2, 3000)) {
    const failure = await attempt(cluster);
    const postmaster = failure ? undefined : await runningPostmaster(home.data);
    if (postmaster) return postmaster;
    if (performance.now() + wait > end) {
      throw new Error(`PostgreSQL did not start: ${failure}\n${await tailOfLog(home)}`);
    }
    await pause(wait);
  }
}

/** Stops the server, if it runs. Open transactions are rolled back, everything else is kept. */
export async function stopCluster({ home }: Cluster): Promise<void> {
  if (!(await runningPostmaster(home.data))) return;
  const failure = await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', '60']);
  if (failure && (await runningPostmaster(home.data))) {
    throw new Error(`PostgreSQL did not stop: ${failure}\n${await tailOfLog(home)}`);
  }
}

/** In a folder of another name until it is whole: what was interrupted is begun again. */
async function initialise(home: Home): Promise<void> {
  const half = `${home.data}.new`;
  await rm(half, { recursive: true, force: true });
  await makeOwn(half, home.account);
  const passwordFile = join(home.run, 'initial-password');
  await writeFile(passwordFile, (await makePasswords(home)).superuser, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  try {
    await runAs(home.account, home.binaries.initdb, [
      `--pgdata=${half}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      // pg_trgm asks the C library what a letter is: with a plain C there, hanzi have no trigrams.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
      '--encoding=UTF8',
      '--no-instructions',
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, home.data);
}

/** One try; answers what failed, or nothing when the server is up. */
async function attempt(cluster: Cluster): Promise<string | undefined> {
  const { home } = cluster;
  const running = await runningPostmaster(home.data);
  if (running) return adopt(cluster, running);
  await endLeftOvers(cluster);
  // Stale: its process is dead, or an unreaped one, or another program's, and either stops a start.
  await rm(join(home.data, 'postmaster.pid'), { force: true });
  await writeSettings(cluster);
  const log = join(home.logs, 'start.log');
  return pgCtl(home, ['start', '-w', '-t', `${RECOVERY_SECONDS}`, '-l', log]);
}

async function adopt(cluster: Cluster, running: Postmaster): Promise<string | undefined> {
  const { home } = cluster;
  if (running.status === 'stopping') {
    return (await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', '30'])) ?? 'it was stopping';
  }
  if (running.status !== 'ready') return awaitReady(home);
  cluster.log(`Took over the PostgreSQL server that was running already (${running.pid}).`);
  return undefined;
}

async function awaitReady(home: Home): Promise<string | undefined> {
  const patience = performance.now() + RECOVERY_SECONDS * 1000;
  while (performance.now() < patience) {
    const running = await runningPostmaster(home.data);
    if (!running) return 'it ended while it was starting';
    if (running.status === 'ready') return undefined;
    await pause(50);
  }
  return `it was not ready after ${RECOVERY_SECONDS} seconds`;
}

/**
 * Sessions of a postmaster that was killed hold its shared memory, and no new one starts beside
 * them. They serve nobody: ended by SIGQUIT, and by SIGKILL where that is not heard.
 */
async function endLeftOvers({ home, log }: Cluster): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (let round = 0; round < 20; round += 1) {
      const left = await clusterProcesses(home.clusterName);
      if (left.length === 0) return;
      if (round === 0) {
        log(`Ending ${left.length} processes that a killed PostgreSQL server left behind.`);
        left.forEach((pid) => signalQuietly(pid, signal));
      }
      await pause(100);
    }
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself meanwhile.
  }
}

/** Written anew at each start, so that a new version of Heed brings its own settings along. */
async function writeSettings({ home, settings, place }: Cluster): Promise<void> {
  const where = place ?? (await choosePlace(home));
  const text = settingsFile({ ...serverSettings(home, where), ...settings });
  await writeFile(join(home.data, 'postgresql.conf'), text);
}

async function choosePlace(home: Home): Promise<Place> {
  const socket = join(home.run, `.s.PGSQL.${SOCKET_PORT}`);
  const fits = Buffer.byteLength(socket) < LONGEST_SOCKET;
  return fits ? { socketFolder: home.run, port: SOCKET_PORT } : { port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Answers what went wrong, in the tool's words; nothing when it went well. */
async function pgCtl(home: Home, args: readonly string[]): Promise<string | undefined> {
  try {
    await runAs(home.account, home.binaries.pgCtl, [...args, '-s', '-D', home.data]);
    return undefined;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return said.trim() || String(error);
  }
}

async function tailOfLog(home: Home): Promise<string> {
  const names = (await readdir(home.logs)).filter((name) => name.endsWith('.log'));
  const texts = await Promise.all(
    names.map(async (name) => {
      const lines = (await readFile(join(home.logs, name), 'utf8')).trimEnd().split('\n');
      return `${name}: ${lines.slice(-8).join('\n')}`;
    }),
  );
  return texts.join('\n');
}
