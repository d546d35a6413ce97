/** What is stored of imports and journalled of them: starts, progress, refused rows, ends. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Clock, isoTime } from '../../kernel/clock';
import { Database, queryWith } from '../../kernel/database/database';
import { storePerson } from '../../kernel/seal/seal-rows';
import { SUITE, type SealRow } from '../../kernel/seal/sealer';
import type { Actor, NewEvent } from '../../journal/events';
import { Journal } from '../../journal/journal';
import { EarlierWork } from './earlier-work';
import {
  importRecord,
  realmOf,
  type ImportRecord,
  type ImportRecordRow,
  type Tally,
} from './import-record';
import type { ImportOwner } from './import-store';
import type { KnownLists } from './propose-mapping';
import type { RowFault } from './row-fault';

export type NewImport = Pick<
  ImportRecord,
  'id' | 'actor' | 'filePath' | 'options' | 'reading' | 'totalRows'
>;

/** A refused row: where, why, and its cells under a seal. */
export interface RefusedRow {
  readonly line: number;
  readonly fault: RowFault;
  readonly seal: SealRow;
}

/** One page of rows that were dealt with. */
export interface Progress {
  readonly nextRow: number;
  readonly tally: Tally;
  readonly refused: readonly RefusedRow[];
}

export interface RefusalGroup {
  readonly importId: string;
  readonly fault: RowFault;
  readonly rows: number;
}

const FEW = 100;

/** One statement: the refused rows, the counts and where to go on stand or fall together. */
const ADVANCE = `with refused as (
   select * from json_to_recordset($2)
     r(line integer, error text, message text, seal uuid, bytes text)
 ), seals as (
   insert into sealed (seal_id, person_id, scope_id, suite, bytes)
   select seal, $3, $4, $5, decode(bytes, 'base64') from refused
 ), lines as (
   insert into import_refusal (import_id, line, error, message, seal_id)
   select $1, line, error, message, seal from refused
   on conflict (import_id, line) do nothing
 )
 update file_import set next_row = $6, added = added + $7, repeats = repeats + $8,
   updated = updated + $9, unchanged = unchanged + $10, refused = refused + $11,
   position = (select position from journal_head)
 where id = $1`;

@Injectable()
export class ImportRecords {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** Stores a new import and its owner, and journals the start, in one transaction. */
  async add(record: NewImport, owner: ImportOwner): Promise<void> {
    const { id: importId, options, actor } = record;
    const data = { importId, historic: options.historic ?? false };
    await this.database.transaction(async (client) => {
      await storePerson(client, owner.person, [owner.seal]);
      await insertRecord(client, record, owner, isoTime(this.now()));
      await this.tell(client, { type: 'import-started', data }, { options, actor });
    });
  }

  async find(id: string, client?: PoolClient): Promise<ImportRecord | null> {
    const rows = await queryWith<ImportRecordRow>(
      client ?? this.database.pool,
      'select * from file_import where id = $1',
      [id],
    );
    return rows[0] ? importRecord(rows[0]) : null;
  }

  /** The newest imports, or those that one key started. */
  async newest(keyId: string | null): Promise<ImportRecord[]> {
    const rows = await this.database.query<ImportRecordRow>(
      `select * from file_import where $1::uuid is null or key_id = $1
       order by started_at desc, id desc limit $2`,
      [keyId, FEW],
    );
    return rows.map(importRecord);
  }

  /** What is queued, or was running when its server stopped: the oldest first. */
  async unfinished(): Promise<{ id: string; filePath: string }[]> {
    const rows = await this.database.query<{ id: string; file_path: string }>(
      `select id, file_path from file_import where state in ('queued', 'running')
       order by started_at, id`,
    );
    return rows.map((row) => ({ id: row.id, filePath: row.file_path }));
  }

  /** Reasons and how many rows each refused, most first. */
  async refusalGroups(importIds: readonly string[]): Promise<RefusalGroup[]> {
    const rows = await this.database.query<{ import_id: string; message: string; rows: number }>(
      `select import_id, message, count(*)::integer as rows from import_refusal
       where import_id = any ($1::uuid[]) group by import_id, message order by rows desc, message`,
      [[...importIds]],
    );
    return rows.map((row) => ({
      importId: row.import_id,
      fault: faultOf(row.message),
      rows: row.rows,
    }));
  }

