/** Sets a part of the journal apart to a file, and puts it back. Each is done whole or not at all. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { queryWith, type Database } from '../../kernel/database/database';
import type { StoredEntry } from '../chain';
import { needsOf } from './needs';
import {
  fileFault,
  readEntries,
  readHead,
  writePart,
  type FullPart,
  type PartHead,
} from './part-file';
import { GIVE_WAY } from './cut';
import { noteEnds, PART_STORAGE, readParts, tableOf, type Part } from './part-rows';

const ROWS = 2_000;
const ATTEMPTS = 40;
const BETWEEN_MILLISECONDS = 250;

/** Why a part stays where it is, a line a reason. */
export class MoveError extends Error {
  override readonly name = 'MoveError';
}

/**
 * Writes the part of a month to a file in `folder`, reads it back, and only then drops it from the
 * database. The oldest goes first. Returns the file's path.
 */
export async function detachPart(
  database: Database,
  { month, folder, now }: { readonly month: string; readonly folder: string; readonly now: number },
): Promise<string> {
  const part = await partToGo(database, month);
  const needs = await needsOf(database, part, now);
  if (needs.length > 0) throw new MoveError(needs.map((need) => `${month}: ${need}`).join('\n'));
  const file = `journal-${month}-${part.from}-${part.to - 1}.ndjson.gz`;
  const path = join(folder, file);
  try {
    await keepFile(database, part, path);
    await patiently(() => drop(database, part, file));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return path;
}

/** Under its name there is only a file that was read back, and on the disk the name too. */
async function keepFile(database: Database, part: FullPart, path: string): Promise<void> {
  const unproven = `${path}.new`;
  try {
    await writePart(database.pool, part, unproven);
    const fault = await fileFault(unproven, part);
    if (fault) throw new MoveError(`entry ${fault.position}: ${fault.reason}`);
    await rename(unproven, path);
  } finally {
    await rm(unproven, { force: true });
  }
  const folder = await open(dirname(path));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function partToGo(database: Database, month: string): Promise<FullPart> {
  await noteEnds(database);
  const parts = await readParts(database.pool);
  const part = parts.find((each) => each.month === month);
  if (!part) throw new MoveError(`there is no part ${month}: see 'heed journal parts'`);
  if (part.state === 'away') throw new MoveError(`${month} is set apart already: ${part.file}`);
  if (!isFull(part)) throw new MoveError(`${month} is not full yet`);
  const older = parts.find((each) => each.state === 'closed');
  if (older !== part) throw new MoveError(`the oldest goes first: ${older?.month ?? ''}`);
  return part;
}

function isFull(part: Part): part is FullPart {
  return part.to !== null && part.month !== null && part.ends !== null;
}

async function drop(database: Database, part: FullPart, file: string): Promise<void> {
  await database.transaction(async (client) => {
    await lockParts(client);
    const table = tableOf(part);
    await client.query(`alter table journal detach partition ${table}`);
    await client.query(`drop table ${table}`);
    await setState(client, part.from, { from: 'closed', to: 'away', file });
  });
}

/** Puts a part back from its file, entry by entry along the chain. Returns its month. */
export async function attachPart(database: Database, path: string): Promise<string> {
  const head = await readHead(path);
  const parts = await readParts(database.pool);
  const part = parts.find((each) => each.from === head.from);
  if (!part || part.to !== head.to) throw new MoveError(`this journal has no part ${head.month}`);
  if (part.state !== 'away') throw new MoveError(`${head.month} is in the database`);
  const newest = parts.findLast(({ state }) => state === 'away');
  if (newest !== part) throw new MoveError(`the newest comes first: ${newest?.file ?? ''}`);
  const fault = await fileFault(path, part);
  if (fault) throw new MoveError(`${basename(path)}: entry ${fault.position}: ${fault.reason}`);
  await patiently(() => fill(database, part, head, path));
  return head.month;
}

async function fill(database: Database, part: Part, head: PartHead, path: string): Promise<void> {
  await database.transaction(async (client) => {
    const table = tableOf(part);
    await client.query(
      `create table ${table} (like journal including defaults including constraints,
         constraint journal_range check (position >= ${head.from} and position < ${head.to}))
       ${PART_STORAGE}`,
    );
    let rows: StoredEntry[] = [];
    for await (const entry of readEntries(path)) {
      rows.push(entry);
      if (rows.length === ROWS) rows = await insert(client, table, rows);
    }
    await insert(client, table, rows);
    const from = head.from === 1 ? 'minvalue' : head.from;
    // It makes the part's indexes, while others read and append.
    await client.query(
      `alter table journal attach partition ${table} for values from (${from}) to (${head.to})`,
    );
    await client.query(`alter table ${table} drop constraint journal_range`);
    await setState(client, part.from, { from: 'away', to: 'closed', file: null });
  });
}

async function insert(
  client: PoolClient,
  table: string,
  rows: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  await queryWith(
    client,
    `insert into ${table} (position, at, realm, type, case_id, entry, hash)
     select * from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::uuid[],
       $6::text[], $7::bytea[])`,
    [
      rows.map(({ position }) => position),
      rows.map(({ at }) => at),
      rows.map(({ realm }) => realm),
      rows.map(({ type }) => type),
      rows.map(({ case_id }) => case_id),
      rows.map(({ entry }) => entry),
      rows.map(({ hash }) => hash),
    ],
  );
  return [];
}

/** Nobody appends meanwhile, and those who do never wait long. */
async function lockParts(client: PoolClient): Promise<void> {
  await client.query(GIVE_WAY);
  await client.query('select 1 from journal_head for update');
}

async function setState(
  client: PoolClient,
  from: number,
  change: { readonly from: string; readonly to: string; readonly file: string | null },
): Promise<void> {
  const changed = await queryWith(
    client,
    `update journal_part set state = $3, file = $4 where from_position = $1 and state = $2
     returning 1`,
    [from, change.from, change.to, change.file],
  );
  if (changed.length === 0) throw new MoveError('another has moved this part meanwhile');
}

/** Tries again where others hold the tables: they come first. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error) || attempt === ATTEMPTS) throw error;
      await pause(BETWEEN_MILLISECONDS);
    }
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}
