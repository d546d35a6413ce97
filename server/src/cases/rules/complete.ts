/** From what the rules decided to the event that is journalled and the record that follows from it. */
import type { CaseAfter, EventData } from '../../journal/events';
import { runningClocks, type CaseClock, type CaseRecord } from '../case-record';
import { soonTime } from './due-time';
import { clocksAfter, evolve, type CaseEvent, type CaseEventType, type Moment } from './evolve';

/** Facts that a decision changes; the others stay. */
export type CasePatch = Partial<
  Pick<
    CaseRecord,
    | 'state'
    | 'urgency'
    | 'category'
    | 'district'
    | 'street'
    | 'unitId'
    | 'holderId'
    | 'closedAt'
    | 'escalation'
    | 'incidentIds'
  >
>;

/** An event without where the case stands afterwards, and the facts that change. */
export type Draft = {
  [T in CaseEventType]: {
    readonly type: T;
    readonly data: Omit<EventData<T>, 'after' | 'caseId'>;
    readonly patch: CasePatch;
  };
}[CaseEventType];

/** Completes a draft on an existing case: the next version, one event. */
export function complete(
  record: CaseRecord,
  draft: Draft,
  moment: Moment,
): { record: CaseRecord; event: CaseEvent } {
  const { set, stopped } = draft.data;
  const facts = { ...record, ...draft.patch, version: record.version + 1 };
  const contacted =
    record.contactedAt !== null || (draft.type === 'complainant-contacted' && draft.data.reached);
  const clocks = clocksAfter(record.clocks, set, stopped, moment.at);
  const event = {
    type: draft.type,
    data: { ...draft.data, caseId: record.id, after: afterOf({ ...facts, clocks }, contacted) },
  } as CaseEvent;
  const next = evolve(record, event, moment);
  return { record: next, event };
}

/** What a fold needs to know of a case. */
export function afterOf(record: CaseRecord, contacted: boolean): CaseAfter {
  return {
    caseNo: record.caseNo,
    version: record.version,
    state: record.state,
    urgency: record.urgency,
    category: record.category,
    district: record.district,
    street: record.street,
    unitId: record.unitId,
    holderId: record.holderId,
    personId: record.personId,
    receivedAt: record.receivedAt,
    contacted,
    escalation: record.escalation,
    historic: record.historic,
    closedAt: record.closedAt,
    ...(record.incidentIds?.length && { incidentIds: [...record.incidentIds] }),
    running: runningClocks(record).map((clock) => ({
      kind: clock.kind,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      soonAt: soonTime(clock),
    })),
  };
}

/** A clock as an event sets it. */
export function setOf(clock: CaseClock): Draft['data']['set'][number] {
  const { kind, startedAt, dueAt, limitMinutes, rule } = clock;
  return { kind, startedAt, dueAt, limitMinutes, rule };
}
