/**
 * Files at rest: chunks under AES-256-GCM with a random key of the file's own.
 * A chunk's nonce is its number and whether it is the last, so none can be moved, left out or cut
 * off; the key serves one file, so no nonce comes twice. Any range can be read without the rest.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const CHUNK = 64 * 1024;
const TAG = 16;
const SEALED_CHUNK = CHUNK + TAG;

export function newFileKey(): Buffer {
  return randomBytes(32);
}

/** What was written: the plain size, the digest of the ciphertext and that of the plain bytes. */
export interface StoredFile {
  readonly bytes: number;
  readonly digest: string;
  readonly plainDigest: string;
}

/**
 * Writes a stream sealed, and answers when it is on the disk.
 * Returns null, with nothing left behind, where it holds more than `maxBytes`.
 */
export async function storeSealedFile(
  path: string,
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  maxBytes: number,
): Promise<StoredFile | null> {
  const file = await open(path, 'wx', 0o600);
  let stored: StoredFile | null = null;
  try {
    stored = await writeChunks(file, source, key, maxBytes);
    if (stored) await file.sync();
  } finally {
    await file.close();
    if (!stored) await rm(path, { force: true });
  }
  if (stored) await syncFolder(dirname(path));
  return stored;
}

/** Removes files that nothing refers to any more, once they are older than `olderThan`. */
export async function sweepFolder(
  folder: string,
  isWanted: (name: string) => boolean,
  olderThan: number,
): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (isWanted(name)) continue;
    const { mtimeMs } = await stat(path);
    if (mtimeMs < olderThan) await rm(path, { force: true });
  }
}

/** A sealed file, open for reading. */
export class SealedFile {
  private cached: { index: number; bytes: Buffer } | null = null;

  private readonly file: FileHandle;
  private readonly key: Uint8Array;
  private readonly chunks: number;
  /** Plain bytes in all. */
  readonly size: number;

  private constructor(file: FileHandle, key: Uint8Array, sealedSize: number) {
    this.file = file;
    this.key = key;
    this.chunks = Math.max(1, Math.ceil(sealedSize / SEALED_CHUNK));
    this.size = sealedSize - this.chunks * TAG;
  }

  static async open(path: string, key: Uint8Array): Promise<SealedFile> {
    const file = await open(path, 'r');
    return new SealedFile(file, key, (await file.stat()).size);
  }

  /** The bytes from `start` up to and without `end`; throws where they were tampered with. */
  async read(start: number, end: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    const last = Math.min(end, this.size);
    for (let at = start; at < last;) {
      const index = Math.floor(at / CHUNK);
      const chunk = await this.chunk(index);
      const from = at - index * CHUNK;
      const part = chunk.subarray(from, Math.min(chunk.length, last - index * CHUNK));
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  }

  /** All bytes, chunk by chunk; an empty file is checked too. */
  async *stream(): AsyncGenerator<Buffer> {
    for (let index = 0; index < this.chunks; index += 1) {
      const chunk = await this.chunk(index);
      if (chunk.length > 0) yield chunk;
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async chunk(index: number): Promise<Buffer> {
    if (this.cached?.index === index) return this.cached.bytes;
    const sealed = Buffer.alloc(SEALED_CHUNK);
    const { bytesRead } = await this.file.read(sealed, 0, SEALED_CHUNK, index * SEALED_CHUNK);
    if (bytesRead < TAG) throw new Error('the sealed file is cut off');
    const bytes = openChunk(
      this.key,
      sealed.subarray(0, bytesRead),
      index,
      index === this.chunks - 1,
    );
    this.cached = { index, bytes };
    return bytes;
  }
}

async function writeChunks(
  file: FileHandle,
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  maxBytes: number,
): Promise<StoredFile | null> {
  const digest = createHash('sha256');
  const plainDigest = createHash('sha256');
  let bytes = 0;
  let index = 0;
  let pending = Buffer.alloc(0);
  const write = async (plain: Buffer, last: boolean): Promise<void> => {
    const sealed = sealChunk(key, plain, index, last);
    digest.update(sealed);
    await file.writeFile(sealed);
    index += 1;
  };
  for await (const part of source) {
    bytes += part.length;
    if (bytes > maxBytes) return null;
    plainDigest.update(part);
    pending = Buffer.concat([pending, part]);
    // One chunk is always held back, since only the end of the stream tells which is the last.
    while (pending.length > CHUNK) {
      await write(pending.subarray(0, CHUNK), false);
      pending = pending.subarray(CHUNK);
    }
  }
  await write(pending, true);
  return { bytes, digest: digest.digest('hex'), plainDigest: plainDigest.digest('hex') };
}

function sealChunk(key: Uint8Array, plain: Buffer, index: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Uint8Array, sealed: Buffer, index: number, last: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const body = sealed.subarray(0, sealed.length - TAG);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(index), 0);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
