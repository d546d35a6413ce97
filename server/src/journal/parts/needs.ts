/** What still needs the entries of a part, so that it must stay in the database. */
import type { Database } from '../../kernel/database/database';
import { isoTime } from '../../kernel/instant';
import type { FullPart } from './part-file';
import { tableOf } from './part-rows';

/**
 * Reports and rates look back so far, and what ended less long ago can be disputed, opened again or
 * asked after by its complainant.
 */
const NEEDED_DAYS = 92;
const DAY = 86_400_000;

/** Each a sentence for the operator; empty where the part can go. `now` is the wall's time. */
export async function needsOf(database: Database, part: FullPart, now: number): Promise<string[]> {
  const since = isoTime(now - NEEDED_DAYS * DAY);
  const reasons: string[] = [];
  if (part.ends.lastAt > since) {
    reasons.push(`it has entries of the last ${NEEDED_DAYS} days: reports and rates read them`);
  }
  const cases = await casesOf(database, part, since);
  if (cases > 0) {
    reasons.push(`${cases} of its cases are open, or were closed within ${NEEDED_DAYS} days`);
  }
  const incidents = await incidentsOf(database, part);
  if (incidents > 0) reasons.push(`${incidents} of its incidents are not over`);
  return [...reasons, ...(await readersOf(database, part))];
}

async function casesOf(database: Database, part: FullPart, since: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    `select count(*)::integer as n from cases c
     where (c.closed_at is null or c.closed_at > $1)
       and exists (select 1 from ${tableOf(part)} j where j.case_id = c.id)`,
    [since],
  );
  return row?.n ?? 0;
}

async function incidentsOf(database: Database, part: FullPart): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    `select count(*)::integer as n from incident i
     where i.state not in ('stood_down', 'reviewed') and exists (
       select 1 from ${tableOf(part)} j where j.type like 'incident-%'
         and j.entry::json -> 'data' ->> 'incidentId' = i.id::text)`,
  );
  return row?.n ?? 0;
}

/** Whoever reads the journal on from its own position and hasn't come past the part. */
async function readersOf(database: Database, { to }: FullPart): Promise<string[]> {
  const behind = await database.query<{ reader: string; position: number }>(
    `select reader, position from (
       select 'the folds' as reader, coalesce(min(position), 0) as position from fold_snapshot
       union all select 'the numbers', position from case_told_head
       union all select 'the rates', position from case_rated_head
       union all select 'the deliveries', position from delivery_cursor
       union all select 'the answers', position from answer_cursor
       union all select 'the ladder', position from ladder_cursor
       union all select 'the topics', position from topic_cursor
       union all select 'imports that are not finished', min(position) from file_import
         where finished_at is null
     ) r where position < $1 order by reader`,
    [to - 1],
  );
  return behind.map(
    ({ reader, position }) =>
      `${reader} would go on from entry ${position}: let Heed run until they are past it`,
  );
}
