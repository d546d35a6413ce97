/** Hands the caller's principal to a route's parameter. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { refuse, RefusedError } from '../../kernel/refusal';
import type { HeedRequest } from './request';

/** The principal; refuses where nobody is signed in. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => {
    const { principal } = context.switchToHttp().getRequest<HeedRequest>();
    if (!principal) throw new RefusedError(refuse('unauthenticated'));
    return principal;
  },
);

/** The principal, or null on a public route where nobody is signed in. */
export const MaybePrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | null =>
    context.switchToHttp().getRequest<HeedRequest>().principal ?? null,
);
