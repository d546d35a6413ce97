/**
 * What many sockets are sent alike, written once. A board is written piece by piece, others having their
 * turn in between, and made small beside the event loop: it may be long, and comes when many are there.
 */
import { setImmediate as rest } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import type { Snapshot } from '@heed/shared/board';

/** The end of a Socket.IO packet: the message and the bracket that closes its list. */
export interface Written {
  readonly text: string;
  readonly bytes: Buffer;
  /** The bytes deflated, as a frame of permessage-deflate ends; null where that isn't worth it. */
  readonly deflated: Buffer | null;
}

/** So many take about a millisecond. */
const ROWS_AT_A_TIME = 500;
/** RFC 7692, 7.2.1: a frame leaves out how a flushed stream ends. */
const FLUSHED_END_BYTES = 4;
const deflated = promisify(deflateRaw);

/** By the message itself: it lives as long as somebody may still be given it. */
const known = new WeakMap<object, Written>();
const underWay = new WeakMap<object, Promise<void>>();

export function writtenOnce(message: object): Written {
  const before = known.get(message);
  if (before) return before;
  const text = `${JSON.stringify(message)}]`;
  const made = { text, bytes: Buffer.from(text), deflated: null };
  known.set(message, made);
  return made;
}

/** From then on `writtenOnce` has the answer at hand. */
export function writeAhead(answer: { readonly snapshot: Snapshot }): Promise<void> {
  const writing = underWay.get(answer) ?? write(answer);
  underWay.set(answer, writing);
  return writing;
}

async function write(answer: { readonly snapshot: Snapshot }): Promise<void> {
  const pieces: string[] = [];
  let rows = 0;
  for (const piece of piecesOf(answer.snapshot)) {
    pieces.push(piece.text);
    rows += piece.rows;
    if (rows < ROWS_AT_A_TIME) continue;
    await rest();
    rows = 0;
  }
  const text = pieces.join('');
  const bytes = Buffer.from(text);
  const flushed = await deflated(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  known.set(answer, { text, bytes, deflated: flushed.subarray(0, -FLUSHED_END_BYTES) });
}

/** `{"snapshot":…}]`, a part or some rows of one at a time. */
function* piecesOf({ parts, ...about }: Snapshot): Generator<{ text: string; rows: number }> {
  yield { text: `{"snapshot":${JSON.stringify(about).slice(0, -1)},"parts":`, rows: 0 };
  let before = '{';
  for (const [part, all] of Object.entries(parts)) {
    yield { text: `${before}${JSON.stringify(part)}:`, rows: 0 };
    yield* rowsOf(Object.entries(all));
    before = ',';
  }
  yield { text: '}}}]', rows: 0 };
}

function* rowsOf(all: [string, object][]): Generator<{ text: string; rows: number }> {
  let before = '{';
  for (let from = 0; from < all.length; from += ROWS_AT_A_TIME) {
    const some = all.slice(from, from + ROWS_AT_A_TIME);
    const text = JSON.stringify(Object.fromEntries(some)).slice(1, -1);
    yield { text: before + text, rows: some.length };
    before = ',';
  }
  yield { text: all.length === 0 ? '{}' : '}', rows: 0 };
}
