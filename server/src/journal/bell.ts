/** Rings when somebody committed entries: PostgreSQL's NOTIFY, with a poll in case a ring is missed. */
import pg from 'pg';
import { poolLimits, type Connection } from '../kernel/database/database';

const POLL_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = 500;
const HEARTBEAT_MILLISECONDS = 5_000;

export class JournalBell {
  private client: pg.Client | null = null;
  private closed = false;
  private readonly poll: NodeJS.Timeout;
  private readonly heartbeat: NodeJS.Timeout;

  /** `ring` is called at each doorbell and once a second besides; it must not throw. */
  constructor(
    private readonly connection: Connection,
    private readonly ring: () => void,
  ) {
    this.poll = setInterval(ring, POLL_MILLISECONDS);
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MILLISECONDS);
  }

  /** Starts listening; a lost connection is made again until `close`. */
  async listen(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ ...this.connection, ...poolLimits });
    client.on('notification', this.ring);
    client.on('error', () => this.again(client));
    client.on('end', () => this.again(client));
    this.client = client;
    try {
      await client.connect();
      await client.query('listen journal');
      this.ring();
    } catch {
      this.again(client);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.poll);
    clearInterval(this.heartbeat);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  /** A cut connection can look alive for ever: ask, and let the query's time limit decide. */
  private async beat(): Promise<void> {
    const client = this.client;
    if (!client) return;
    try {
      await client.query('select 1');
    } catch {
      this.again(client);
    }
  }

  private again(client: pg.Client): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    client.removeAllListeners();
    // A client that fails while it is being ended has nobody left to tell.
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    setTimeout(() => void this.listen(), RETRY_MILLISECONDS);
  }
}
