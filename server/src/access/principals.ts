/** Who sends a request or opens a socket: by the session's cookie or by an API key in the header. */
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { Clock } from '../kernel/clock';
import { sha256, sha256Hex } from '../kernel/seal/digest';
import { sameDigest } from '../kernel/seal/secret';
import { parseApiKey } from './api-key-text';
import { readCookie } from './cookie';
import type { Principal } from './principal';
import { PrincipalStore } from './principal-store';
import { Revocations } from './revocations';
import { REMEMBER_MILLISECONDS } from './session-limits';

/** The headers that say who it is. */
export interface IdentityHeaders {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** One word after the scheme, and nothing else. */
const bearer = /^\s*bearer\s+(\S+)\s*$/i;
const nobody = Promise.resolve(null);

interface Remembered {
  readonly principal: Principal;
  readonly until: number;
}

@Injectable()
export class Principals {
  private readonly remembered = new LRUCache<string, Remembered>({ max: 10_000 });
  /** Who is being read at the moment: all who ask meanwhile are answered with it. */
  private readonly loading = new Map<string, Promise<Principal | null>>();
  private revocationsHeard = 0;

  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'publicUrl'>,
    private readonly store: PrincipalStore,
    private readonly clock: Clock,
    revocations: Revocations,
  ) {
    revocations.onRevoked(() => {
      this.revocationsHeard += 1;
      this.remembered.clear();
      this.loading.clear();
    });
  }

  /** The principal, or null where nothing valid is shown. A key in the header wins over a cookie. */
  authenticate(headers: IdentityHeaders): Promise<Principal | null> {
    const { authorization } = headers;
    if (authorization !== undefined) {
      const key = bearer.exec(authorization)?.[1];
      return key === undefined ? nobody : this.authenticateKey(key);
    }
    const id = readCookie(this.env.publicUrl, headers.cookie);
    return id ? this.authenticateSession(id) : nobody;
  }

  /** The principal of an API key, as a socket shows it in its handshake. */
  authenticateKey(key: string): Promise<Principal | null> {
    // A secret is no key of a map that lives on.
    return this.remember(`key|${sha256Hex(key)}`, async () => {
      const parts = parseApiKey(key);
      if (!parts) return null;
      const stored = (await this.store.keys([parts.id])).get(parts.id);
      if (!stored || !sameDigest(sha256(parts.secret), stored.secretHash)) return null;
      await this.store.usedKey(parts.id);
      return stored.principal;
    });
  }

  private authenticateSession(id: string): Promise<Principal | null> {
    const hash = this.store.hashOf(id);
    return this.remember(`session|${hash}`, () => this.store.session(hash));
  }

  private async remember(
    name: string,
    load: () => Promise<Principal | null>,
  ): Promise<Principal | null> {
    const known = this.remembered.get(name);
    if (known && known.until > this.clock.now()) return known.principal;
    const underWay = this.loading.get(name);
    if (underWay) return underWay;
    const loaded = this.load(name, load);
    this.loading.set(name, loaded);
    try {
      return await loaded;
    } finally {
      if (this.loading.get(name) === loaded) this.loading.delete(name);
    }
  }

  private async load(
    name: string,
    load: () => Promise<Principal | null>,
  ): Promise<Principal | null> {
    const heard = this.revocationsHeard;
    const principal = await load();
    // What was read while something was revoked may be what was revoked: use it, don't keep it.
    if (principal && heard === this.revocationsHeard) {
      this.remembered.set(name, { principal, until: this.clock.now() + REMEMBER_MILLISECONDS });
    }
    return principal;
  }
}
