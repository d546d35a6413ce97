/** Answers on their way: taken by one node at a time, settled with what came of them. */
import { Injectable } from '@nestjs/common';
import type { AnswerOccasion } from '@heed/shared/answers';
import type { DeliveryAttempt, DeliveryErrorCode } from '@heed/shared/deliveries';
import { REAL } from '@heed/shared/vocabulary';
import { answerTries } from '../../data/answer-limits';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { nextTry } from '../outbound/retry-schedule';
import { unsent } from './rules/outcome';

/** An answer in one node's hands for a while. */
export interface TakenAnswer {
  readonly id: string;
  readonly occasion: AnswerOccasion;
  readonly way: 'sms' | 'wechat' | 'mail';
  readonly targetId: string | null;
  readonly sealId: string;
  readonly callable: boolean;
  /** This try's number. */
  readonly number: number;
}

export interface AnswerAttempt {
  readonly taken: TakenAnswer;
  readonly attempt: DeliveryAttempt;
}

/** Longer than a whole round of mails can take: a node that died lets its answers go. */
const LEASE_MILLISECONDS = 240_000;

@Injectable()
export class AnswerQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** Those that are due, the one that has waited longest first. */
  take(limit: number): Promise<TakenAnswer[]> {
    const now = this.clock.wall.now();
    return this.database.query<TakenAnswer>(takeSql, [
      isoTime(now),
      isoTime(now + LEASE_MILLISECONDS),
      limit,
    ]);
  }

  /** [A6] Keeps a try in the ledger and says what comes next; doing it again changes nothing. */
  async settle({ taken, attempt }: AnswerAttempt): Promise<void> {
    const { id, number, callable } = taken;
    const { at, status, error, milliseconds } = attempt;
    const next = error === null ? null : this.next(number, error, at);
    await this.database.transaction(async (client) => {
      await queryWith(
        client,
        `insert into answer_attempt (answer_id, number, at, status, error, milliseconds)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [id, number, at, status, error, milliseconds],
      );
      if (error === null) await queryWith(client, sentSql, [id, at]);
      else if (next !== null) await queryWith(client, againSql, [id, number, next, error]);
      else await queryWith(client, failedSql, [id, number, unsent(callable), at, error]);
    });
  }

  private next(number: number, error: DeliveryErrorCode, at: string): string | null {
    if (number >= answerTries) return null;
    const time = nextTry(number, error, Date.parse(at));
    return time === null ? null : isoTime(time);
  }
}

// Only the real realm's answers are ever taken [invariant 13].
const takeSql = `
  with due as (
    select id from answer
    where state = 'waiting' and realm = '${REAL}' and next_at <= $1
      and (taken_until is null or taken_until <= $1)
    order by next_at, id limit $3 for update skip locked
  )
  update answer a set taken_until = $2, attempts = a.attempts + 1 from due where a.id = due.id
  returning a.id, a.occasion, a.way, a.target_id as "targetId", a.seal_id as "sealId",
    a.complaint_id is not null as callable, a.attempts as number`;

// A receipt may have come before the gateway's own answer: it is not undone by it.
const sentSql = `
  update answer set sent_at = $2, taken_until = null, fault = null, version = version + 1,
    state = case when state in ('waiting', 'cancelled') then 'sent' else state end,
    next_at = case when state in ('waiting', 'cancelled') then null else next_at end
  where id = $1 and sent_at is null`;

// A try that ended late doesn't undo what a later one found.
const againSql = `
  update answer set next_at = $3, taken_until = null, fault = $4
  where id = $1 and attempts = $2 and state = 'waiting'`;

const failedSql = `
  update answer set state = $3, taken_until = null, fault = $5, version = version + 1,
    next_at = case when $3 = 'to_call' then $4::timestamptz end
  where id = $1 and attempts = $2 and state = 'waiting'`;
