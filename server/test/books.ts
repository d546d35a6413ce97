/** Reads a running server's database beside it, and says what it holds: journal, complaints, cases. */
import pg from 'pg';
import { decodeEntry } from '../src/journal/entry-codec';
import type { EventData, EventType } from '../src/journal/events';
import { verifyJournal, type Verdict } from '../src/journal/verify';
import { Database } from '../src/kernel/database/database';
import { findEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';

export class Books {
  private constructor(readonly database: Database) {}

  /** Opens the books of a server's data folder for as long as `work` takes. */
  static async read<T>(dataDir: string, work: (books: Books) => Promise<T>): Promise<T> {
    const connection = await findEmbeddedPostgres({ dataDir, log: () => undefined });
    if (!connection) throw new Error('PostgreSQL does not run');
    const pool = new pg.Pool({ ...connection, max: 2 });
    try {
      return await work(new Books(new Database(pool)));
    } finally {
      await pool.end();
    }
  }

  verify(): Promise<Verdict> {
    return verifyJournal(this.database);
  }

  /** One number of one row. */
  async count(statement: string): Promise<number> {
    const rows = await this.database.query<{ count: number }>(`select count(*) ${statement}`);
    return rows[0]?.count ?? Number.NaN;
  }

  /** First, last and number of positions: dense where all three agree. */
  async positions(): Promise<{ first: number; last: number; count: number; head: number }> {
    const rows = await this.database.query<{
      first: number;
      last: number;
      count: number;
      head: number;
    }>(
      `select min(position) as first, max(position) as last, count(*) as count,
         (select position from journal_head) as head from journal`,
    );
    if (!rows[0]) throw new Error('the journal answers nothing');
    return rows[0];
  }

  /** All entries of a type, in their order. */
  async entries<T extends EventType>(
    type: T,
  ): Promise<{ readonly position: number; readonly data: EventData<T> }[]> {
    const rows = await this.database.query<{ position: number; entry: string }>(
      'select position, entry from journal where type = $1 order by position',
      [type],
    );
    return rows.map(({ position, entry }) => ({
      position,
      data: decodeEntry(position, entry).data as EventData<T>,
    }));
  }
}
