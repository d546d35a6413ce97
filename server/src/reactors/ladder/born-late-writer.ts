/** [L18] Cases that were overdue when they came in: their past rungs count as told, in one notice for all of a unit and an import. */
import { Injectable } from '@nestjs/common';
import type { CaseRecord } from '../../cases/case-record';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { SYSTEM_ACTOR } from '../../journal/events';
import { newId } from '../../kernel/ids';
import { refuse } from '../../kernel/refusal';
import type { ComingRung } from '../../ladder/rules/rung-times';

export interface BornLate {
  /** At least one. */
  readonly born: readonly ComingRung[];
  readonly told: readonly string[];
  readonly reached: boolean;
}

@Injectable()
export class BornLateWriter {
  constructor(private readonly writer: DeskWriter) {}

  async tell(record: CaseRecord, { born, told, reached }: BornLate): Promise<void> {
    const { id: caseId, realm, unitId } = record;
    const [{ clock } = { clock: null }] = born;
    if (clock === null) return;
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const { kind, startedAt, dueAt } = clock;
      const [own] = await change.query<{ id: string }>(
        `insert into rung (id, realm, case_id, clock, started_at, code, due_at, at, late, reached, unit_id)
         values ($1, $2, $3, $4, $5, 'late-at-birth', $6, $7, true, $8, $9)
         on conflict (case_id, clock, started_at, code) do nothing returning id`,
        [newId(), realm, caseId, kind, startedAt, dueAt, change.at, reached, unitId],
      );
      if (!own) return refuse('already-so');
      await passOver(change, record, born);
      const summary = await counted(change, record, own.id);
      const people = await notified(change, summary, told);
      const code = 'late-at-birth' as const;
      const data = { caseId, clock: kind, rung: code, dueAt, late: true, told: people, reached };
      change.note({ type: 'rung-acted', data });
      return own.id;
    });
  }
}

/** What had come before the case did raises nothing of its own any more. */
async function passOver(
  change: DeskChange,
  { id, realm, unitId }: CaseRecord,
  born: readonly ComingRung[],
): Promise<void> {
  await change.query(
    `insert into rung (id, realm, case_id, clock, started_at, code, due_at, at, late, reached, unit_id, settled_at)
     select b.id, $1, $2, b.clock, b.started_at, b.code, b.due_at, $3, true, true, $4, $3
     from unnest($5::uuid[], $6::text[], $7::timestamptz[], $8::text[], $9::timestamptz[])
       b(id, clock, started_at, code, due_at)
     on conflict (case_id, clock, started_at, code) do nothing`,
    [
      realm,
      id,
      change.at,
      unitId,
      born.map(() => newId()),
      born.map(({ clock }) => clock.kind),
      born.map(({ clock }) => clock.startedAt),
      born.map(({ rung }) => rung.code),
      born.map(({ clock }) => clock.dueAt),
    ],
  );
}

/** The rung that stands for all of the unit and the import; what came by no import is told once a day. */
async function counted(
  change: DeskChange,
  { realm, unitId, firstComplaintId, registeredAt }: CaseRecord,
  rungId: string,
): Promise<string> {
  const [summary] = await change.query<{ rungId: string }>(
    `insert into late_summary (realm, source, unit, rung_id, cases)
     select $1, coalesce(j.entry::json -> 'data' ->> 'importId', $2), coalesce($3, ''), $4, 1
     from complaint k join journal j on j.position = k.position where k.complaint_id = $5
     on conflict (realm, source, unit) do update set cases = late_summary.cases + 1
     returning rung_id as "rungId"`,
    [realm, registeredAt.slice(0, 'yyyy-mm-dd'.length), unitId, rungId, firstComplaintId],
  );
  return summary?.rungId ?? rungId;
}

/** Of those who are told the ones who weren't yet. */
async function notified(
  change: DeskChange,
  rungId: string,
  told: readonly string[],
): Promise<string[]> {
  const rows = await change.query<{ to: string }>(
    `insert into notice (id, realm, rung_id, to_id)
     select id, $2, $3, member from unnest($1::uuid[], $4::uuid[]) n(id, member)
     on conflict (rung_id, to_id) do nothing returning to_id as to`,
    [told.map(() => newId()), change.realm, rungId, told],
  );
  return rows.map(({ to }) => to);
}
