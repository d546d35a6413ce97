/** Fills the database of a product that stands still. */
import pg from 'pg';
import { Journal } from '../src/journal/journal';
import { Database, type Connection } from '../src/kernel/database/database';
import { startEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';
import { followersReadOn } from '../test/read-on';

/** Answers what `fill` does. What follows the journal has come to the end of what is filled in. */
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
    const database = new Database(pool);
    await followersReadOn(database, await new Journal(database).head());
    return filled;
  } finally {
    await pool.end();
    await postgres.stop();
  }
}
