/** Which node looks for topics, and how far it has come: a lease that runs out when the node dies. */
import type { PoolClient } from 'pg';
import { Database, queryWith } from '../../kernel/database/database';
import { newId } from '../../kernel/ids';

const LEASE = '15 seconds';
/** For so long after it was taken or renewed nobody else can have it: the database need not be asked. */
const SURE_MILLISECONDS = 5_000;

export class TopicLease {
  private readonly node = newId();
  /** When it was last asked for with success. */
  private heldSince = -Infinity;

  constructor(private readonly database: Database) {}

  get isSure(): boolean {
    return performance.now() - this.heldSince < SURE_MILLISECONDS;
  }

  /** Takes or renews it: the position up to which the journal was looked at; null while another node holds it. */
  async take(): Promise<number | null> {
    const askedAt = performance.now();
    const rows = await this.database.query<{ position: number }>(
      `update topic_cursor set node = $1, leased_until = now() + interval '${LEASE}'
       where node = $1 or leased_until is null or leased_until < now() returning position`,
      [this.node],
      'topic-lease',
    );
    const [row] = rows;
    this.heldSince = row ? askedAt : -Infinity;
    return row?.position ?? null;
  }

  /** Moves on with what was written, which renews it; throws where another node has been here meanwhile. */
  async advance(client: PoolClient, from: number, to: number): Promise<void> {
    const askedAt = performance.now();
    const moved = await queryWith(
      client,
      `update topic_cursor set position = $3, leased_until = clock_timestamp() + interval '${LEASE}'
       where position = $2 and node = $1 returning position`,
      [this.node, from, to],
      'topic-advance',
    );
    if (moved.length === 0) throw new Error('another node looks for topics by now');
    this.heldSince = askedAt;
  }

  /** Leaves it to whoever comes next. */
  async release(): Promise<void> {
    this.heldSince = -Infinity;
    await this.database.query('update topic_cursor set leased_until = null where node = $1', [
      this.node,
    ]);
  }
}
