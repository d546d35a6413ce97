/** What each route declares: the verb it needs, that signing in is enough, or that it is public. */
import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Verb } from '@heed/shared/vocabulary';

/** What a route asks of whoever calls it. */
export type Permission =
  | { readonly kind: 'verb'; readonly verb: Verb }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'own-session' }
  | { readonly kind: 'public' };

export const PERMISSION = 'heed:permission';

/** Only principals that may use this verb. */
export const Requires = (verb: Verb): CustomDecorator => declare({ kind: 'verb', verb });

/** Any principal, whatever its rights. */
export const SignedIn = (): CustomDecorator => declare({ kind: 'signed-in' });

/** Any principal, even one that has to change its password before anything else. */
export const OwnSession = (): CustomDecorator => declare({ kind: 'own-session' });

/** Everybody; the principal is still known where somebody is signed in. */
export const Public = (): CustomDecorator => declare({ kind: 'public' });

function declare(permission: Permission): CustomDecorator {
  return SetMetadata(PERMISSION, permission);
}
