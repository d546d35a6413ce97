/** Whoever asks: a person's account, a key of another system, or Heed itself. */
import type { KeyScope, Role } from '@heed/shared/vocabulary';

export interface Principal {
  readonly kind: 'account' | 'key' | 'system';
  /** Id of the account or of the key; empty for the system. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unitId: string | null;
  /** The account's unit and every unit below it. */
  readonly unitPath: readonly string[];
  /** What a key may be used for; null for accounts. */
  readonly scopes: readonly KeyScope[] | null;
  /** Hexadecimal digest of the session id; null where no session serves. */
  readonly sessionHash: string | null;
  /** Grows with each change of roles, unit or standing. */
  readonly roleVersion: number;
  /** Somebody else knows the password: until it is changed, `can` grants nothing. */
  readonly mustChangePassword: boolean;
}

/** Heed itself: the ladder, deadlines, first starts. */
export const SYSTEM: Principal = {
  kind: 'system',
  id: '',
  name: '',
  roles: [],
  unitId: null,
  unitPath: [],
  scopes: null,
  sessionHash: null,
  roleVersion: 0,
  mustChangePassword: false,
};

/** The principal as journal entries name it. */
export function actorOf(principal: Pick<Principal, 'kind' | 'id'>): {
  readonly kind: 'account' | 'key' | 'system';
  readonly id: string | null;
} {
  return { kind: principal.kind, id: principal.id || null };
}
