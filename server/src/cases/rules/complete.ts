/** From what the rules decided to the event that is journalled and the record that follows from it. */
import type { CaseAfter, EventData } from '../../journal/events';
import { runningClocks, type CaseClock, type CaseRecord } from '../case-record';
import { soonTime } from './due-time';
import type { CaseEvent, CaseEventType, Moment } from './case-event';
import { clocksAfter, evolve } from './evolve';
import { withoutIdleLease } from './leased';
import { restored } from './take-back';

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
    | 'procedure'
    | 'assistingUnitIds'
    | 'accusedUnitIds'
    | 'supervision'
    | 'shelvedUntil'
    | 'lease'
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
  const undone = draft.type === 'case-undone';
  const base = undone ? restored(record) : { ...record, ...draft.patch };
  const facts = withoutIdleLease({ ...base, version: record.version + 1 });
  const contacted =
    base.contactedAt !== null || (draft.type === 'complainant-contacted' && draft.data.reached);
  const clocks = undone ? base.clocks : clocksAfter(record.clocks, set, stopped, moment.at);
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
    ...lifeOf(record),
    running: runningClocks(record).map((clock) => ({
      kind: clock.kind,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      soonAt: soonTime(clock),
    })),
  };
}

/** Of the rarer facts those that there are. */
function lifeOf(record: CaseRecord): Partial<CaseAfter> {
  const { procedure, assistingUnitIds, accusedUnitIds, supervision, shelvedUntil, lease } = record;
  return {
    ...(procedure && { procedure }),
    ...(assistingUnitIds && { assistingUnitIds: [...assistingUnitIds] }),
    ...(accusedUnitIds && { accusedUnitIds: [...accusedUnitIds] }),
    ...(supervision && { supervision }),
    ...(shelvedUntil && { shelvedUntil }),
    ...(lease && { lease }),
  };
}

/** A clock as an event sets it. */
export function setOf(clock: CaseClock): Draft['data']['set'][number] {
  const { stoppedAt: _, pauses, ...set } = clock;
  return pauses ? { ...set, pauses: [...pauses] } : set;
}
