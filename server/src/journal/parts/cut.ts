/**
 * Ends the open part of the journal and opens the next. Proving that all entries lie within a range
 * reads all of them, and nobody may wait for that: the end (the fence) is told some entries ahead, proven
 * while appends go on, and the tables change places in a moment. Any node may do any step; each step
 * finds out under the head's lock what another has done.
 */
import type { PoolClient } from 'pg';
import { queryWith, type Database } from '../../kernel/database/database';
import { longQuery, noteEnds, PART_STORAGE, readParts, tableOf, type Part } from './part-rows';

/** Fewer than these before the fence might be used up before it stands. */
const LEAST_AHEAD = 1_000;
/** Proving reads some hundred thousand entries a second; the fastest intake writes a hundredth of that. */
const AHEAD_SHARE = 0.02;
/**
 * Less than PostgreSQL's `deadlock_timeout` (a second): whoever meets the change of tables in a circle of
 * locks never loses for it. The change gives way, and comes again with the next tick.
 */
export const GIVE_WAY = `set local lock_timeout = '400ms'`;

export interface CutRule {
  /** The local month now, as `2026-05`. */
  readonly month: string;
  /** How many months a part holds. */
  readonly months: number;
}

/** Cuts where the open part's months are over. Returns whether a part was ended. */
export async function cutWhenDue(database: Database, rule: CutRule): Promise<boolean> {
  await noteEnds(database);
  const open = await openPart(database);
  if (open.month === null) return name(database, open, rule.month);
  if (monthsBetween(open.month, rule.month) < rule.months) return false;
  if ((await headOf(database)) < open.from) return name(database, open, rule.month);
  await setFence(database, open);
  await prove(database, open);
  return swap(database, open, rule.month);
}

/** An empty part is of the month in which it gets its first entry, as far as a tick knows. */
async function name(database: Database, { from, month }: Part, now: string): Promise<false> {
  await database.query(
    `update journal_part set month = $3
     where from_position = $1 and state = 'open' and month is not distinct from $2`,
    [from, month, now],
  );
  return false;
}

async function openPart(database: Database): Promise<Part> {
  const open = (await readParts(database.pool)).find(({ state }) => state === 'open');
  if (!open) throw new Error('no part of the journal is open');
  return open;
}

async function headOf(database: Database): Promise<number> {
  const [head] = await database.query<{ position: number }>('select position from journal_head');
  return head?.position ?? 0;
}

async function setFence(database: Database, open: Part): Promise<void> {
  await database.transaction(async (client) => {
    const head = await lockHead(client, open);
    if (head === null || head.fence !== null) return;
    const ahead = Math.max(LEAST_AHEAD, Math.ceil((head.position - open.from) * AHEAD_SHARE));
    const fence = head.position + 1 + ahead;
    await queryWith(
      client,
      `alter table ${tableOf(open)} add constraint journal_fence
       check (position < ${fence}::bigint) not valid`,
    );
    await queryWith(client, 'update journal_head set fence = $1', [fence]);
  });
}

/** Reads the part once, beside those who append and read. */
async function prove(database: Database, open: Part): Promise<void> {
  await database.transaction(async (client) => {
    await client.query(GIVE_WAY);
    if (!(await hasFence(client, open))) return;
    await longQuery(client, `alter table ${tableOf(open)} validate constraint journal_fence`);
  });
}

async function swap(database: Database, open: Part, month: string): Promise<boolean> {
  return database.transaction(async (client) => {
    const fence = (await lockHead(client, open))?.fence ?? null;
    if (fence === null || !(await hasFence(client, open, true))) return false;
    const table = tableOf(open);
    const next = tableOf({ from: fence });
    const from = open.from === 1 ? 'minvalue' : open.from;
    await client.query(`alter table journal detach partition ${table}`);
    await client.query(
      `alter table journal attach partition ${table} for values from (${from}) to (${fence})`,
    );
    await client.query(
      `create table ${next} partition of journal for values from (${fence}) to (maxvalue)
       ${PART_STORAGE}`,
    );
    // So that the next cut has nothing to prove at this end.
    await client.query(
      `alter table ${next} add constraint journal_begins check (position >= ${fence}::bigint)`,
    );
    await client.query(`alter table ${table} drop constraint journal_fence`);
    await client.query(
      `update journal_part set to_position = $2, state = 'closed' where from_position = $1`,
      [open.from, fence],
    );
    await client.query(
      `insert into journal_part (from_position, month, state) values ($1, $2, 'open')`,
      [fence, month],
    );
    await client.query('update journal_head set fence = null');
    return true;
  });
}

/** The head, held; null where the part is no longer the open one. */
async function lockHead(
  client: PoolClient,
  { from }: Part,
): Promise<{ readonly position: number; readonly fence: number | null } | null> {
  await client.query(GIVE_WAY);
  const [head] = await queryWith<{ position: number; fence: number | null }>(
    client,
    'select position, fence from journal_head for update',
  );
  const still = await queryWith(
    client,
    `select 1 from journal_part where from_position = $1 and state = 'open'`,
    [from],
  );
  return head && still.length > 0 ? head : null;
}

async function hasFence(client: PoolClient, open: Part, proven = false): Promise<boolean> {
  const found = await queryWith(
    client,
    `select 1 from pg_constraint where conname = 'journal_fence' and conrelid = to_regclass($1)
     and (convalidated or not $2)`,
    [tableOf(open), proven],
  );
  return found.length > 0;
}

function monthsBetween(earlier: string, later: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(later) - count(earlier);
}
