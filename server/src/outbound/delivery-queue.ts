/** Deliveries as rows: queued once for each target, taken by one node at a time, settled with what came of them. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { DeliveryAttempt, DeliveryOccasion } from '@heed/shared/deliveries';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Database, queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import type { Notice } from './messages/notice';
import { nextTry } from './retry-schedule';

/** What an event of the journal tells, to all targets that are switched on. */
export interface QueuedNotice {
  readonly position: number;
  readonly realm: Realm;
  readonly at: string;
  readonly notice: Notice;
}

/** A delivery in one node's hands, until `taken_until`. */
export interface Taken {
  readonly id: string;
  readonly targetId: string;
  readonly subscriberId: string | null;
  readonly occasion: DeliveryOccasion;
  readonly notice: Notice | null;
  /** This try's number, and that of the last try before a person asked for another round. */
  readonly number: number;
  readonly retriedAfter: number;
}

export type Lane = 'post' | 'mail';

/** Longer than any try can take: a node that died with a delivery in its hands lets it go. */
export const LEASE_MILLISECONDS: Readonly<Record<Lane, number>> = { post: 60_000, mail: 240_000 };

/**
 * [invariant 13] Nothing leaves a drill: its deliveries are recorded as withheld, one for each target, and no
 * query that takes deliveries sees them.
 */
export async function queueNotice(client: PoolClient, queued: QueuedNotice): Promise<void> {
  const { position, realm, at, notice } = queued;
  const made = await queryWith(
    client,
    `insert into delivery_notice (position, bulletin_id, notice) values ($1, $2, $3)
     on conflict do nothing returning position`,
    [position, notice.bulletinId, notice],
  );
  if (made.length === 0) return;
  const isReal = realm === REAL;
  await queryWith(
    client,
    `insert into delivery
       (id, target_id, position, subscriber_id, occasion, realm, state, queued_at, next_at)
     select gen_random_uuid(), t.id, $1, s.id, $2, $3, case when $4 then 'waiting' else 'withheld' end,
       $5, case when $4 then $5::timestamptz end
     from delivery_target t
       left join subscriber s on $4 and t.kind = 'mail' and s.confirmed_at is not null
     where t.enabled and t.kind not in ('sms', 'wechat') and (not $4 or t.kind <> 'mail' or s.id is not null)`,
    [position, notice.occasion, realm, isReal, at],
  );
}

/** The mail that asks a reader back. */
export async function queueConfirmation(
  client: PoolClient,
  subscriberId: string,
  at: string,
): Promise<void> {
  await queryWith(
    client,
    `insert into delivery (id, target_id, subscriber_id, occasion, realm, state, queued_at, next_at)
     select $1, id, $2, 'confirm', $3, 'waiting', $4::timestamptz, $4
     from delivery_target where kind = 'mail' and enabled`,
    [newId(), subscriberId, REAL, at],
  );
}

@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** Up to `limit` deliveries that are due, the one that has waited longest first. */
  take(lane: Lane, limit: number): Promise<Taken[]> {
    const now = this.clock.wall.now();
    return this.database.query<Taken>(
      takeSql,
      [isoTime(now), isoTime(now + LEASE_MILLISECONDS[lane]), lane === 'mail', limit],
      'delivery-take',
    );
  }

  /** Keeps a try in the ledger and says what comes next; doing it again changes nothing. */
  async settle(taken: Taken, attempt: DeliveryAttempt): Promise<void> {
    const { id, number, retriedAfter, occasion } = taken;
    const { at, status, error, robotCode, milliseconds } = attempt;
    const next =
      error === null || occasion === 'test'
        ? null
        : nextTry(number - retriedAfter, error, Date.parse(at));
    const failed = next === null ? 'dead' : 'waiting';
    await this.database.transaction(async (client) => {
      await queryWith(
        client,
        `insert into delivery_attempt (delivery_id, number, at, status, error, robot_code, milliseconds)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [id, number, at, status, error, robotCode, milliseconds],
      );
      if (error === null) await queryWith(client, sentSql, [id, at]);
      else
        await queryWith(client, failedSql, [
          id,
          number,
          failed,
          next === null ? null : isoTime(next),
        ]);
    });
  }
}

// Only the real realm's deliveries are ever taken [invariant 13].
const takeSql = `
  with due as (
    select d.id from delivery d join delivery_target t on t.id = d.target_id
    where d.state = 'waiting' and d.realm = '${REAL}' and d.next_at <= $1 and t.enabled
      and (d.taken_until is null or d.taken_until <= $1) and (t.kind = 'mail') = $3
    order by d.next_at, d.position, d.id limit $4 for update of d skip locked
  ), taken as (
    update delivery d set taken_until = $2, attempts = d.attempts + 1 from due where d.id = due.id
    returning d.*
  )
  select t.id, t.target_id as "targetId", t.subscriber_id as "subscriberId", t.occasion, n.notice,
    t.attempts as number, t.retried_after as "retriedAfter"
  from taken t left join delivery_notice n on n.position = t.position
  order by t.next_at, t.position, t.id`;

// What was sent was sent, even where it had been called off meanwhile.
const sentSql = `
  update delivery set state = 'sent', sent_at = $2, next_at = null, taken_until = null
  where id = $1 and state <> 'sent'`;

// A try that ended late doesn't undo what a later one found.
const failedSql = `
  update delivery set state = $3, next_at = $4, taken_until = null
  where id = $1 and attempts = $2 and state = 'waiting'`;
