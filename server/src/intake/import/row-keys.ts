/** Ids for rows that bring none: a keyed hash of the cells, and how often the same cells came before. */
import { keyedDigest, type HashKey } from '../../kernel/seal/digest';

export type RowKey = (cells: readonly string[]) => string;

/**
 * Ids for the rows of one file, to be asked for row after row from the first.
 * The same rows in the same order get the same ids, so a second import adds nothing; the key keeps
 * anybody without it from finding out what a row held by trying.
 */
export function rowKeys(secret: HashKey): RowKey {
  const seen = new Map<number, number>();
  return (cells) => {
    const digest = keyedDigest(secret, JSON.stringify(cells));
    // 48 bits are enough to count by and cost a tenth of the whole digest's memory.
    const short = digest.readUIntBE(0, 6);
    const occurrence = (seen.get(short) ?? 0) + 1;
    seen.set(short, occurrence);
    const id = `row-${digest.toString('hex', 0, 16)}`;
    return occurrence === 1 ? id : `${id}-${occurrence}`;
  };
}
