/** Fills the database of a product that stands still. */
import pg from 'pg';
import type { Connection } from '../src/kernel/database/database';
import { startEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';

/** What has followed the journal all along has come to the end of what is filled in. */
const cursors = [
  'case_told_head',
  'case_rated_head',
  'delivery_cursor',
  'answer_cursor',
  'ladder_cursor',
  'topic_cursor',
] as const;

/** Answers what `fill` does. */
export async function fillAtRest<T>(
  dataDir: string,
  fill: (connection: Connection) => Promise<T>,
): Promise<T> {
  // Nothing is lost: with less in its log PostgreSQL writes the tables themselves before it commits.
  const settings = { wal_level: 'minimal', max_wal_senders: '0' };
  const postgres = await startEmbeddedPostgres({ dataDir, settings, log: () => undefined });
  const pool = new pg.Pool({ ...postgres.connection });
  try {
    const filled = await fill(postgres.connection);
    for (const cursor of cursors) {
      await pool.query(`update ${cursor} set position = (select position from journal_head)`);
    }
    return filled;
  } finally {
    await pool.end();
    await postgres.stop();
  }
}
