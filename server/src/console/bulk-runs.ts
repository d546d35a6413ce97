/**
 * Runs over many cases: which cases, as they were seen when the run began, and what became of each.
 * The same request again goes on where the first one ended, with the same cases and answers.
 */
import { Injectable } from '@nestjs/common';
import type { RejectionCode } from '@heed/shared/rejections';
import { Clock, isoTime } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { refuse, type Refusal } from '../kernel/refusal';

/** A case as it was when the run began. */
export interface FrozenCase {
  readonly id: string;
  readonly caseNo: string;
  readonly version: number;
}

/** What became of one case. */
export type BulkOutcome =
  | { readonly position: number; readonly version: number }
  | { readonly error: RejectionCode; readonly holderName?: string };

export interface BulkRun {
  readonly key: string;
  readonly cases: readonly FrozenCase[];
}

/** Nobody repeats a request after this; the journal keeps what was done. */
const KEPT_MILLISECONDS = 30 * 86_400_000;

@Injectable()
export class BulkRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The run that began under this key; another body under it is refused. */
  async find(key: string, digest: string): Promise<BulkRun | Refusal | null> {
    const [row] = await this.database.query<{ digest: string; cases: FrozenCase[] }>(
      'select digest, cases from bulk_run where request_key = $1',
      [key],
    );
    if (!row) return null;
    return row.digest === digest ? { key, cases: row.cases } : refuse('key-reused');
  }

  /** Freezes a run. Of two that begin in the same moment both get the first one's cases. */
  async begin(
    key: string,
    digest: string,
    cases: readonly FrozenCase[],
  ): Promise<BulkRun | Refusal> {
    const now = this.clock.now();
    await this.database.query(
      `with old as (delete from bulk_run where begun_at < $5)
       insert into bulk_run (request_key, digest, begun_at, cases) values ($1, $2, $4, $3)
       on conflict (request_key) do nothing`,
      [key, digest, JSON.stringify(cases), isoTime(now), isoTime(now - KEPT_MILLISECONDS)],
    );
    return (await this.find(key, digest)) ?? refuse('unavailable');
  }

  async outcomes(key: string): Promise<Map<string, BulkOutcome>> {
    const rows = await this.database.query<{ case_id: string; outcome: BulkOutcome }>(
      'select case_id, outcome from bulk_result where request_key = $1',
      [key],
    );
    return new Map(rows.map(({ case_id, outcome }) => [case_id, outcome]));
  }

  async keep(key: string, outcomes: ReadonlyMap<string, BulkOutcome>): Promise<void> {
    if (outcomes.size === 0) return;
    const rows = [...outcomes].map(([id, outcome]) => ({ id, outcome }));
    await this.database.query(
      `insert into bulk_result (request_key, case_id, outcome)
       select $1, id, outcome from json_to_recordset($2) r(id uuid, outcome json)
       on conflict (request_key, case_id) do nothing`,
      [key, JSON.stringify(rows)],
    );
  }
}
