/**
 * Readers of bulletins by mail, who asked for them twice: once with the address, once from it. The
 * address is sealed under a key of its own, and found by a blind index; who leaves is erased.
 */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { SubscribeForm } from '@heed/shared/deliveries';
import type { SiteLanguage } from '@heed/shared/site';
import { Database, queryWith } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { keyedDigest, type HashKey } from '../kernel/seal/digest';
import { KeyStore } from '../kernel/seal/key-store';
import { storePerson } from '../kernel/seal/seal-rows';
import { Sealer } from '../kernel/seal/sealer';
import { sameDigest } from '../kernel/seal/secret';
import { queueConfirmation } from './delivery-queue';

const SCOPE = 'subscribers';
const HOUR = 3_600_000;
/** So long a link to confirm is good. */
const CONFIRM_MILLISECONDS = 24 * HOUR;
/** Nobody's mailbox is filled by others who type its address. */
const AGAIN_MILLISECONDS = HOUR;
const CLEARED_AT_ONCE = 20;

interface Known {
  readonly id: string;
  readonly askedAt: string;
  readonly confirmedAt: string | null;
}

/** A reader as a mail needs to know them. */
export interface Reader {
  readonly email: string;
  readonly language: SiteLanguage;
  readonly askedAt: string;
}

