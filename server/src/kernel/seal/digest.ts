/** Digests and keyed hashes; `node:crypto` is used in the kernel alone. */
import { createHash, createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

/** A key for keyed hashes, as `KeyStore.derive` gives it. */
export type HashKey = KeyObject;

/** A key from its 32 bytes. */
export function hashKey(bytes: Buffer): HashKey {
  return createSecretKey(bytes);
}

/** SHA-256 over all parts, one after the other. */
export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** Hexadecimal SHA-256 of a text, or of bytes. */
export function sha256Hex(value: string | Buffer): string {
  return hash('sha256', value, 'hex');
}

/** HMAC-SHA-256 of a text: equal texts meet, and only the key's holder can make it again. */
export function keyedDigest(key: HashKey, text: string): Buffer {
  return Buffer.from(keyedHash(key, text), 'hex');
}

/** The same in hexadecimal. */
export function keyedHash(key: HashKey, text: string): string {
  const { inner, outer } = padsOf(key);
  if (text.length > LONGEST) return createHmac('sha256', key).update(text).digest('hex');
  const end = BLOCK + inner.write(text, BLOCK);
  outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK, 'binary');
  return hash('sha256', outer, 'hex');
}

/** Of SHA-256, in bytes. */
const BLOCK = 64;
const DIGEST = 32;
/** In UTF-16 units; a unit has three bytes at most. */
const LONGEST = 2_048;

/**
 * HMAC by its definition (RFC 2104): the hash over a padded key and the text, and once more over
 * that. Each complaint has several, and `createHmac` makes a native object for every one.
 */
interface Pads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

const pads = new WeakMap<HashKey, Pads>();

function padsOf(key: HashKey): Pads {
  const known = pads.get(key);
  if (known) return known;
  const bytes = key.export();
  const block = Buffer.alloc(BLOCK);
  (bytes.length > BLOCK ? sha256(bytes) : bytes).copy(block);
  const inner = Buffer.alloc(BLOCK + LONGEST * 3);
  const outer = Buffer.alloc(BLOCK + DIGEST);
  block.forEach((byte, at) => {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  });
  const made = { inner, outer };
  pads.set(key, made);
  return made;
}
