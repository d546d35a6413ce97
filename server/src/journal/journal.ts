/** The waist: entries go in at one end, in one order, and are read by position at the other. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { Database, queryWith } from '../kernel/database/database';
import { decodeEntry, encodeEntry, entryColumns, type EntryContext } from './entry-codec';
import type { JournalEntry, NewEvent } from './events';

@Injectable()
export class Journal {
  constructor(private readonly database: Database) {}

  /**
   * Appends events in a transaction of the caller's, or in one of its own.
   * Returns the position of the first. The head stays locked until the commit: keep it short.
   */
  async append(
    events: readonly NewEvent[],
    context: EntryContext,
    client?: PoolClient,
  ): Promise<number> {
    const entries = events.map((event) => encodeEntry(event, context));
    const rows = await queryWith<{ first: number }>(
      client ?? this.database.pool,
      `select journal_append($1::timestamptz[], $2::text[], $3::text[], $4::uuid[], $5::text[]) as first`,
      entryColumns(entries),
    );
    return rows[0]?.first ?? 0;
  }

  /** Up to `limit` entries after a position, in order. */
  async readAfter(position: number, limit: number): Promise<JournalEntry[]> {
    const rows = await this.database.query<{ position: number; entry: string }>(
      'select position, entry from journal where position > $1 order by position limit $2',
      [position, limit],
      'journal-read-after',
    );
    return rows.map((row) => decodeEntry(row.position, row.entry));
  }

  /** Up to `limit` entries of one realm after a position, in order. */
  async readRealmAfter(realm: Realm, position: number, limit: number): Promise<JournalEntry[]> {
    const rows = await this.database.query<{ position: number; entry: string }>(
      `select position, entry from journal where realm = $1 and position > $2
       order by position limit $3`,
      [realm, position, limit],
    );
    return rows.map((row) => decodeEntry(row.position, row.entry));
  }

  /** All entries of one case, in order. */
  async ofCase(caseId: string): Promise<JournalEntry[]> {
    const rows = await this.database.query<{ position: number; entry: string }>(
      'select position, entry from journal where case_id = $1 order by position',
      [caseId],
    );
    return rows.map((row) => decodeEntry(row.position, row.entry));
  }

  /** The position of the newest entry, 0 where there is none. */
  async head(): Promise<number> {
    const rows = await this.database.query<{ position: number }>(
      'select position from journal_head',
    );
    return rows[0]?.position ?? 0;
  }
}