  /** Refused rows in the order of the file, after a line. */
  async refusedAfter(importId: string, line: number, limit: number) {
    const rows = await this.database.query<{ line: number; message: string; seal_id: string }>(
      `select line, message, seal_id from import_refusal
       where import_id = $1 and line > $2 order by line limit $3`,
      [importId, line, limit],
    );
    return rows.map((row) => ({
      line: row.line,
      fault: faultOf(row.message),
      sealId: row.seal_id,
    }));
  }

  async begin(client: PoolClient, id: string): Promise<void> {
    await queryWith(client, `update file_import set state = 'running' where id = $1`, [id]);
  }

  /** Counts a page of rows, over the session that holds the import's lock. */
  async advance(client: PoolClient, record: ImportRecord, progress: Progress): Promise<void> {
    const { tally, refused, nextRow } = progress;
    const rows = refused.map(({ line, fault, seal }) => ({
      line,
      error: fault.error,
      message: JSON.stringify(fault),
      seal: seal.id,
      bytes: seal.bytes.toString('base64'),
    }));
    await queryWith(client, ADVANCE, [
      record.id,
      JSON.stringify(rows),
      record.personId,
      record.scopeId,
      SUITE,
      nextRow,
      tally.added,
      tally.repeats,
      tally.updated,
      tally.unchanged,
      tally.refused,
    ]);
  }

  /** Stores the end and journals it, over the session that holds the import's lock. */
  async finish(client: PoolClient, id: string, error: string | null): Promise<void> {
    await queryWith(client, 'begin');
    const rows = await queryWith<ImportRecordRow>(
      client,
      'update file_import set state = $2, finished_at = $3, error = $4 where id = $1 returning *',
      [id, error === null ? 'done' : 'failed', isoTime(this.now()), error],
    );
    for (const end of rows.map(importRecord)) {
      const added = end.added + end.repeats;
      const { nextRow, updated, refused } = end;
      const data = { importId: id, rows: nextRow, added, updated, refused, failed: error !== null };
      await this.tell(client, { type: 'import-finished', data }, end);
    }
    await queryWith(client, 'commit');
  }

  /** Journals that somebody takes the refused rows away. */
  async tellDownload(record: ImportRecord, actor: Actor): Promise<void> {
    const data = { importId: record.id, rows: record.refused };
    const { options } = record;
    await this.tell(undefined, { type: 'import-refusals-downloaded', data }, { options, actor });
  }

  /** What an interrupted run did after it last stored its progress. */
  async workSince(record: ImportRecord): Promise<EarlierWork> {
    return EarlierWork.of(this.journal, record);
  }

  /** Categories and units by name, for a proposal. */
  async lists(): Promise<KnownLists> {
    const categories = await this.database.query<KnownLists['categories'][number]>(
      `select code, name, name_en as "nameEn" from category where realm = 'real' and not retired`,
    );
    const units = await this.database.query<KnownLists['units'][number]>(
      `select id, name, name_en as "nameEn" from unit where realm = 'real' and not retired`,
    );
    return { categories, units };
  }

  private async tell(
    client: PoolClient | undefined,
    event: NewEvent,
    { options, actor }: Pick<ImportRecord, 'options' | 'actor'>,
  ): Promise<void> {
    const context = { at: isoTime(this.now()), realm: realmOf(options), actor };
    await this.journal.append([event], context, client);
  }
}

async function insertRecord(
  client: PoolClient,
  record: NewImport,
  { person, seal }: ImportOwner,
  startedAt: string,
): Promise<void> {
  const { kind, id } = record.actor;
  await queryWith(
    client,
    `insert into file_import (id, account_id, key_id, file_name, file_path, person_id, scope_id,
       seal_id, format, options, reading, state, started_at, total_rows, position)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'queued', $12, $13,
       (select position from journal_head))`,
    [
      record.id,
      kind === 'account' ? id : null,
      kind === 'key' ? id : null,
      `〔文件名〕.${record.reading.format.format}`,
      record.filePath,
      person.id,
      person.scopeId,
      seal.id,
      record.reading.format.format,
      JSON.stringify(record.options),
      JSON.stringify(record.reading),
      startedAt,
      record.totalRows,
    ],
  );
}

/** Reasons are stored as codes and said in the reader's language when they go out. */
function faultOf(message: string): RowFault {
  return JSON.parse(message) as RowFault;
}
