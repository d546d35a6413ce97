/** Puts entries into a product's journal by the thousand, chained as `journal_append` would. */
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { encodeEntry, type EncodedEntry } from '../src/journal/entry-codec';
import type { JournalEntry, NewEvent } from '../src/journal/events';
import type { Connection } from '../src/kernel/database/database';

const AT_A_TIME = 5_000;
const IN_ONE_GO = 200;

/** Answers the position of the last one. Nothing else may be appended meanwhile: the head stays locked. */
export async function fillJournal(
  connection: Connection,
  entries: Iterable<JournalEntry>,
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
    // A part is encoded while PostgreSQL writes the one before it.
    let ready: Row[] = [];
    for (const part of parts(entries, AT_A_TIME)) {
      [ready] = await Promise.all([chained(part, head), append(client, ready)]);
    }
    await append(client, ready);
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

interface Head {
  position: number;
  hash: Buffer;
}

interface Row extends EncodedEntry {
  readonly position: number;
  readonly hash: string;
}

/** Moves the head on over them; the driver has its turns in between, to send what it has. */
async function chained(part: readonly JournalEntry[], head: Head): Promise<Row[]> {
  const rows: Row[] = [];
  for (const entry of part) {
    if (rows.length % IN_ONE_GO === 0) await turn();
    rows.push(chainedOne(entry, head));
  }
  return rows;
}

function chainedOne({ at, realm, actor, type, data }: JournalEntry, head: Head): Row {
  const encoded = encodeEntry({ type, data } as NewEvent, { at, realm, actor });
  head.position += 1;
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(head.position));
  head.hash = createHash('sha256').update(head.hash).update(place).update(encoded.entry).digest();
  return { ...encoded, position: head.position, hash: head.hash.toString('hex') };
}

async function append(client: pg.Client, rows: readonly Row[]): Promise<void> {
  await client.query(
    `insert into journal (position, at, realm, type, case_id, entry, hash)
     select position, at, realm, type, case_id, entry, decode(hash, 'hex') from unnest($1::bigint[],
       $2::timestamptz[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[])
       e(position, at, realm, type, case_id, entry, hash)`,
    [
      rows.map(({ position }) => position),
      rows.map(({ at }) => at),
      rows.map(({ realm }) => realm),
      rows.map(({ type }) => type),
      rows.map(({ caseId }) => caseId),
      rows.map(({ entry }) => entry),
      rows.map(({ hash }) => hash),
    ],
  );
}

/** So many at a time. */
export function* parts<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = [];
  for (const each of all) {
    part.push(each);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
