/**
 * Entries that this process encoded itself, until it reads them back. They went through their schema
 * on the way in; the same text needs no second pass on the way out.
 */
import type { JournalEntry } from './events';

/** An entry before it has its position. */
export type Unplaced = Omit<JournalEntry, 'position'>;

/** The follower is milliseconds behind; what is never read, or read elsewhere, makes room. */
const MOST = 2_048;

const fresh = new Map<string, Unplaced>();

export function rememberFresh(text: string, entry: Unplaced): void {
  if (fresh.size >= MOST) fresh.delete(fresh.keys().next().value ?? '');
  fresh.set(text, entry);
}

/** The entry of exactly this text, given out once. */
export function takeFresh(text: string): Unplaced | undefined {
  const entry = fresh.get(text);
  if (entry) fresh.delete(text);
  return entry;
}
