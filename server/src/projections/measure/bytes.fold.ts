/** Saved states are JSON: readable when something is wrong, and the same on every machine. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Few enough that writing them takes some milliseconds. */
const ITEMS_IN_A_PIECE = 2_000;

export function toBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/**
 * The same bytes piece by piece, so that others can work in between. A list may be an iterator: its
 * items are then made as they are written.
 */
export function* toPieces(value: unknown): Generator<Uint8Array> {
  if (Array.isArray(value) || value instanceof Iterator) yield* listPieces(value);
  else if (typeof value === 'object' && value !== null) yield* objectPieces(value);
  else yield toBytes(value);
}

/** All pieces as one. */
export function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  const all = [...pieces];
  const whole = new Uint8Array(all.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of all) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What a fold's own `save` wrote; its version guards the shape. */
export function fromBytes(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes));
}

function* listPieces(items: Iterable<unknown>): Generator<Uint8Array> {
  let before = '[';
  let piece: unknown[] = [];
  for (const item of items) {
    piece.push(item);
    if (piece.length < ITEMS_IN_A_PIECE) continue;
    yield encoder.encode(before + inner(piece));
    before = ',';
    piece = [];
  }
  const last = piece.length > 0 ? before + inner(piece) : before === '[' ? '[' : '';
  yield encoder.encode(`${last}]`);
}

function inner(items: readonly unknown[]): string {
  return JSON.stringify(items).slice(1, -1);
}

function* objectPieces(value: object): Generator<Uint8Array> {
  let before = '{';
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    yield encoder.encode(`${before}${JSON.stringify(key)}:`);
    yield* toPieces(item);
    before = ',';
  }
  yield encoder.encode(before === '{' ? '{}' : '}');
}
