/**
 * Proves the chain: positions dense from 1, every hash over the stored bytes, columns as the bytes say.
 * Of a part that is set apart the file is read where it is given; else the hashes at its ends are all
 * that joins what comes before to what comes after.
 */
import { join } from 'node:path';
import type { Database } from '../kernel/database/database';
import { ANCHOR, faultOf, type Fault, type Link, type StoredEntry } from './chain';
import { fileFault } from './parts/part-file';
import { readParts, sizeOf, type Part } from './parts/part-rows';

const PAGE = 5_000;

export interface Verdict {
  /** Entries that were read: in the database and in files. */
  readonly entries: number;
  /** Hexadecimal hash of the newest entry. */
  readonly head: string;
  /** The first position that does not fit and why; null where all fit. */
  readonly fault: Fault | null;
  /** Parts that are set apart, and whether their entries were read or only the hashes at their ends. */
  readonly away: readonly { readonly part: Part; readonly read: boolean }[];
}

/** How far it got, or where it ended. */
interface Walk {
  readonly link: Link;
  readonly fault: Fault | null;
}

/** Reads the whole journal in pages, beside a live server; `folder` holds files of parts set apart. */
export async function verifyJournal(
  database: Database,
  folder: string | null = null,
): Promise<Verdict> {
  const parts = (await readParts(database.pool)).filter(({ state }) => state === 'away');
  const away: Verdict['away'][number][] = [];
  let walk: Walk = { link: ANCHOR, fault: null };
  let unread = 0;
  for (const part of parts) {
    if (walk.fault === null) walk = await walkTable(database, walk.link, part.from - 1);
    if (walk.fault !== null) break;
    const read = folder !== null;
    walk = await overPart(part, walk.link, folder);
    if (walk.fault !== null) break;
    away.push({ part, read });
    if (!read) unread += sizeOf(part);
  }
  if (walk.fault === null) walk = await walkTable(database, walk.link, Infinity);
  if (walk.fault === null) walk = { ...walk, fault: await headFault(database, walk.link) };
  const { link, fault } = walk;
  return { entries: link.position - unread, head: link.hash.toString('hex'), fault, away };
}

/** Follows the chain through the table, up to a position or to the newest entry. */
async function walkTable(database: Database, from: Link, last: number): Promise<Walk> {
  let link = from;
  while (link.position < last) {
    const page = await readPage(database, link.position, last);
    for (const stored of page) {
      const reason = faultOf(stored, link);
      if (reason !== null) return { link, fault: { position: link.position + 1, reason } };
      link = stored;
    }
    if (page.length < PAGE) break;
  }
  const short = last !== Infinity && link.position < last;
  const fault = short ? { position: link.position + 1, reason: 'missing' } : null;
  return { link, fault };
}

/** Over a part that is set apart: through its file, or from one end's hash to the other's. */
async function overPart(part: Part, from: Link, folder: string | null): Promise<Walk> {
  const position = part.from;
  if (!part.ends?.beforeHash.equals(from.hash)) {
    return { link: from, fault: { position, reason: 'the part set apart follows another entry' } };
  }
  const fault = folder === null ? null : await fileFault(join(folder, part.file ?? ''), part);
  const link = { position: from.position + sizeOf(part), hash: part.ends.lastHash };
  return { link: fault ? from : link, fault };
}

async function readPage(database: Database, after: number, last: number): Promise<StoredEntry[]> {
  return database.query<StoredEntry>(
    `select position, at, realm, type, case_id, entry, hash from journal
     where position > $1 and position <= $2 order by position limit ${PAGE}`,
    [after, Math.min(last, Number.MAX_SAFE_INTEGER)],
  );
}

/** The head moves with the journal; one that lies further on means that the tail was cut. */
async function headFault(database: Database, { position, hash }: Link): Promise<Fault | null> {
  const rows = await database.query<{ position: number; hash: Buffer }>(
    'select position, hash from journal_head',
  );
  const fault = (reason: string): Fault => ({ position: position + 1, reason });
  const head = rows[0];
  if (!head) return fault('the head is missing');
  // A live server may have appended since the last page: only a head behind or beside is a fault.
  if (head.position < position) return fault('the head lies before the last entry');
  if (head.position > position) {
    const more = await database.query('select 1 from journal where position = $1', [position + 1]);
    return more.length > 0 ? null : fault('the tail is missing: the head lies further on');
  }
  return head.hash.equals(hash) ? null : fault('the head has another hash than the last entry');
}
