/** Lets a request through to a route that its principal may use, and nobody else. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { can } from '../../access/can';
import type { Principal } from '../../access/principal';
import { Principals } from '../../access/principals';
import { isOutage } from '../../kernel/database/database';
import { refuse, RefusedError } from '../../kernel/refusal';
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
    if (open) return true;
    if (!principal) throw new RefusedError(refuse('unauthenticated'));
    if (permission?.kind === 'signed-in') return true;
    if (permission && can(principal, permission.verb)) return true;
    throw new RefusedError(refuse('forbidden'));
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
