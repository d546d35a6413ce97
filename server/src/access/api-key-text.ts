/** The text of an API key: `heed_<id>_<secret>`. */
import { isId } from '../kernel/ids';
import { sha256 } from '../kernel/seal/digest';
import { randomSecret } from '../kernel/seal/secret';

const PREFIX = 'heed_';
const ID_LENGTH = 36;

export interface ApiKeyParts {
  readonly id: string;
  readonly secret: string;
}

/** A new secret of 256 bits with its text and the hash that is stored; so long a secret needs no slow hash. */
export function newApiKey(id: string): { readonly text: string; readonly secretHash: Buffer } {
  const secret = randomSecret();
  const secretHash = sha256(secret);
  return { text: `${PREFIX}${id}_${secret}`, secretHash };
}

export function parseApiKey(text: string): ApiKeyParts | null {
  if (!text.startsWith(PREFIX) || text.length > 200) return null;
  const id = text.slice(PREFIX.length, PREFIX.length + ID_LENGTH);
  const secret = text.slice(PREFIX.length + ID_LENGTH);
  if (!isId(id) || !secret.startsWith('_') || secret.length < 2) return null;
  return { id, secret: secret.slice(1) };
}