@Injectable()
export class Subscribers {
  private readonly sealer: Sealer;
  private readonly key: HashKey;

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    keys: KeyStore,
  ) {
    this.sealer = new Sealer(keys);
    this.key = keys.derive('subscribers');
  }

  /** Whether mail is sent at all. */
  async isOffered(): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from delivery_target where kind = 'mail' and enabled`,
    );
    return rows.length > 0;
  }

  /** Queues the mail that asks back. Whoever asks is told the same whether the address was known or not. */
  async ask({ email, language }: SubscribeForm): Promise<void> {
    const now = this.clock.wall.now();
    const index = this.sealer.blindIndex(SCOPE, 'email', email.toLowerCase());
    await this.database.transaction(async (client) => {
      await this.clearUnconfirmed(client, now);
      const [known] = await queryWith<Known>(
        client,
        `select id, asked_at as "askedAt", confirmed_at as "confirmedAt"
         from subscriber where bidx = $1 for update`,
        [index],
      );
      if (known?.confirmedAt) return;
      if (known && now - Date.parse(known.askedAt) < AGAIN_MILLISECONDS) return;
      const id = known
        ? await askAgain(client, known.id, { language, at: isoTime(now) })
        : await this.add(client, { email, language, index, at: isoTime(now) });
      if (id !== null) await queueConfirmation(client, id, isoTime(now));
    });
  }

  confirmToken(id: string, askedAt: string): string {
    return this.token('confirm', `${id}|${askedAt}`, id);
  }

  leaveToken(id: string): string {
    return this.token('leave', id, id);
  }

  /** Whether the link is good; a reader who confirms twice is told so twice. */
  async confirm(token: string): Promise<boolean> {
    const known = await this.find(token);
    if (!known || !isSame(token, this.confirmToken(known.id, known.askedAt))) return false;
    const now = this.clock.wall.now();
    if (known.confirmedAt) return true;
    if (now - Date.parse(known.askedAt) > CONFIRM_MILLISECONDS) return false;
    await this.database.query(
      'update subscriber set confirmed_at = $2 where id = $1 and confirmed_at is null',
      [known.id, isoTime(now)],
    );
    return true;
  }

  /** Erases the reader of the link. Somebody who is gone already is gone all the same. */
  async leave(token: string): Promise<boolean> {
    const id = idIn(token);
    if (id === null || !isSame(token, this.leaveToken(id))) return false;
    await this.database.transaction((client) => erase(client, [id]));
    return true;
  }

  async counts(): Promise<{ confirmed: number; unconfirmed: number }> {
    const [row] = await this.database.query<{ confirmed: number; unconfirmed: number }>(
      `select count(confirmed_at) as confirmed, count(*) - count(confirmed_at) as unconfirmed
       from subscriber`,
    );
    return row ?? { confirmed: 0, unconfirmed: 0 };
  }

  /** Readers by id, with their addresses opened; one who has left, or whose key is gone, is missing. */
  async open(ids: readonly string[]): Promise<Map<string, Reader>> {
    const rows = await this.database.query<OpenedRow>(openSql, [ids]);
    return new Map(
      rows.flatMap(({ id, sealId, scopeId, wrappedKey, bytes, language, askedAt }) => {
        if (!this.sealer.unlock({ id, scopeId, wrappedKey })) return [];
        const opened = this.sealer.open({ id: sealId, personId: id, scopeId, bytes });
        const { email } = opened as { email: string };
        return [[id, { email, language, askedAt }]];
      }),
    );
  }

  private async add(
    client: PoolClient,
    reader: { email: string; language: SiteLanguage; index: Buffer; at: string },
  ): Promise<string | null> {
    const { email, language, index, at } = reader;
    const person = this.sealer.newPerson(SCOPE);
    const seal = this.sealer.seal(person, { email });
    const made = await queryWith(
      client,
      `insert into subscriber (id, seal_id, bidx, language, asked_at) values ($1, $2, $3, $4, $5)
       on conflict (bidx) do nothing returning id`,
      [person.id, seal.id, index, language, at],
    );
    // Somebody typed the same address in the same moment: one mail is enough.
    if (made.length === 0) return null;
    await storePerson(client, person, [seal]);
    return person.id;
  }

  private async clearUnconfirmed(client: PoolClient, now: number): Promise<void> {
    const rows = await queryWith<{ id: string }>(
      client,
      `select id from subscriber where confirmed_at is null and asked_at < $1
       limit ${CLEARED_AT_ONCE} for update skip locked`,
      [isoTime(now - CONFIRM_MILLISECONDS)],
    );
    if (rows.length > 0)
      await erase(
        client,
        rows.map(({ id }) => id),
      );
  }

  private async find(token: string): Promise<Known | null> {
    const id = idIn(token);
    if (id === null) return null;
    const [known] = await this.database.query<Known>(
      `select id, asked_at as "askedAt", confirmed_at as "confirmedAt" from subscriber where id = $1`,
      [id],
    );
    return known ?? null;
  }

  private token(purpose: 'confirm' | 'leave', about: string, id: string): string {
    return `${id}.${keyedDigest(this.key, `${purpose}|${about}`).toString('base64url')}`;
  }
}

interface OpenedRow {
  readonly id: string;
  readonly sealId: string;
  readonly scopeId: string;
  readonly wrappedKey: Buffer;
  readonly bytes: Buffer;
  readonly language: SiteLanguage;
  readonly askedAt: string;
}

const openSql = `
  select s.id, s.seal_id as "sealId", p.scope_id as "scopeId", p.wrapped_key as "wrappedKey", e.bytes,
    s.language, s.asked_at as "askedAt"
  from subscriber s join person_key p on p.person_id = s.id join sealed e on e.seal_id = s.seal_id
  where s.id = any ($1::uuid[])`;

async function askAgain(
  client: PoolClient,
  id: string,
  { language, at }: { readonly language: SiteLanguage; readonly at: string },
): Promise<string> {
  await queryWith(client, 'update subscriber set language = $2, asked_at = $3 where id = $1', [
    id,
    language,
    at,
  ]);
  return id;
}

/** With the key goes every copy of the address; the ledger keeps a number without a reader. */
async function erase(client: PoolClient, ids: readonly string[]): Promise<void> {
  await queryWith(client, 'delete from subscriber where id = any ($1::uuid[])', [ids]);
  await queryWith(client, 'delete from sealed where person_id = any ($1::uuid[])', [ids]);
  await queryWith(client, 'delete from person_key where person_id = any ($1::uuid[])', [ids]);
  await queryWith(
    client,
    `update delivery set state = 'cancelled', next_at = null
     where subscriber_id = any ($1::uuid[]) and state = 'waiting'`,
    [ids],
  );
}

function idIn(token: string): string | null {
  const [id = ''] = token.split('.');
  return isId(id) ? id : null;
}

function isSame(given: string, right: string): boolean {
  return sameDigest(Buffer.from(given), Buffer.from(right));
}
