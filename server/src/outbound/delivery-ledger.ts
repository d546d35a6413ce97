/** The ledger as people read it: what concerns one event and one target is one row. */
import { Injectable } from '@nestjs/common';
import type {
  DeliveryAttempt,
  DeliveryList,
  DeliveryQuery,
  DeliveryRow,
  OutboundSummary,
} from '@heed/shared/deliveries';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { refuse, type Refusal } from '../kernel/refusal';
import { attemptsSql, groupOfSql, ledgerSql, type LedgerRow } from './ledger-sql';
import { Subscribers } from './subscribers';

const USUAL_ROWS = 100;

/** All deliveries of one row. */
export interface DeliveryGroup {
  readonly ids: string[];
  readonly targetId: string;
  readonly bulletinId: string | null;
}

@Injectable()
export class DeliveryLedger {
  constructor(
    private readonly database: Database,
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

  async row(id: string): Promise<DeliveryRow | Refusal> {
    const [row] = await this.database.query<LedgerRow>(ledgerSql, [null, null, 1, id]);
    return row ? shown(row) : refuse('not-found');
  }

  async groupOf(id: string): Promise<DeliveryGroup | null> {
    if (!isId(id)) return null;
    const [group] = await this.database.query<DeliveryGroup>(groupOfSql, [id]);
    return group ?? null;
  }
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
