/** Rungs that were acted on, with their notices and entry in one commit: each once, on whatever node. */
import { Injectable } from '@nestjs/common';
import type { NoticeCode, RungCode } from '@heed/shared/ladder';
import type { ClockKind, Realm } from '@heed/shared/vocabulary';
import type { CaseRecord } from '../../cases/case-record';
import { unstoppedClocks } from '../../cases/case-record';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { SYSTEM_ACTOR, type NewEvent } from '../../journal/events';
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

/** What is told of a clock's rung. */
export type RungTelling = Telling & { readonly code: RungCode; readonly clock: ClockKind };

/** A case, and what is told of it. */
export interface ToldCase<T extends Telling = Telling> {
  readonly record: CaseRecord;
  readonly telling: T;
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

  tell(record: CaseRecord, telling: Telling): Promise<void> {
    return this.tellAll(record.realm, [{ record, telling }]);
  }

  /** Each of another case of the realm, in one commit; what was told before is not told again. */
  async tellAll(realm: Realm, all: readonly ToldCase[]): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    const named = all.map((each) => ({ id: newId(), ...each }));
    await this.writer.write(request, async (change) => {
      const made = await change.query<{ id: string }>(
        `insert into rung (id, realm, case_id, clock, started_at, code, due_at, at, late, reached, unit_id)
         select x.id, $2, x.case_id, x.clock, x.started_at, x.code, x.due_at, $3, x.late, x.reached, x.unit_id
         from json_to_recordset($1::json) x(id uuid, case_id uuid, clock text, started_at timestamptz,
           code text, due_at timestamptz, late boolean, reached boolean, unit_id uuid)
         on conflict (case_id, clock, started_at, code) do nothing returning id`,
        [JSON.stringify(named.map(rungRow)), realm, change.at],
      );
      const ids = new Set(made.map(({ id }) => id));
      const told = named.filter(({ id }) => ids.has(id));
      const [first] = told;
      if (!first) return refuse('already-so');
      await notify(change, told);
      for (const { record, telling } of told) change.note(rungActed(record, telling));
      return first.id;
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

function rungRow({ id, record, telling }: ToldCase & { readonly id: string }) {
  const { clock, startedAt, code, dueAt, late, reached } = telling;
  return {
    id,
    case_id: record.id,
    clock,
    started_at: startedAt,
    code,
    due_at: dueAt,
    late,
    reached,
    unit_id: record.unitId,
  };
}

function rungActed(record: CaseRecord, telling: Telling): NewEvent {
  const { code: rung, clock, dueAt, late, told, reached } = telling;
  const data = { caseId: record.id, clock, rung, dueAt, late, told: [...told], reached };
  return { type: 'rung-acted', data };
}

async function notify(
  change: DeskChange,
  rungs: readonly { readonly id: string; readonly telling: Telling }[],
): Promise<void> {
  const notices = rungs.flatMap(({ id, telling }) => telling.told.map((to) => ({ id, to })));
  if (notices.length === 0) return;
  await change.query(
    `insert into notice (id, realm, rung_id, to_id)
     select id, $2, rung, member from unnest($1::uuid[], $3::uuid[], $4::uuid[]) n(id, rung, member)`,
    [
      notices.map(() => newId()),
      change.realm,
      notices.map(({ id }) => id),
      notices.map(({ to }) => to),
    ],
  );
}
