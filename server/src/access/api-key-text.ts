/** The text of an API key: `heed_<id>_<secret>`. */
import { createHash, randomBytes } from 'node:crypto';
import { isId } from '../kernel/ids';

const PREFIX = 'heed_';
const ID_LENGTH = 36;

export interface ApiKeyParts {
  readonly id: string;
  readonly secret: string;
}

/** A new secret of 256 bits with its text and the hash that is stored; so long a secret needs no slow hash. */
export function newApiKey(id: string): { readonly text: string; readonly secretHash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  const secretHash = createHash('sha256').update(secret).digest();
  return { text: `${PREFIX}${id}_${secret}`, secretHash };
}

export function parseApiKey(text: string): ApiKeyParts | null {
  if (!text.startsWith(PREFIX) || text.length > 200) return null;
  const id = text.slice(PREFIX.length, PREFIX.length + ID_LENGTH);
  const secret = text.slice(PREFIX.length + ID_LENGTH);
  if (!isId(id) || !secret.startsWith('_') || secret.length < 2) return null;
  return { id, secret: secret.slice(1) };
}
