/** Reads principals from the database: by the hash of a session, or by the id of a key. */
import { Injectable } from '@nestjs/common';
import type { KeyScope, Role } from '@heed/shared/vocabulary';
import { Clock, isoTime } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { KeyStore } from '../kernel/seal/key-store';
import type { Principal } from './principal';
import { sessionHash } from './session-hash';
import { IDLE_MILLISECONDS, SEEN_MILLISECONDS } from './session-limits';
import { subtree, type UnitNode } from './unit-tree';

interface SessionRow {
  readonly id_hash: string;
  readonly seen_at: string;
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly unit_id: string | null;
  readonly role_version: number;
  readonly must_change_password: boolean;
}

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: KeyScope[];
  readonly secret_hash: Buffer;
  readonly last_used_at: string | null;
}

/** A key with what its secret is checked against. */
export interface StoredKey {
  readonly principal: Principal;
  readonly secretHash: Buffer;
}

@Injectable()
export class PrincipalStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keyStore: KeyStore,
  ) {}

  /** What the database knows a session by. */
  hashOf(sessionId: string): string {
    return sessionHash(this.keyStore, sessionId);
  }

  /** The living sessions among these hexadecimal hashes, by hash. */
  async sessions(hashes: readonly string[]): Promise<Map<string, Principal>> {
    const rows = await this.sessionRows(hashes);
    const units = rows.some((row) => row.unit_id) ? await this.units() : [];
    return new Map(rows.map((row) => [row.id_hash, principalOfSession(row, units)]));
  }

  /** One session, noted as seen. */
  async session(hash: string): Promise<Principal | null> {
    const found = await this.sessions([hash]);
    const principal = found.get(hash) ?? null;
    if (principal) await this.sawSession(hash, principal.id);
    return principal;
  }

  /** The living keys among these ids, by id. */
  async keys(ids: readonly string[]): Promise<Map<string, StoredKey>> {
    const now = isoTime(this.clock.now());
    const rows = await this.database.query<KeyRow>(
      `select id, name, scopes, secret_hash, last_used_at from api_key
       where id = any($1::uuid[]) and revoked_at is null and expires_at > $2`,
      [ids, now],
      'access-keys',
    );
    return new Map(
      rows.map((row) => [row.id, { principal: principalOfKey(row), secretHash: row.secret_hash }]),
    );
  }

  /** Accounts that may log in, as their sessions would see them, by id. */
  async accounts(ids: readonly string[]): Promise<Map<string, Principal>> {
    const rows = await this.database.query<Omit<SessionRow, 'id_hash' | 'seen_at'>>(
      `select id, name, roles, unit_id, role_version, must_change_password
       from account where id = any($1::uuid[]) and not disabled`,
      [ids],
    );
    const units = rows.some((row) => row.unit_id) ? await this.units() : [];
    return new Map(rows.map((row) => [row.id, principalOfAccount(row, null, units)]));
  }

  /** Notes that a key was used. */
  async usedKey(id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      `update api_key set last_used_at = $2
       where id = $1 and (last_used_at is null or last_used_at < $3)`,
      [id, isoTime(now), isoTime(now - SEEN_MILLISECONDS)],
      'access-used-key',
    );
  }

  private async sessionRows(hashes: readonly string[]): Promise<SessionRow[]> {
    const now = this.clock.now();
    return this.database.query<SessionRow>(
      `select encode(s.id_hash, 'hex') as id_hash, s.seen_at, a.id, a.name, a.roles, a.unit_id, a.role_version,
         a.must_change_password
       from session s join account a on a.id = s.account_id
       where s.id_hash = any(select decode(h, 'hex') from unnest($1::text[]) h)
         and s.expires_at > $2 and s.seen_at > $3 and not a.disabled`,
      [hashes, isoTime(now), isoTime(now - IDLE_MILLISECONDS)],
      'access-sessions',
    );
  }

  private async sawSession(hash: string, accountId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      `with seen as (
         update session set seen_at = $3 where id_hash = decode($1, 'hex') and seen_at < $4 returning 1
       )
       update account set last_seen_at = $3 where id = $2 and exists (select 1 from seen)`,
      [hash, accountId, isoTime(now), isoTime(now - SEEN_MILLISECONDS)],
      'access-saw-session',
    );
  }

  private units(): Promise<UnitNode[]> {
    return this.database.query<UnitNode & { id: string }>(
      `select id, parent_id as "parentId" from unit where realm = 'real'`,
      [],
      'access-units',
    );
  }
}

function principalOfSession(row: SessionRow, units: readonly UnitNode[]): Principal {
  return principalOfAccount(row, row.id_hash, units);
}

function principalOfAccount(
  row: Omit<SessionRow, 'id_hash' | 'seen_at'>,
  hash: string | null,
  units: readonly UnitNode[],
): Principal {
  return {
    kind: 'account',
    id: row.id,
    name: row.name,
    roles: row.roles,
    unitId: row.unit_id,
    unitPath: row.unit_id === null ? [] : subtree(units, row.unit_id),
    scopes: null,
    sessionHash: hash,
    roleVersion: row.role_version,
    mustChangePassword: row.must_change_password,
  };
}

function principalOfKey(row: KeyRow): Principal {
  return {
    kind: 'key',
    id: row.id,
    name: row.name,
    roles: [],
    unitId: null,
    unitPath: [],
    scopes: row.scopes,
    sessionHash: null,
    roleVersion: 0,
    mustChangePassword: false,
  };
}
