/**
 * Watches the principals of what stays open (sockets): whoever loses a right hears of it at once
 * by a revocation, and within five seconds whatever was missed, expired or changed elsewhere.
 */
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { isOutage } from '../kernel/database/database';
import type { Principal } from './principal';
import { PrincipalStore } from './principal-store';
import { Revocations, type Revoked } from './revocations';

const SWEEP_MILLISECONDS = 5_000;

interface Watch {
  readonly principal: Principal;
  readonly ended: () => void;
}

@Injectable()
export class LivePrincipals implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly watches = new Set<Watch>();
  private readonly logger = new Logger('access');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: PrincipalStore,
    revocations: Revocations,
  ) {
    revocations.onRevoked((what) => this.end((principal) => concerns(what, principal)));
  }

  /** Calls `ended` once when the principal is no longer what it was; returns what stops watching. */
  watch(principal: Principal, ended: () => void): () => void {
    const watch = { principal, ended };
    this.watches.add(watch);
    return () => this.watches.delete(watch);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), SWEEP_MILLISECONDS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Asks the database about everybody who is watched. While it is away nobody is judged. */
  async sweep(): Promise<void> {
    const watched = [...this.watches].map(({ principal }) => principal);
    if (watched.length === 0) return;
    try {
      const hashes = watched.flatMap(({ sessionHash }) => sessionHash ?? []);
      const keyIds = watched.flatMap(({ kind, id }) => (kind === 'key' ? id : []));
      const sessions = await this.store.sessions([...new Set(hashes)]);
      const keys = await this.store.keys([...new Set(keyIds)]);
      const seen = new Set(watched);
      this.end((principal) => {
        if (!seen.has(principal) || principal.kind === 'system') return false;
        const now =
          principal.kind === 'key'
            ? keys.get(principal.id)?.principal
            : sessions.get(principal.sessionHash ?? '');
        return !now || !sameRights(principal, now);
      });
    } catch (error) {
      if (!isOutage(error)) this.logger.error(`the sweep failed: ${nameOf(error)}`);
    }
  }

  private end(concerned: (principal: Principal) => boolean): void {
    for (const watch of this.watches) {
      if (!concerned(watch.principal)) continue;
      this.watches.delete(watch);
      watch.ended();
    }
  }
}

/** Whether a revocation is about this principal. */
export function concerns(what: Revoked, principal: Principal): boolean {
  if (principal.kind === 'key') return what.keyId === principal.id;
  if (what.accountId === principal.id) return true;
  return what.sessionHash !== undefined && what.sessionHash === principal.sessionHash;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function sameRights(before: Principal, now: Principal): boolean {
  return (
    before.roleVersion === now.roleVersion &&
    before.unitPath.length === now.unitPath.length &&
    before.unitPath.every((id) => now.unitPath.includes(id))
  );
}
