/** Proves the chain: positions dense from 1, every hash over the stored bytes, columns as the bytes say. */
import { Database } from '../kernel/database/database';
import { sha256 } from '../kernel/seal/digest';
import { decodeEntry } from './entry-codec';

const PAGE = 5_000;

export interface Verdict {
  readonly entries: number;
  /** Hexadecimal hash of the newest entry. */
  readonly head: string;
  /** The first position that does not fit and why; null where all fit. */
  readonly fault: { readonly position: number; readonly reason: string } | null;
}

interface StoredEntry {
  position: number;
  at: string;
  realm: string;
  type: string;
  case_id: string | null;
  entry: string;
  hash: Buffer;
}

/** Reads the whole journal in pages, beside a live server. */
export async function verifyJournal(database: Database): Promise<Verdict> {
  let position = 0;
  let hash: Buffer = Buffer.alloc(32);
  const verdict = (reason: string | null, at = position): Verdict => ({
    entries: position,
    head: hash.toString('hex'),
    fault: reason === null ? null : { position: at, reason },
  });
  for (;;) {
    const page = await readPage(database, position);
    for (const stored of page) {
      const reason = faultOf(stored, position + 1, hash);
      if (reason !== null) return verdict(reason, position + 1);
      position = stored.position;
      hash = stored.hash;
    }
    if (page.length < PAGE) break;
  }
  return verdict(await headFault(database, position, hash), position + 1);
}

async function readPage(database: Database, after: number): Promise<StoredEntry[]> {
  return database.query<StoredEntry>(
    `select position, at, realm, type, case_id, entry, hash from journal
     where position > $1 order by position limit ${PAGE}`,
    [after],
  );
}

function faultOf(stored: StoredEntry, expected: number, previous: Buffer): string | null {
  if (stored.position !== expected) return `missing: the next entry is ${stored.position}`;
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(expected));
  const hash = sha256(previous, place, stored.entry);
  if (!hash.equals(stored.hash)) return 'the hash does not fit the entry and the one before';
  return columnFault(stored);
}

function columnFault(stored: StoredEntry): string | null {
  try {
    const entry = decodeEntry(stored.position, stored.entry);
    const caseId = 'caseId' in entry.data ? entry.data.caseId : null;
    const same =
      entry.at === stored.at &&
      entry.realm === stored.realm &&
      entry.type === stored.type &&
      caseId === stored.case_id;
    return same ? null : 'the columns do not say what the entry says';
  } catch (error) {
    return error instanceof Error ? error.message : 'the entry cannot be read';
  }
}

/** The head moves with the journal; one that lies further on means that the tail was cut. */
async function headFault(
  database: Database,
  position: number,
  hash: Buffer,
): Promise<string | null> {
  const rows = await database.query<{ position: number; hash: Buffer }>(
    'select position, hash from journal_head',
  );
  const head = rows[0];
  if (!head) return 'the head is missing';
  // A live server may have appended since the last page: only a head behind or beside is a fault.
  if (head.position < position) return 'the head lies before the last entry';
  if (head.position > position) {
    const more = await database.query('select 1 from journal where position = $1', [position + 1]);
    return more.length > 0 ? null : 'the tail is missing: the head lies further on';
  }
  return head.hash.equals(hash) ? null : 'the head has another hash than the last entry';
}
