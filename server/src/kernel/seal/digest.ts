/** Digests and keyed hashes; `node:crypto` is used in the kernel alone. */
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** A key for keyed hashes, as `KeyStore.derive` gives it. */
export type HashKey = KeyObject;

/** A key from its 32 bytes. */
export function hashKey(bytes: Buffer): HashKey {
  return createSecretKey(bytes);
}

/** SHA-256 over all parts, one after the other. */
export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Hexadecimal SHA-256 of a text. */
export function sha256Hex(text: string): string {
  return sha256(text).toString('hex');
}

/** HMAC-SHA-256 of a text: equal texts meet, and only the key's holder can make it again. */
export function keyedDigest(key: HashKey, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** The same in hexadecimal. */
export function keyedHash(key: HashKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
