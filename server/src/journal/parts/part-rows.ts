/** The parts of the journal as the database lists them. */
import type { PoolClient } from 'pg';
import { queryWith, type Database, type Queryable } from '../../kernel/database/database';

/** An entry lies as it is where it fits a page: packing each, and reading it packed, costs more than its bytes. */
export const PART_STORAGE = 'with (toast_tuple_target = 8160)';

export type PartState = 'open' | 'closed' | 'away';

export interface Part {
  readonly from: number;
  /** The first position behind it; null while it is open. */
  readonly to: number | null;
  /** The local month in which it was opened, as `2026-05`; null until a node has told. */
  readonly month: string | null;
  readonly state: PartState;
  /** Known from the time that it is full. */
  readonly ends: PartEnds | null;
  /** Of the file that it was set apart to; null where it is in the database. */
  readonly file: string | null;
}

export interface PartEnds {
  /** Realms of which it has entries. */
  readonly realms: readonly string[];
  /** The least and the greatest of its entries' times, each its realm's own. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** Of the entry before the first, and of the last. */
  readonly beforeHash: Buffer;
  readonly lastHash: Buffer;
}

interface Row {
  readonly from_position: number;
  readonly to_position: number | null;
  readonly month: string | null;
  readonly state: PartState;
  readonly realms: string[] | null;
  readonly first_at: string;
  readonly last_at: string;
  readonly before_hash: Buffer;
  readonly last_hash: Buffer;
  readonly file: string | null;
}

/** The table that holds a part. */
export function tableOf({ from }: Pick<Part, 'from'>): string {
  return `journal_from_${from}`;
}

/** How many entries a part has, where it is full. */
export function sizeOf({ from, to }: Part): number {
  return to === null ? 0 : to - from;
}

/** All parts, the oldest first. */
export async function readParts(reads: Queryable): Promise<Part[]> {
  const rows = await queryWith<Row>(reads, 'select * from journal_part order by from_position');
  return rows.map(partOf);
}

function partOf(row: Row): Part {
  const { from_position: from, to_position: to, month, state, file } = row;
  const ends = row.realms && {
    realms: row.realms,
    firstAt: row.first_at,
    lastAt: row.last_at,
    beforeHash: row.before_hash,
    lastHash: row.last_hash,
  };
  return { from, to, month, state, ends, file };
}

/** Notes what stands at the ends of each part that has become full. */
export async function noteEnds(database: Database): Promise<void> {
  const full = await database.query<{ from_position: number; to_position: number }>(
    `select from_position, to_position from journal_part, journal_head
     where realms is null and to_position <= position + 1 order by from_position`,
  );
  for (const { from_position: from, to_position: to } of full) {
    await database.transaction((client) => longQuery(client, ENDS, [from, to]));
  }
}

const ENDS = `update journal_part p set realms = found.realms, first_at = found.first_at,
    last_at = found.last_at, last_hash = (select hash from journal where position = $2::bigint - 1),
    before_hash = case when $1 = 1 then decode(repeat('00', 32), 'hex')
      else (select hash from journal where position = $1 - 1) end
  from (select array_agg(distinct realm) as realms, min(at) as first_at, max(at) as last_at
    from journal where position >= $1 and position < $2) found
  where p.from_position = $1`;

const LONG_MILLISECONDS = 1_800_000;

/** For what reads a whole part while nobody waits behind it. */
export async function longQuery(
  client: PoolClient,
  text: string,
  values: unknown[] = [],
): Promise<void> {
  await client.query(`set local statement_timeout = ${LONG_MILLISECONDS}`);
  // The driver knows a time limit of a query's own; its types don't.
  const config = { text, values, query_timeout: LONG_MILLISECONDS };
  await client.query(config);
}
