/** Digests and keyed hashes; `node:crypto` is used in the kernel alone. */
import { createHash, createHmac } from 'node:crypto';

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

/** Hexadecimal HMAC-SHA-256 of a text under a key. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
