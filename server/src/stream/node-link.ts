/**
 * How the nodes of one deployment hear each other's sockets: Socket.IO's own adapter over PostgreSQL,
 * or over Redis where there is one. Boards and news of cases don't go this way: each node follows the
 * journal for itself, and whatever is lost here is told again within seconds.
 */
import { Logger } from '@nestjs/common';
import { createAdapter as overPostgres } from '@socket.io/postgres-adapter';
import { createAdapter as overRedis } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { ServerOptions } from 'socket.io';
import { poolLimits, type Connection } from '../kernel/database/database';

/** Tells this deployment's messages from those of others on the same Redis. */
const STREAM = 'heed';
/** PostgreSQL takes less than 8,000 bytes in one notice. */
const MOST_NOTICE_BYTES = 7_900;
/** One connection listens, the other speaks. */
const CONNECTIONS = 2;

export interface NodeLink {
  readonly adapter: NonNullable<ServerOptions['adapter']>;
  close(): Promise<void>;
}

export function linkNodes(connection: Connection, redisUrl: string | undefined): NodeLink {
  const logger = new Logger('nodes');
  return redisUrl === undefined
    ? postgresLink(connection, logger)
    : redisLink(connection, redisUrl, logger);
}

function postgresLink(connection: Connection, logger: Logger): NodeLink {
  const pool = new pg.Pool({ ...connection, ...poolLimits, max: CONNECTIONS });
  const failed = oncePerOutage(logger, 'other nodes could not be reached over PostgreSQL');
  pool.on('error', failed);
  // The adapter keeps a client and doesn't listen for its errors: unheard they would end the process.
  pool.on('connect', (client) => client.on('error', failed));
  takeBackTheDead(pool);
  const adapter = overPostgres(pool, { payloadThreshold: MOST_NOTICE_BYTES, errorHandler: failed });
  return { adapter, close: () => pool.end() };
}

/**
 * The adapter forgets a client whose connection died in its hands, and takes another one. Never given back,
 * the dead one would keep its place in the pool: after two outages there would be none left, and closing
 * would wait for it for ever.
 */
function takeBackTheDead(pool: pg.Pool): void {
  const lent = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => lent.add(client));
  pool.on('release', (_error, client) => lent.delete(client));
  pool.on('connect', (client) => {
    client.on('end', () => {
      if (lent.delete(client)) client.release(true);
    });
  });
}

function redisLink({ database }: Connection, url: string, logger: Logger): NodeLink {
  // Nothing is ever refused for waiting: the adapter leaves some promises unheard.
  const redis = new ForgetfulRedis(url, { maxRetriesPerRequest: null });
  redis.on('error', oncePerOutage(logger, 'other nodes could not be reached over Redis'));
  const name = `${STREAM}:${database}`;
  const adapter = overRedis(redis, { streamName: name, channelPrefix: name });
  return {
    adapter,
    close: async () => redis.disconnect(),
  };
}

/** What can't be said now is dropped and not queued for hours: presence is told again by itself. */
class ForgetfulRedis extends Redis {
  override async publish(channel: string | Buffer, message: string | Buffer): Promise<number> {
    if (this.status !== 'ready') return 0;
    return super.publish(channel, message).catch(() => 0);
  }
}

const QUIET_MILLISECONDS = 60_000;

/** An outage is said once a minute, however many notices fail in it. */
function oncePerOutage(logger: Logger, msg: string): (error: Error) => void {
  let said = -Infinity;
  return (error) => {
    if (performance.now() - said < QUIET_MILLISECONDS) return;
    said = performance.now();
    logger.warn({ msg, error });
  };
}
