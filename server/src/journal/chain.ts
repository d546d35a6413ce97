/** The chain of hashes, entry by entry: wherever entries come from, a table or a file. */
import { sha256 } from '../kernel/seal/digest';
import { decodeEntry } from './entry-codec';

/** An entry with the columns that stand beside it. */
export interface StoredEntry {
  readonly position: number;
  readonly at: string;
  readonly realm: string;
  readonly type: string;
  readonly case_id: string | null;
  /** The bytes that are hashed, as text. */
  readonly entry: string;
  readonly hash: Buffer;
}

/** Where the chain has been followed to. */
export interface Link {
  readonly position: number;
  readonly hash: Buffer;
}

export interface Fault {
  readonly position: number;
  readonly reason: string;
}

/** Before the first entry. */
export const ANCHOR: Link = { position: 0, hash: Buffer.alloc(32) };

/** Why an entry isn't the next one of the chain; null where it is. */
export function faultOf(stored: StoredEntry, { position, hash: previous }: Link): string | null {
  const expected = position + 1;
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
