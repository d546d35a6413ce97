/** Plans a row that came again: nothing new, or what changed at its source. */
import { AGAIN } from '../journal/group-commit';
import type { EventData, SetClock } from '../journal/events';
import type { ClockKind } from '@heed/shared/vocabulary';
import { receipt, type Plan, type Planning } from './planning';
import type { CaseRecord } from './case-record';
import { unstoppedClocks } from './case-record';
import type { KnownComplaint } from './batch-facts';
import type { PreparedComplaint } from './prepared';
import { complete, setOf, type CasePatch } from './rules/complete';
import { reopenedClock } from './rules/due-time';
import { askClocks } from './rules/hands';
import { isAccused } from './rules/interests';

type Changed = EventData<'case-updated-at-source'>['changed'][number];

/** The fields whose short digests make up the source digest, in this order. */
export const sourceFields: readonly Changed[] = ['status', 'unit', 'due', 'reply', 'closed'];
export const SOURCE_FIELD_HEX = 16;

interface SourceRow {
  readonly complaint: PreparedComplaint;
  readonly known: KnownComplaint;
  readonly record: CaseRecord;
}

/** [C23] */
export function planSourceUpdate(planning: Planning, row: SourceRow, w: number): Plan {
  const { complaint, known, record } = row;
  const digest = complaint.request?.sourceDigest ?? null;
  const changed = digest ? changedFields(known.sourceDigest, digest) : [];
  // [C39] What is archived stays as it is.
  if (changed.length === 0 || digest === null || record.state === 'archived') {
    return receipt('known', known.complaintId, record, known.position);
  }
  const { touched, facts, batch, sealer, now } = planning;
  if (touched.has(record.id)) return AGAIN;
  const person = facts.unlockedPerson(known.personId);
  // Where the person's scope was destroyed, nothing of theirs is taken in again.
  if (!person) return receipt('known', known.complaintId, record, known.position);
  const { externalState, reply } = complaint.sealed;
  const seal = sealer.seal(person, { externalState, reply });
  const { set, stopped, patch } = effectOf(planning, row, changed);
  const data = {
    sealId: seal.id,
    sealDigest: seal.digest,
    complaintId: known.complaintId,
    changed,
    importId: complaint.importId,
    set,
    stopped,
  };
  const { record: next, event } = complete(
    record,
    { type: 'case-updated-at-source', data, patch },
    { at: now, realm: record.realm, actorId: complaint.actor.id },
  );
  touched.add(record.id);
  batch.addSeal(w, seal);
  batch.addSourceState(w, known.complaintId, digest);
  batch.changeCase(w, next, record.version);
  batch.addEntry(w, event, { at: now, realm: record.realm, actor: complaint.actor });
  return (position) => receipt('updated', known.complaintId, next, position);
}

function changedFields(before: string | null, after: string): Changed[] {
  return sourceFields.filter((_, n) => {
    const [from, to] = [n * SOURCE_FIELD_HEX, (n + 1) * SOURCE_FIELD_HEX];
    return before?.slice(from, to) !== after.slice(from, to);
  });
}

interface Effect {
  readonly set: SetClock[];
  readonly stopped: ClockKind[];
  readonly patch: CasePatch;
}

function effectOf(planning: Planning, row: SourceRow, changed: readonly Changed[]): Effect {
  const { complaint, record } = row;
  const due = changed.includes('due') ? dueEffect(row) : [];
  if (complaint.closedAt !== null) {
    const stopped = unstoppedClocks(record).map((clock) => clock.kind);
    const patch: CasePatch = { state: 'closed', closedAt: complaint.closedAt };
    return { set: due, stopped: [...new Set([...stopped, ...due.map(({ kind }) => kind)])], patch };
  }
  const reopened = changed.includes('closed') && record.closedAt !== null;
  // [C46] Its source doesn't hand a case to the unit that it accuses.
  const moved =
    changed.includes('unit') &&
    complaint.unitId !== null &&
    complaint.unitId !== record.unitId &&
    !isAccused(record, complaint.unitId);
  const effects = [
    { set: due, stopped: [], patch: {} },
    reopened ? reopenEffect(planning, row) : null,
    moved ? unitEffect(planning, row) : null,
  ].filter((effect): effect is Effect => effect !== null);
  return {
    set: effects.flatMap((effect) => effect.set),
    stopped: effects.flatMap((effect) => effect.stopped),
    patch: Object.assign({}, ...effects.map((effect) => effect.patch)) as CasePatch,
  };
}

function dueEffect({ complaint, record }: SourceRow): SetClock[] {
  if (complaint.dueAt === null) return [];
  return [
    {
      kind: 'handle',
      startedAt: record.receivedAt,
      dueAt: complaint.dueAt,
      limitMinutes: null,
      rule: 'source',
    },
  ];
}

function reopenEffect({ now, policy }: Planning, { record }: SourceRow): Effect {
  const clock = reopenedClock(record.clocks, record, now, policy.clocksOf(record.realm));
  const set = record.historic ? [] : [setOf(clock)];
  return { set, stopped: [], patch: { state: 'reopened', closedAt: null } };
}

function unitEffect({ now, policy }: Planning, { complaint, record }: SourceRow): Effect {
  const { unitId } = complaint;
  const situation = { now, policy: policy.clocksOf(record.realm) };
  const asks = record.historic || unitId === null ? [] : askClocks(record, unitId, situation);
  return {
    set: asks.map(setOf),
    stopped: ['dispatch'],
    patch: { state: 'dispatched', unitId, holderId: null },
  };
}
