/** Lets a request through to a route that its principal may use, and nobody else. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { can, denial } from '../../access/can';
import type { Principal } from '../../access/principal';
import { Principals } from '../../access/principals';
import { isOutage } from '../../kernel/database/database';
import { refuse, RefusedError } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';
import { PERMISSION, type Permission } from './permission';
import type { HeedRequest } from './request';

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are judged at their handshake, message by message in their gateway.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<HeedRequest>();
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const open = permission?.kind === 'public';
    const principal = await this.principalOf(request, open);
    request.principal = principal;
    if (!open) {
      const welcome = admit(principal, permission);
      if (isOthersPage(request, welcome)) throw new RefusedError(refuse('other-account'));
    }
    return true;
  }

  /** What everybody may have is not withheld because the database can't say who asks. */
  private async principalOf(request: HeedRequest, open: boolean): Promise<Principal | null> {
    try {
      return await this.principals.authenticate(request.headers);
    } catch (error) {
      if (open && isOutage(error)) return null;
      throw error;
    }
  }
}

/** Whose page it is, as the page says; what sends no such header is no page of ours. */
const PAGE_OF = 'x-heed-account';

function isOthersPage({ headers }: HeedRequest, { kind, id }: Principal): boolean {
  const pageOf = headers[PAGE_OF];
  return kind === 'account' && pageOf !== undefined && pageOf !== id;
}

/** The principal, where it may use what declares this permission; refuses where it may not. */
export function admit(principal: Principal | null, permission: Permission | undefined): Principal {
  if (!principal) throw new RefusedError(refuse('unauthenticated'));
  if (permission && isAllowed(principal, permission)) return principal;
  throw new RefusedError(denial(principal));
}

function isAllowed(principal: Principal, permission: Permission): boolean {
  switch (permission.kind) {
    case 'verb':
      return can(principal, permission.verb);
    case 'signed-in':
      return !principal.mustChangePassword;
    case 'own-session':
    case 'public':
      return true;
    default:
      return unreachable(permission);
  }
}
