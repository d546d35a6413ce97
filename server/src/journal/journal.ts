/** The waist: entries go in at one end, in one order, and are read by position at the other. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { afterCommit, Database, queryWith } from '../kernel/database/database';
import {
  decodeEntry,
  encodeEntry,
  entryColumns,
  type EncodedEntry,
  type EntryContext,
} from './entry-codec';
import type { JournalEntry, NewEvent } from './events';
import { OwnEntries } from './own-entries';
import { joinsOfCases, pagesOfCases } from './events/topic-joins';
import { AwayError, awayPart, needHere } from './parts/away';

/** So many entries are parsed at a stretch, in some milliseconds. */
const STRETCH = 100;

interface StoredEntry {
  readonly position: number;
  readonly entry: string;
}

@Injectable()
export class Journal {
  /** What was committed through this journal, for those who follow it beside. */
  readonly own = new OwnEntries();

  constructor(readonly database: Database) {}

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
    const first = rows[0]?.first ?? 0;
    const committed = () => this.committed(first, entries);
    if (client) afterCommit(client, committed);
    else committed();
    return first;
  }

  /** Entries were committed, from a position on: whoever follows the journal here need not read them. */
  committed(first: number, entries: readonly EncodedEntry[]): void {
    this.own.committed(
      first,
      entries.map(({ told }) => told),
    );
  }

  /** Up to `limit` entries after a position, in order. Throws an AwayError where some are set apart. */
  async readAfter(position: number, limit: number): Promise<JournalEntry[]> {
    const rows = await this.database.query<StoredEntry>(
      'select position, entry from journal where position > $1 order by position limit $2',
      [position, limit],
      'journal-read-after',
    );
    // Positions are dense: only where one is missing a part can be away.
    const last = rows.at(-1)?.position ?? position;
    if (last - position > rows.length) await needHere(this.database, { after: position });
    return decoded(rows, this.own);
  }

  /** Up to `limit` entries of one realm after a position. Throws an AwayError where some are set apart. */
  async readRealmAfter(realm: Realm, position: number, limit: number): Promise<JournalEntry[]> {
    await needHere(this.database, { after: position, realm });
    const rows = await this.database.query<{ position: number; entry: string }>(
      `select position, entry from journal where realm = $1 and position > $2
       order by position limit $3`,
      [realm, position, limit],
    );
    return decoded(rows);
  }

  /** When the first entry of a realm was made that is not set apart; null where there is none. */
  async beginningOf(realm: Realm): Promise<string | null> {
    const rows = await this.database.query<{ at: string }>(
      'select at from journal where realm = $1 order by position limit 1',
      [realm],
    );
    return rows[0]?.at ?? null;
  }

  /** All entries of one case, in order. Throws an AwayError where its beginning is set apart. */
  async ofCase(caseId: string): Promise<JournalEntry[]> {
    const rows = await this.database.query<{ position: number; entry: string }>(
      `select position, entry from journal where case_id = $1
       union all ${pagesOfCases('array[$1::uuid]')} order by position`,
      [caseId],
    );
    const own = new Set([caseId]);
    const entries = rows.flatMap((row) => {
      const entry = decodeEntry(row.position, row.entry);
      return entry.type === 'topics-joined' ? joinsOfCases(entry, own) : [entry];
    });
    // Parts are set apart from the oldest on: what is missing of a case is its beginning.
    const [first] = entries;
    if (first?.type === 'complaint-registered' && first.data.opened) return entries;
    const away = await awayPart(this.database, {});
    if (away) throw new AwayError(away);
    return entries;
  }

  /** The position of the newest entry, 0 where there is none. */
  async head(): Promise<number> {
    const rows = await this.database.query<{ position: number }>(
      'select position from journal_head',
    );
    return rows[0]?.position ?? 0;
  }
}

/** Others have their turn between the stretches of a long page; what is known in memory is not parsed. */
async function decoded(rows: readonly StoredEntry[], own?: OwnEntries): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const [n, { position, entry }] of rows.entries()) {
    if (n > 0 && n % STRETCH === 0) await othersTurn();
    entries.push(own?.at(position) ?? decodeEntry(position, entry));
  }
  return entries;
}
