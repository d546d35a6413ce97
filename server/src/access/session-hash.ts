/** A session's id is a secret of the browser; the database keeps a keyed hash of it. */
import { keyedHash } from '../kernel/seal/digest';
import type { KeyStore } from '../kernel/seal/key-store';
import { randomSecret } from '../kernel/seal/secret';

export function newSessionId(): string {
  return randomSecret();
}

/** Hexadecimal, as principals and revocations carry it. */
export function sessionHash(keys: KeyStore, id: string): string {
  return keyedHash(keys.derive('session'), id);
}
