/** The one pool of connections to PostgreSQL, shared by MikroORM and by the plain SQL of hot paths. */
import { Injectable } from '@nestjs/common';
import pg, { type Pool, type PoolClient, type QueryResultRow } from 'pg';
import { isoTime } from '../instant';

/** Where PostgreSQL listens: a unix socket's folder or a host. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Client-side limits; a client whose query timed out is destroyed, not returned (node-postgres does). */
export const poolLimits = {
  max: 12,
  connectionTimeoutMillis: 3_000,
  query_timeout: 6_000,
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
} as const;
export type PoolLimits = {
  readonly [K in keyof typeof poolLimits]: (typeof poolLimits)[K] | number;
};

/** For a verb that nobody else waits behind: it may read the whole journal in one statement. */
export const patientLimits = {
  ...poolLimits,
  query_timeout: 1_800_000,
  statement_timeout: 1_800_000,
} as const;

const TIMESTAMPTZ = 1184;
const BIGINT = 20;

/** Times come as RFC 3339 text in UTC, bigints as numbers: positions stay far below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(TIMESTAMPTZ, (text: string) => isoTime(Date.parse(text)));
types.setTypeParser(BIGINT, Number);

export type Queryable = Pool | PoolClient;

@Injectable()
export class Database {
  constructor(readonly pool: Pool) {}

  /** Where the pool's connections lead to: for a thread that needs some of its own. */
  get connection(): Connection {
    const { host, port, user, password, database } = this.pool.options;
    if (!host || !port || !user || !database || typeof password !== 'string') {
      throw new Error('the pool was not made from a connection');
    }
    return { host, port, user, password, database };
  }

  /** Runs one statement; `name` makes it a prepared one. */
  async query<T extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    name?: string,
  ): Promise<T[]> {
    return queryWith<T>(this.pool, text, values, name);
  }

  /** Runs `work` in one transaction on one connection. */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const later: (() => void)[] = [];
    waiting.set(client, later);
    try {
      await client.query('begin');
      const result = await work(client);
      // One in which a statement failed is rolled back by its commit, which says so.
      const { command } = await client.query('commit');
      client.release();
      if (command === 'COMMIT') for (const each of later) each();
      return result;
    } catch (error) {
      // A connection in doubt is thrown away rather than given to the next who asks.
      client.release(error instanceof Error ? error : true);
      throw error;
    } finally {
      waiting.delete(client);
    }
  }
}

/** What waits for the commit of each transaction that is open. */
const waiting = new WeakMap<PoolClient, (() => void)[]>();

/** Does something once the transaction at work on a connection is committed, and never where it is not. */
export function afterCommit(client: PoolClient, work: () => void): void {
  waiting.get(client)?.push(work);
}

/** One statement on a given connection, with this project's types. */
export async function queryWith<T extends QueryResultRow>(
  client: Queryable,
  text: string,
  values: readonly unknown[] = [],
  name?: string,
): Promise<T[]> {
  const config = { text, values: [...values], types, ...(name ? { name } : {}) };
  const result = await client.query<T>(config);
  return result.rows;
}

/** Whether an error says that the database is away, not that the statement is wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(08|57P|53)/.test(code) ||
    ['ECONNREFUSED', 'ENOENT', 'EPIPE', 'ECONNRESET', 'ETIMEDOUT', '55P03', '57014'].includes(
      code,
    ) ||
    /timeout|terminated|connection|Client has encountered/i.test(error.message)
  );
}

/** Reads `DATABASE_URL`; `?host=/folder` names a unix socket. */
export function parseDatabaseUrl(url: string): Connection {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: port ? Number(port) : 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
  };
}
