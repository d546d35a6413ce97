/** An import as it is stored, and how it is read from its row. */
import { ImportOptions, ImportState, type ImportRow } from '@heed/shared/imports';
import { REAL } from '@heed/shared/vocabulary';
import type { Actor } from '../../journal/events';
import type { DateOrder } from './times/date-order';
import type { TableFormat } from './table/open-table';

/** How the file is read: found out by the survey, kept so that a resumed import reads the same. */
export interface Reading {
  readonly format: TableFormat;
  readonly columns: readonly string[];
  readonly dateOrders: readonly (DateOrder | null)[];
}

/** What became of the rows so far; each row is in one of them. */
export interface Tally {
  readonly added: number;
  readonly repeats: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface ImportRecord extends Tally {
  readonly id: string;
  readonly actor: Actor;
  /** As stored it says no more than the format: the name lies under the seal, see `ImportStore.named`. */
  readonly fileName: string;
  /** Name of the sealed file in the folder of imports. */
  readonly filePath: string;
  readonly personId: string;
  readonly scopeId: string;
  readonly sealId: string;
  readonly options: ImportOptions;
  readonly reading: Reading;
  readonly state: ImportRow['state'];
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Rows that are dealt with; the next run begins there. */
  readonly nextRow: number;
  /** Journal position when that was stored: what this import did since then is not counted yet. */
  readonly position: number;
  readonly totalRows: number | null;
  readonly error: string | null;
}

export function realmOf({ realm }: ImportOptions): string {
  return realm ?? REAL;
}

export interface ImportRecordRow {
  id: string;
  account_id: string | null;
  key_id: string | null;
  file_name: string;
  file_path: string;
  person_id: string;
  scope_id: string;
  seal_id: string;
  options: unknown;
  reading: Reading;
  state: string;
  started_at: string;
  finished_at: string | null;
  next_row: number;
  position: number;
  total_rows: number | null;
  added: number;
  repeats: number;
  updated: number;
  unchanged: number;
  refused: number;
  error: string | null;
}

export function importRecord(row: ImportRecordRow): ImportRecord {
  return {
    id: row.id,
    actor: actorOfRow(row),
    fileName: row.file_name,
    filePath: row.file_path,
    personId: row.person_id,
    scopeId: row.scope_id,
    sealId: row.seal_id,
    options: ImportOptions.parse(row.options),
    reading: row.reading,
    state: ImportState.parse(row.state),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    nextRow: row.next_row,
    position: row.position,
    totalRows: row.total_rows,
    added: row.added,
    repeats: row.repeats,
    updated: row.updated,
    unchanged: row.unchanged,
    refused: row.refused,
    error: row.error,
  };
}

function actorOfRow({ account_id: account, key_id: key }: ImportRecordRow): Actor {
  if (key !== null) return { kind: 'key', id: key };
  return account === null ? { kind: 'system', id: null } : { kind: 'account', id: account };
}
