/** What gateways tell later of messages that they took: checked, kept once, in whatever order they come. */
import { Injectable } from '@nestjs/common';
import type { ReceiptInput } from '@heed/shared/answers';
import { Database, queryWith } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { refuse, type Refusal } from '../kernel/refusal';
import { ReceiptSignatures, type SignedReceipt } from '../outbound/receipt-signatures';
import { afterReceipt } from './rules/outcome';
import type { AnswerState } from '@heed/shared/answers';

@Injectable()
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly signatures: ReceiptSignatures,
    private readonly clock: RealmClock,
  ) {}

  /** Null where it is kept. A message that isn't there is refused as a wrong signature is. */
  async take(receipt: ReceiptInput, signed: SignedReceipt): Promise<Refusal | null> {
    if (!this.signatures.isFresh(signed) || !isId(receipt.id)) return refuse('unauthenticated');
    const [answer] = await this.database.query<{ targetId: string | null }>(
      'select target_id as "targetId" from answer where id = $1',
      [receipt.id],
    );
    const targetId = answer?.targetId ?? null;
    if (targetId === null || !(await this.signatures.isFrom(targetId, signed))) {
      return refuse('unauthenticated');
    }
    await this.keep(receipt);
    return null;
  }

  /** [A7] */
  private async keep({ id, status, at: told }: ReceiptInput): Promise<void> {
    const at = isoTime(parseTime(told));
    const heardAt = isoTime(this.clock.wall.now());
    await this.database.transaction(async (client) => {
      const [answer] = await queryWith<{ state: AnswerState; callable: boolean }>(
        client,
        `select state, complaint_id is not null as callable from answer where id = $1 for update`,
        [id],
      );
      const kept = await queryWith(
        client,
        `insert into answer_receipt (answer_id, status, at, heard_at) values ($1, $2, $3, $4)
         on conflict do nothing returning answer_id`,
        [id, status, at, heardAt],
      );
      if (!answer || kept.length === 0) return;
      const state = afterReceipt(answer.state, status, answer.callable);
      if (state === answer.state) return;
      await queryWith(client, movedSql, [id, state, at, heardAt]);
    });
  }
}

const movedSql = `
  update answer set state = $2, version = version + 1, taken_until = null,
    arrived_at = case when $2 = 'delivered' then $3::timestamptz end,
    next_at = case when $2 = 'to_call' then $4::timestamptz end,
    fault = case when $2 = 'delivered' then null when $2 in ('to_call', 'no_way') then 'failed-there'
      else fault end
  where id = $1`;
