/** Whether a key still works. */
import type { KeyRow } from '@heed/shared/session';

export type KeyState = 'live' | 'expired' | 'revoked';

export function keyState(
  { revokedAt, expiresAt }: Pick<KeyRow, 'revokedAt' | 'expiresAt'>,
  now: number,
): KeyState {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) > now ? 'live' : 'expired';
}
