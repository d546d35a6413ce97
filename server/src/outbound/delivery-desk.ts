/** What people do about deliveries: ask for another round, send a test message. */
import { Injectable } from '@nestjs/common';
import type { DeliveryAttempt, DeliveryRow, TestInput } from '@heed/shared/deliveries';
import { REAL } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { isId, newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { DeliveryLedger } from './delivery-ledger';
import { DeliveryQueue, LEASE_MILLISECONDS, type Taken } from './delivery-queue';
import { DeliverySender } from './delivery-sender';
import { loadTarget } from './target-rows';

@Injectable()
export class DeliveryDesk {
  constructor(
    private readonly writer: DeskWriter,
    private readonly ledger: DeliveryLedger,
    private readonly queue: DeliveryQueue,
    private readonly sender: DeliverySender,
  ) {}

  /** Begins another round for what is dead, or was called off, of one row of the ledger. */
  retry(id: string, requestId: string, by: Actor): Promise<DeliveryRow | Refusal> {
    return this.change(id, { requestId, by, asked: 'retry', type: 'delivery-retried', to: again });
  }

  /** Lets be what is dead of one row: nobody is asked about it any more. */
  dismiss(id: string, requestId: string, by: Actor): Promise<DeliveryRow | Refusal> {
    const asked = 'dismiss';
    return this.change(id, { requestId, by, asked, type: 'delivery-dismissed', to: letBe });
  }

  private async change(
    id: string,
    { requestId, by, asked, type, to }: LedgerAct,
  ): Promise<DeliveryRow | Refusal> {
    const group = await this.ledger.groupOf(id);
    if (!group) return refuse('not-found');
    const request = { realm: REAL, by, requestId, body: { [asked]: id } };
    const done = await this.writer.write(request, async (change) => {
      const count = await to(change, group.ids, change.at);
      if (count === 0) return refuse('illegal-state');
      const { targetId, bulletinId } = group;
      change.note({ type, data: { targetId, deliveryId: id, bulletinId, count } });
      return id;
    });
    if (isRefusal(done)) return done;
    return this.ledger.row(id);
  }

  /** Sends a message that only shows that it arrives, at once and once; answers what came of it. */
  async test(
    targetId: string,
    { requestId, to }: TestInput,
    by: Actor,
  ): Promise<DeliveryAttempt | Refusal> {
    const id = newId();
    const request = { realm: REAL, by, requestId, body: { test: targetId } };
    const done = await this.writer.write(request, async (change) => {
      const target = isId(targetId) ? await loadTarget(change, targetId) : null;
      if (!target) return refuse('not-found');
      const misses = target.kind === 'mail' && to === undefined;
      if (misses) return refuseField('invalid', 'to', 'test-address-missing');
      const until = isoTime(Date.parse(change.at) + LEASE_MILLISECONDS.mail);
      await change.query(
        `insert into delivery (id, target_id, occasion, realm, state, attempts, queued_at, next_at, taken_until)
         values ($1, $2, 'test', $3, 'waiting', 1, $4, $4::timestamptz, $5)`,
        [id, targetId, REAL, change.at, until],
      );
      change.note({ type: 'delivery-tested', data: { targetId, deliveryId: id } });
      return id;
    });
    if (isRefusal(done)) return done;
    if (done.repeated) return this.firstAttempt(done.subjectId);
    const taken: Taken = { ...untold, id, targetId };
    const attempt = await this.sender.test(taken, to);
    await this.queue.settle(taken, attempt);
    return attempt;
  }

  private async firstAttempt(id: string): Promise<DeliveryAttempt | Refusal> {
    const attempts = await this.ledger.attempts(id);
    if (isRefusal(attempts)) return attempts;
    return attempts[0] ?? refuse('illegal-state');
  }
}

/** What a person asks of one row of the ledger. */
interface LedgerAct {
  readonly requestId: string;
  readonly by: Actor;
  readonly asked: 'retry' | 'dismiss';
  readonly type: 'delivery-retried' | 'delivery-dismissed';
  /** Changes those of the deliveries that it concerns; answers how many those were. */
  readonly to: (change: DeskChange, ids: readonly string[], at: string) => Promise<number>;
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

async function letBe(change: DeskChange, ids: readonly string[]): Promise<number> {
  const rows = await change.query(
    `update delivery set state = 'cancelled', next_at = null, taken_until = null
     where id = any ($1::uuid[]) and realm = $2 and state = 'dead' and occasion <> 'test'
     returning id`,
    [ids, REAL],
  );
  return rows.length;
}
