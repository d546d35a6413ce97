/** Rungs that were acted on, with their notices and entry in one commit: each once, on whatever node. */
import { Injectable } from '@nestjs/common';
import type { NoticeCode } from '@heed/shared/ladder';
import type { ClockKind } from '@heed/shared/vocabulary';
import type { CaseRecord } from '../../cases/case-record';
import { unstoppedClocks } from '../../cases/case-record';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { SYSTEM_ACTOR } from '../../journal/events';
import { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/ids';
import { refuse } from '../../kernel/refusal';
import type { ActedRung } from '../../ladder/rules/rung-times';

/** What is told of a case: of a clock's rung, or of the lease. */
export interface Telling {
  readonly code: NoticeCode;
  readonly clock: ClockKind | 'lease';
  readonly startedAt: string;
  readonly dueAt: string;
  readonly late: boolean;
  readonly told: readonly string[];
  readonly reached: boolean;
}

/** A rung as it is stored; what was told of a lease counts for no clock. */
export type StoredRung = ActedRung & {
  /** Its clock still runs, as far as was looked. */
  readonly open: boolean;
};

@Injectable()
export class RungWriter {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  /** What was acted on of each case. */
  async acted(caseIds: readonly string[]): Promise<ReadonlyMap<string, StoredRung[]>> {
    const rows = await this.database.query<StoredRung & { caseId: string }>(
      `select case_id as "caseId", clock, started_at as "startedAt", code, at, reached,
         settled_at is null as open
       from rung where case_id = any ($1::uuid[])`,
      [caseIds],
      'rungs-of-cases',
    );
    return Map.groupBy(rows, ({ caseId }) => caseId);
  }

  async tell({ id: caseId, realm, unitId }: CaseRecord, telling: Telling): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const { code, clock, startedAt, dueAt, late, told, reached } = telling;
      const [rung] = await change.query<{ id: string }>(
        `insert into rung (id, realm, case_id, clock, started_at, code, due_at, at, late, reached, unit_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (case_id, clock, started_at, code) do nothing returning id`,
        [newId(), realm, caseId, clock, startedAt, code, dueAt, change.at, late, reached, unitId],
      );
      if (!rung) return refuse('already-so');
      await notify(change, rung.id, told);
      const data = { caseId, clock, rung: code, dueAt, late, told: [...told], reached };
      change.note({ type: 'rung-acted', data });
      return rung.id;
    });
  }

  /** What was raised for clocks that have stopped, or for a claim that is over, is settled. */
  async settle(record: CaseRecord, now: string): Promise<void> {
    const running = unstoppedClocks(record);
    await this.database.query(
      `update rung set settled_at = $4 where case_id = $1 and settled_at is null
       and not exists (select 1 from unnest($2::text[], $3::timestamptz[]) k(kind, started)
         where k.kind = clock and k.started = started_at)`,
      [record.id, running.map(({ kind }) => kind), running.map((c) => c.startedAt), now],
      'rungs-settle',
    );
  }
}

async function notify(change: DeskChange, rungId: string, told: readonly string[]): Promise<void> {
  if (told.length === 0) return;
  await change.query(
    `insert into notice (id, realm, rung_id, to_id)
     select id, $2, $3, member from unnest($1::uuid[], $4::uuid[]) n(id, member)`,
    [told.map(() => newId()), change.realm, rungId, told],
  );
}
