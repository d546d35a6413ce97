/** A session's id is a secret of the browser; the database keeps a keyed hash of it. */
import { createHmac, randomBytes } from 'node:crypto';
import type { KeyStore } from '../kernel/seal/key-store';

/** 256 random bits. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

export function sessionHash(keys: KeyStore, id: string): Buffer {
  return createHmac('sha256', keys.derive('session')).update(id).digest();
}
