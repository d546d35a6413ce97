/** The ledger as people read it, and what they may do about it: another round, a test message. */
import { Injectable } from '@nestjs/common';
import type {
  DeliveryAttempt,
  DeliveryList,
  DeliveryQuery,
  DeliveryRow,
  OutboundSummary,
  TestInput,
} from '@heed/shared/deliveries';
import { REAL } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { DeliveryQueue, LEASE_MILLISECONDS, type Taken } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { attemptsSql, groupOfSql, ledgerSql, type LedgerRow } from './ledger-sql';
import { Subscribers } from './subscribers';
import { loadTarget } from './target-rows';

const USUAL_ROWS = 100;

@Injectable()
export class DeliveryLedger {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly clock: RealmClock,
    private readonly queue: DeliveryQueue,
    private readonly sender: DeliverySender,
    private readonly subscribers: Subscribers,
  ) {}

  /** Newest first; the readers of one mail are one row. */
  async list({ bulletin, state, limit }: DeliveryQuery): Promise<DeliveryList> {
    if (bulletin !== undefined && !isId(bulletin)) return { rows: [] };
    const rows = await this.database.query<LedgerRow>(ledgerSql, [
      bulletin ?? null,
      state ?? null,
      limit ?? USUAL_ROWS,
      null,
    ]);
    return { rows: rows.map(shown) };
  }

  async attempts(id: string): Promise<DeliveryAttempt[] | Refusal> {
    const group = await this.groupOf(id);
    if (!group) return refuse('not-found');
    return this.database.query<DeliveryAttempt>(attemptsSql, [group.ids]);
  }

  async summary(): Promise<OutboundSummary> {
    const [row] = await this.database.query<{ waiting: number; dead: number }>(
      `select count(*) filter (where state = 'waiting') as waiting,
         count(*) filter (where state = 'dead' and occasion not in ('test', 'confirm')) as dead
       from delivery where state in ('waiting', 'dead')`,
    );
    const { waiting = 0, dead = 0 } = row ?? {};
    return { subscribers: await this.subscribers.counts(), waiting, dead };
  }

  /** Begins another round for what is dead, or was called off, of one row of the ledger. */
  async retry(id: string, requestId: string, by: Actor): Promise<DeliveryRow | Refusal> {
    const group = await this.groupOf(id);
    if (!group) return refuse('not-found');
    const request = { realm: REAL, by, requestId, body: { retry: id } };
    const done = await this.writer.write(request, async (change) => {
      const count = await again(change, group.ids, isoTime(this.clock.wall.now()));
      if (count === 0) return refuse('illegal-state');
      const { targetId, bulletinId } = group;
      change.note({
        type: 'delivery-retried',
        data: { targetId, deliveryId: id, bulletinId, count },
      });
      return id;
    });
    if (isRefusal(done)) return done;
    return this.row(id);
  }

  /** Sends a message that only shows that it arrives, at once and once; answers what came of it. */
  async test(
    targetId: string,
    { requestId, to }: TestInput,
    by: Actor,
  ): Promise<DeliveryAttempt | Refusal> {
    const target = isId(targetId) ? await loadTarget(this.database, targetId) : null;
    if (!target) return refuse('not-found');
    if (target.kind === 'mail' && to === undefined)
      return refuseField('invalid', 'to', 'test-address-missing');
    const id = newId();
    const request = { realm: REAL, by, requestId, body: { test: targetId } };
    const done = await this.writer.write(request, async (change) => {
      const now = this.clock.wall.now();
      await change.query(
        `insert into delivery (id, target_id, occasion, realm, state, attempts, queued_at, next_at, taken_until)
         values ($1, $2, 'test', $3, 'waiting', 1, $4, $4::timestamptz, $5)`,
        [id, targetId, REAL, isoTime(now), isoTime(now + LEASE_MILLISECONDS.mail)],
      );
      change.note({ type: 'delivery-tested', data: { targetId, deliveryId: id } });
      return id;
    });
    if (isRefusal(done)) return done;
    if (done.repeated) return this.firstAttempt(done.subjectId);
    const taken: Taken = { ...untold, id, targetId };
    const attempt =
      to === undefined ? await this.sender.post(taken) : await this.sender.testMail(taken, to);
    await this.queue.settle(taken, attempt, this.clock.wall.now());
    return attempt;
  }

  private async firstAttempt(id: string): Promise<DeliveryAttempt | Refusal> {
    const attempts = await this.attempts(id);
    if (isRefusal(attempts)) return attempts;
    return attempts[0] ?? refuse('illegal-state');
  }

  private async row(id: string): Promise<DeliveryRow | Refusal> {
    const [row] = await this.database.query<LedgerRow>(ledgerSql, [null, null, 1, id]);
    return row ? shown(row) : refuse('not-found');
  }

  private async groupOf(id: string): Promise<Group | null> {
    if (!isId(id)) return null;
    const [group] = await this.database.query<Group>(groupOfSql, [id]);
    return group ?? null;
  }
}

interface Group {
  readonly ids: string[];
  readonly targetId: string;
  readonly bulletinId: string | null;
}

const untold = {
  subscriberId: null,
  occasion: 'test',
  notice: null,
  number: 1,
  retriedAfter: 0,
} as const;

async function again(change: DeskChange, ids: readonly string[], at: string): Promise<number> {
  const rows = await change.query(
    `update delivery d set state = 'waiting', next_at = $2, taken_until = null, retried_after = attempts
     from delivery_target t
     where t.id = d.target_id and t.enabled and d.id = any ($1::uuid[]) and d.realm = $3
       and d.state in ('dead', 'cancelled') and d.occasion <> 'test'
       and (d.subscriber_id is null or exists (select 1 from subscriber s where s.id = d.subscriber_id))
     returning d.id`,
    [ids, at, REAL],
  );
  return rows.length;
}

function shown(row: LedgerRow): DeliveryRow {
  const { total, sent, waiting, dead, last, occasion, targetKind, ...rest } = row;
  const isList = targetKind === 'mail' && occasion !== 'test' && row.state !== 'withheld';
  return {
    ...rest,
    occasion,
    targetKind,
    last: last ? { ...last, at: isoTime(Date.parse(last.at)) } : null,
    readers: isList ? { total, sent, waiting, dead } : null,
  };
}
