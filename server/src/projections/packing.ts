/** States as they are kept: a fifth of their size, at less work than writing the rest would be. */
import { pipeline } from 'node:stream';
import {
  constants,
  createZstdCompress,
  createZstdDecompress,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';

/** Less is kept as it is. */
const LEAST_BYTES = 4_096;
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A state as it lies in the database. */
export interface PackedState {
  readonly state: Uint8Array;
  /** How many bytes it has; null where it isn't packed, as all that older programs kept. */
  readonly unpacked: number | null;
}

/** In one go: for a thread that holds nobody up. */
export function pack(state: Uint8Array): PackedState {
  if (state.length < LEAST_BYTES) return { state, unpacked: null };
  return { state: zstdCompressSync(state, options), unpacked: state.length };
}

/** Of what can't be read nothing: it costs a fold from 0. */
export function unpack({ state, unpacked }: PackedState): Uint8Array {
  if (unpacked === null) return state;
  try {
    return zstdDecompressSync(state);
  } catch {
    return new Uint8Array();
  }
}

/** Piece by piece, beside the event loop; throws what the pieces throw. */
export function packing(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  return pipeline(pieces, createZstdCompress(options), ignored);
}

export function unpacking(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  return pipeline(pieces, createZstdDecompress(), ignored);
}

/** Whether a state itself is at fault, not the way to it. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z(STD)?_/.test(String(error.code));
}

/** Whoever reads is told what went wrong. */
function ignored(): void {}
