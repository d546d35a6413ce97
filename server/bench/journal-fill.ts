/** Puts entries into a product's journal by the million, chained as `journal_append` would. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { encodeEntry } from '../src/journal/entry-codec';
import { EVENT_VERSION, type JournalEntry, type NewEvent } from '../src/journal/events';
import type { Connection } from '../src/kernel/database/database';
import { copyRows, type Value } from './copy-rows';

/** One entry of so many, of whatever type, goes through its schema: all have to be as it makes them. */
const CHECKED = 97;
const COLUMNS = ['position', 'at', 'realm', 'type', 'case_id', 'entry', 'hash'] as const;
/** The part of a journal that was never cut. */
const ONLY_PART = 'journal_from_1';

/** Answers the position of the last one. Nothing else may be appended meanwhile: the head stays locked. */
export function fillJournal(
  connection: Connection,
  entries: Iterable<JournalEntry>,
): Promise<number> {
  return atHead(connection, async (client, head) => {
    const rows = chained(entries, head);
    await copyRows(client, { table: 'journal', columns: COLUMNS }, rows);
  });
}

/**
 * The same for a journal of few entries, to which nobody listens: its table is written anew, without
 * the indexes that are dear row by row, and needs no vacuum afterwards.
 */
export function fillNewJournal(
  connection: Connection,
  entries: Iterable<JournalEntry>,
): Promise<number> {
  return atHead(connection, async (client, head) => {
    await client.query(`create temporary table first_entries as table ${ONLY_PART}`);
    await client.query(`truncate ${ONLY_PART}`);
    await client.query(`insert into ${ONLY_PART} table first_entries`);
    await withoutCaseIndexes(client, async () => {
      const rows = chained(entries, head);
      await copyRows(client, { table: ONLY_PART, columns: COLUMNS, frozen: true }, rows);
    });
    await client.query('analyze journal');
  });
}

/** Ids come in no order: what is found by them is made at the end. The whole's index takes in its part's. */
async function withoutCaseIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; whole: boolean; definition: string }>(
    `select c.relname as name, c.relkind = 'I' as whole, pg_get_indexdef(c.oid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = 1 and a.attname = 'case_id'
     where i.indrelid in ('journal'::regclass, '${ONLY_PART}'::regclass) order by whole`,
  );
  for (const { name, whole } of rows) if (whole) await client.query(`drop index ${name}`);
  await work();
  await client.query(`set local maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition.replace(' ON ONLY ', ' ON '));
}

interface Head {
  position: number;
  hash: Buffer;
}

/** Work that moves the head on, in one transaction. */
async function atHead(
  connection: Connection,
  work: (client: pg.Client, head: Head) => Promise<void>,
): Promise<number> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    await client.query('set synchronous_commit = off');
    await client.query('begin');
    const { rows } = await client.query<{ position: string; hash: Buffer }>(
      'select position, hash from journal_head for update',
    );
    const head: Head = {
      position: Number(rows[0]?.position),
      hash: rows[0]?.hash ?? Buffer.alloc(32),
    };
    await work(client, head);
    await client.query('update journal_head set position = $1, hash = $2', [
      head.position,
      head.hash,
    ]);
    await client.query("select pg_notify('journal', '')");
    await client.query('commit');
    return head.position;
  } finally {
    await client.end();
  }
}

/** Rows of the journal; each moves the head on. */
function* chained(entries: Iterable<JournalEntry>, head: Head): Generator<Value[]> {
  const place = Buffer.alloc(8);
  for (const entry of entries) {
    const text = textOf(entry, head.position % CHECKED === 0);
    head.position += 1;
    place.writeBigInt64BE(BigInt(head.position));
    head.hash = createHash('sha256').update(head.hash).update(place).update(text).digest();
    const caseId = 'caseId' in entry.data ? entry.data.caseId : null;
    const hash = `\\x${head.hash.toString('hex')}`;
    yield [head.position, entry.at, entry.realm, entry.type, caseId, text, hash];
  }
}

function textOf({ at, realm, actor, type, data }: JournalEntry, checked: boolean): string {
  const text = JSON.stringify({ v: EVENT_VERSION, type, realm, at, actor, data });
  if (!checked) return text;
  const { entry } = encodeEntry({ type, data } as NewEvent, { at, realm, actor });
  if (entry !== text) throw new Error(`an entry is ${text}, and would be stored as ${entry}`);
  return text;
}
