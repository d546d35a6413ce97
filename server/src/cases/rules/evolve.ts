/** A case's record after an event. The only way in which a record changes; used live and to rebuild. */
import type { CaseAfter, EventData, SetClock } from '../../journal/events';
import type { CaseClock, CaseRecord } from '../case-record';
import type { ClockKind } from '@heed/shared/vocabulary';
import type { CaseEvent, Moment } from './case-event';
import { lifeAfter } from './evolve-life';
import { restored, undoOf } from './take-back';

/**
 * The record after an event.
 * Throws where an event other than an opening registration comes without a record: a broken journal.
 */
export function evolve(record: CaseRecord | null, event: CaseEvent, moment: Moment): CaseRecord {
  if (event.type === 'complaint-registered' && event.data.opened) {
    return opened(event.data, moment);
  }
  if (!record) throw new Error(`${event.type} for a case that was never opened`);
  const next = event.type === 'case-undone' ? restored(record) : changed(record, event, moment);
  const { version } = event.data.after;
  return { ...next, version, undo: undoOf(record, next, event, moment) };
}

function changed(record: CaseRecord, event: CaseEvent, moment: Moment): CaseRecord {
  return {
    ...record,
    ...factsOf(event.data.after),
    contactedAt: contactedAt(record, event, moment.at),
    clocks: clocksAfter(
      record.clocks,
      event.data.set,
      event.data.stopped,
      stopTime(event, moment.at),
    ),
    ...countersAfter(record, event, moment),
    ...lifeAfter(record, event, moment),
  };
}

function opened(data: EventData<'complaint-registered'>, { at, realm }: Moment): CaseRecord {
  return {
    ...factsOf(data.after),
    id: data.caseId,
    caseNo: data.after.caseNo,
    realm,
    channel: data.channel,
    kind: data.kind,
    personId: data.personId,
    firstComplaintId: data.complaintId,
    receivedAt: data.receivedAt,
    registeredAt: at,
    contactedAt: null,
    reachable: data.reachable,
    remindCount: 0,
    reopenCount: 0,
    repeatCount: 0,
    followUpAttempts: 0,
    worse: false,
    replyAuthorId: null,
    replySealId: null,
    ...(data.after.unitId !== null && { dispatchedAt: at }),
    clocks: clocksAfter([], data.set, data.stopped, data.after.closedAt ?? at),
  };
}

/** The facts that an event states outright. */
function factsOf(after: CaseAfter) {
  const { version, state, urgency, category, district, street, unitId, holderId } = after;
  const { closedAt, escalation, historic, incidentIds, procedure } = after;
  const { assistingUnitIds, accusedUnitIds, supervision, shelvedUntil, lease } = after;
  return {
    version,
    state,
    urgency,
    category,
    district,
    street,
    unitId,
    holderId,
    closedAt,
    escalation,
    historic,
    incidentIds,
    procedure,
    assistingUnitIds,
    accusedUnitIds,
    supervision,
    shelvedUntil,
    lease,
  };
}

/** Clocks after some were set (replacing one of the same kind) and some stopped. */
export function clocksAfter(
  clocks: readonly CaseClock[],
  set: readonly SetClock[],
  stopped: readonly ClockKind[],
  stoppedAt: string,
): CaseClock[] {
  const begun = set.map((clock): CaseClock => ({ ...clock, stoppedAt: null }));
  if (clocks.length === 0 && stopped.length === 0) return begun;
  const replaced = new Set(set.map((clock) => clock.kind));
  const kept = clocks.filter((clock) => !replaced.has(clock.kind) || clock.stoppedAt !== null);
  // Of a kind that is set again, only the newest stopped clock is kept: history is in the journal.
  const older = kept.filter((clock) => !replaced.has(clock.kind));
  return [...older, ...begun].map((clock) =>
    clock.stoppedAt === null && stopped.includes(clock.kind) ? { ...clock, stoppedAt } : clock,
  );
}

function stopTime(event: CaseEvent, at: string): string {
  return event.type === 'case-updated-at-source' ? (event.data.after.closedAt ?? at) : at;
}

function contactedAt(record: CaseRecord, event: CaseEvent, at: string): string | null {
  if (record.contactedAt !== null) return record.contactedAt;
  return event.type === 'complainant-contacted' && event.data.reached ? at : null;
}

function countersAfter(
  record: CaseRecord,
  event: CaseEvent,
  { at, actorId }: Moment,
): Partial<CaseRecord> {
  switch (event.type) {
    case 'complaint-registered':
      return {
        repeatCount: record.repeatCount + 1,
        worse: record.worse || event.data.worse,
        reachable: record.reachable || event.data.reachable,
      };
    case 'case-reminded':
      return { remindCount: record.remindCount + 1 };
    case 'case-reopened':
      return { reopenCount: record.reopenCount + 1, followUpAttempts: 0 };
    case 'case-followed-up':
      return event.data.after.state === 'reopened'
        ? { reopenCount: record.reopenCount + 1, followUpAttempts: 0 }
        : { followUpAttempts: event.data.attempt, followedUpAt: at };
    case 'case-replied':
      return { replyAuthorId: actorId, replySealId: event.data.sealId };
    case 'case-answered':
      return { replyAuthorId: actorId, replySealId: event.data.sealId };
    case 'case-linked':
    case 'case-unlinked':
      return keptOutAfter(record, event);
    default:
      return {};
  }
}

/** [C26] What a person takes out stays out, until a person links it again. */
function keptOutAfter(
  { keptOutOf = [] }: CaseRecord,
  { type, data }: Extract<CaseEvent, { type: 'case-linked' | 'case-unlinked' }>,
): Partial<CaseRecord> {
  const others = keptOutOf.filter((id) => id !== data.incidentId);
  const kept = type === 'case-unlinked' ? [...others, data.incidentId] : others;
  return { keptOutOf: kept.length > 0 ? kept : undefined };
}
