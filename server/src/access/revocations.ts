/**
 * Tells everybody who holds something open (sockets, caches) that a right to it has ended:
 * at once in this process, by NOTIFY on the other nodes.
 */
import { EventEmitter } from 'node:events';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { Database } from '../kernel/database/database';

const Revoked = z.strictObject({
  accountId: z.string().optional(),
  sessionHash: z.string().optional(),
  keyId: z.string().optional(),
});

/** What has ended: everything of an account, one session, or one key. */
export type Revoked = z.infer<typeof Revoked>;

const RETRY_MILLISECONDS = 500;
const HEARTBEAT_MILLISECONDS = 5_000;

@Injectable()
export class Revocations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: PoolClient | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly database: Database) {}

  /** Calls the listener at each revocation, twice at times; returns what ends that. */
  onRevoked(listener: (what: Revoked) => void): () => void {
    this.emitter.on('revoked', listener);
    return () => this.emitter.off('revoked', listener);
  }

  /** Tells the other nodes when the caller's transaction commits. */
  async announce(client: PoolClient, what: Revoked): Promise<void> {
    await client.query("select pg_notify('revoked', $1)", [JSON.stringify(what)]);
  }

  /** Tells this process; call it after the commit. */
  revoke(what: Revoked): void {
    this.emitter.emit('revoked', what);
  }

  onApplicationBootstrap(): Promise<void> {
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MILLISECONDS);
    return this.listen();
  }

  onApplicationShutdown(): void {
    this.closed = true;
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.client?.release(true);
    this.client = null;
  }

  /** Takes one connection of the pool for good; a lost one is replaced. */
  private async listen(): Promise<void> {
    if (this.closed || this.client) return;
    try {
      const client = await this.database.pool.connect();
      if (this.closed) return client.release(true);
      this.client = client;
      client.on('notification', ({ payload }) => this.hear(payload));
      client.on('error', () => this.again(client));
      await client.query('listen revoked');
    } catch {
      this.again(this.client);
    }
  }

  private async beat(): Promise<void> {
    const client = this.client;
    try {
      await client?.query('select 1');
    } catch {
      this.again(client);
    }
  }

  private again(client: PoolClient | null): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    client?.release(true);
    setTimeout(() => void this.listen(), RETRY_MILLISECONDS).unref();
  }

  private hear(payload: string | undefined): void {
    const what = Revoked.safeParse(parseJson(payload));
    if (what.success) this.revoke(what.data);
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
