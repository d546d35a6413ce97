/** A saved state of two sorts: what is JSON, piece by piece with its lengths, and the rows of tables after it. */
import { wordBytes, type Kept } from './column.fold';
import { fromBytes, joined, toPieces } from './bytes.fold';

export function* framed(value: unknown): Generator<Uint8Array> {
  for (const piece of toPieces(value)) {
    yield wordBytes(piece.length);
    yield piece;
  }
  yield wordBytes(0);
}

/** What `framed` wrote; the tables are read on from there. */
export function readFramed(kept: Kept): unknown {
  const pieces: Uint8Array[] = [];
  for (let length = kept.word(); length > 0; length = kept.word()) pieces.push(kept.take(length));
  return fromBytes(joined(pieces));
}
