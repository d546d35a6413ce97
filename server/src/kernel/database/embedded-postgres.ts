/** The PostgreSQL that comes with Heed: one cluster in the data folder, started, adopted, stopped. */
import { Client } from 'pg';
import { startCluster, stopCluster, type Cluster } from './embedded-postgres-cluster';
import { openHome, readPasswords, type Home } from './embedded-postgres-home';
import { takeLock } from './embedded-postgres-lock';
import { runningPostmaster, type Postmaster } from './embedded-postgres-process';
import { keepRunning } from './embedded-postgres-watch';

export interface EmbeddedPostgresOptions {
  /** Heed's data folder; everything of the cluster lies in `postgres/` below it. */
  readonly dataDir: string;
  /** Hears, in a sentence, what an operator should know. */
  readonly log: (message: string) => void;
  /** Changes to the server's settings; for tests, which need no durability. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long failed starts are repeated, in milliseconds. */
  readonly patience?: number;
}

/** What a driver needs; `host` is the folder of a unix socket, or the loopback address. */
export interface PostgresConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  /** The application's role: it owns its database and is no superuser. */
  readonly connection: PostgresConnection;
  /** Ends the sessions, writes everything down, stops the server and frees the data folder. */
  stop(): Promise<void>;
}

const ROLE = 'heed';
/** Sessions of a killed server and its log's replay are over by then, or something is wrong. */
const PATIENCE_MS = 30_000;

/**
 * Starts the cluster of a data folder, making it the first time. A server that still runs there
 * (the process that started it was killed) is adopted; one that was killed too is recovered.
 * Refused while another living process holds the folder.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const home = await openHome(options.dataDir, options.log);
  const lock = await takeLock(home.lockFile, options.dataDir);
  const { log, settings = {}, patience = PATIENCE_MS } = options;
  const cluster: Cluster = { home, log, settings, patience };
  try {
    const postmaster = await startCluster(cluster);
    const passwords = await readPasswords(home);
    await ensureDatabase(postmaster, passwords);
    const watch = keepRunning(cluster, postmaster);
    let stopped: Promise<void> | undefined;
    return {
      connection: connectionTo(postmaster, ROLE, passwords.application),
      // Asked twice, by two signals perhaps, it stops once.
      stop: () =>
        (stopped ??= watch
          .end()
          .then(() => stopCluster(cluster))
          .then(() => lock.release())),
    };
  } catch (error) {
    await stopCluster(cluster).catch((reason: unknown) => log(String(reason)));
    await lock.release();
    throw error;
  }
}

/**
 * The connection to the cluster that a Heed process runs over this data folder now, if one does:
 * for the command line beside a running server.
 */
export async function findEmbeddedPostgres(
  options: Pick<EmbeddedPostgresOptions, 'dataDir' | 'log'>,
): Promise<PostgresConnection | undefined> {
  const home: Home = await openHome(options.dataDir, options.log);
  const postmaster = await runningPostmaster(home.data);
  if (postmaster?.status !== 'ready') return undefined;
  return connectionTo(postmaster, ROLE, (await readPasswords(home)).application);
}

/** Repeats safely, since a first start may have been killed between any two of these steps. */
async function ensureDatabase(
  postmaster: Postmaster,
  passwords: { superuser: string; application: string },
): Promise<void> {
  const superuser = connectionTo(postmaster, 'postgres', passwords.superuser);
  const client = new Client({ ...superuser, database: 'postgres' });
  // A connection that breaks fails the statement under way; nobody else needs to hear of it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ROLE]);
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(passwords.application);
      await client.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD ${password}`);
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [ROLE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${ROLE} OWNER ${ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${ROLE}, postgres FROM PUBLIC`);
  } finally {
    await client.end();
  }
}

function connectionTo(postmaster: Postmaster, user: string, password: string): PostgresConnection {
  return { host: postmaster.host, port: postmaster.port, user, password, database: ROLE };
}
