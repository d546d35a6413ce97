/** Keys of other systems: made once, shown once, limited to scopes, ended by time or by hand. */
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { KeyInput, KeyMade, KeyRow } from '@heed/shared/session';
import { Clock, isoTime } from '../kernel/clock';
import { isId, newId } from '../kernel/ids';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { AccessWriter, type AccessChange } from './access-writer';
import { newApiKey } from './api-key-text';
import { ApiKey } from './api-key.entity';
import type { Principal } from './principal';

/** A year and the leap day it may hold. */
const LONGEST_LIFE = 366 * 24 * 60 * 60_000;

@Injectable()
export class ApiKeys {
  constructor(
    private readonly orm: MikroORM,
    private readonly writer: AccessWriter,
    private readonly clock: Clock,
  ) {}

  /** Every key that was ever made, newest first; never its secret. */
  async list(): Promise<KeyRow[]> {
    const keys = await this.orm.em
      .fork()
      .findAll(ApiKey, { orderBy: { createdAt: 'desc', id: 'desc' } });
    return keys.map((key) => ({
      id: key.id,
      name: key.name,
      scopes: key.scopes,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
    }));
  }

  async make(
    input: z.infer<typeof KeyInput>,
    by: Principal,
  ): Promise<z.infer<typeof KeyMade> | Refusal> {
    const life = Date.parse(input.expiresAt) - this.clock.now();
    if (!(life > 0 && life <= LONGEST_LIFE)) {
      return refuseField('invalid', 'expiresAt', 'expiry-too-far');
    }
    const expiresAt = isoTime(Date.parse(input.expiresAt));
    const scopes = [...new Set(input.scopes)];
    return this.writer.write(by, async (change) => {
      const owner = await this.ownerFor(change, by);
      if (owner === null) return refuse('forbidden');
      const id = newId();
      const { text, secretHash } = newApiKey(id);
      await change.query(
        `insert into api_key (id, name, secret_hash, scopes, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, input.name, secretHash, scopes, owner, change.at, expiresAt],
      );
      change.note({ type: 'key-made', data: { keyId: id, scopes, expiresAt } });
      return { id, key: text };
    });
  }

  /** Ends a key at once, on every node and on every open socket. */
  async revoke(id: string, by: Principal): Promise<Refusal | null> {
    if (!isId(id)) return refuse('not-found');
    return this.writer.write(by, async (change) => {
      const revoked = await change.query(
        'update api_key set revoked_at = $2 where id = $1 and revoked_at is null returning id',
        [id, change.at],
      );
      if (revoked.length === 0) return refuse('not-found');
      change.note({ type: 'key-revoked', data: { keyId: id } });
      change.revoked.push({ keyId: id });
      return null;
    });
  }

  /** A key made by a key belongs to whoever made the first one. */
  private async ownerFor(change: AccessChange, by: Principal): Promise<string | null> {
    if (by.kind === 'account') return by.id;
    const [row] = await change.query<{ created_by: string }>(
      'select created_by from api_key where id = $1',
      [by.id],
    );
    return row?.created_by ?? null;
  }
}
