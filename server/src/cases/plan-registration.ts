/** Plans one complaint of a batch: known, changed at its source, a repeat, or a new case. */
import { urgencyRank } from '@heed/shared/vocabulary';
import { AGAIN } from '../journal/group-commit';
import type { EventData } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { newId } from '../kernel/ids';
import type { Person, SealRow } from '../kernel/seal/sealer';
import { receipt, type Plan, type Planning } from './planning';
import type { CaseRecord } from './case-record';
import type { PreparedComplaint } from './prepared';
import { afterOf, complete, setOf } from './rules/complete';
import type { CaseEvent } from './rules/case-event';
import { clocksAfter, evolve } from './rules/evolve';
import { openCase } from './rules/open';
import { recount } from './rules/due-time';
import { planSourceUpdate } from './plan-source-update';

export function planRegistration(
  planning: Planning,
  complaint: PreparedComplaint,
  w: number,
): Plan {
  const known = planning.facts.knownComplaint(complaint);
  if (known) {
    const record = planning.facts.record(known.caseId);
    if (!record) return refuse('internal');
    const { request } = complaint;
    if (request && !request.ofSource && request.digest !== known.requestDigest) {
      return refuse('key-reused');
    }
    return planSourceUpdate(planning, { complaint, known, record }, w);
  }
  const unknown = unknownIncident(planning, complaint);
  if (unknown) return unknown;
  const repeated = findRepeated(planning, complaint);
  if (repeated && planning.touched.has(repeated.record.id)) return AGAIN;
  return repeated
    ? planRepeat(planning, complaint, repeated, w)
    : planOpening(planning, complaint, w);
}

/** [C24] */
function unknownIncident({ facts }: Planning, complaint: PreparedComplaint): Refusal | null {
  if (complaint.incidentId === null) return null;
  const incident = facts.incident(complaint.incidentId);
  if (incident?.open && incident.realm === complaint.realm) return null;
  return refuseField('unknown-incident', 'incidentId', 'unknown-value');
}

interface Repeated {
  readonly record: CaseRecord;
  readonly rule: string;
}

/** [C22] */
function findRepeated({ facts }: Planning, complaint: PreparedComplaint): Repeated | null {
  if (complaint.historic || complaint.closedAt !== null) return null;
  const open = facts.openCasesOf(complaint.realm, complaint.indexes);
  if (open.length === 0) return null;
  const found = complaint.findRepeat(
    open.map(({ id, category, street, receivedAt }) => ({
      caseId: id,
      category,
      street,
      receivedAt,
    })),
  );
  const record = open.find(({ id }) => id === found?.caseId);
  return found && record ? { record, rule: found.rule } : null;
}

/** [C3] */
function planOpening(planning: Planning, complaint: PreparedComplaint, w: number): Plan {
  const { batch, policy, now } = planning;
  const caseId = newId();
  const { person, seal } = sealComplaint(planning, complaint, w);
  const opened = openCase({ ...complaint, now }, policy.clocksOf(complaint.realm));
  const set = opened.clocks.map(setOf);
  const clocks = clocksAfter([], set, opened.stopped, complaint.closedAt ?? now);
  const begun = { id: caseId, personId: person.id, state: opened.state, clocks };
  const shape = firstRecord(planning, complaint, begun);
  const event: CaseEvent = {
    type: 'complaint-registered',
    data: {
      ...registration(complaint, person, seal),
      caseId,
      opened: true,
      repeatRule: null,
      worse: false,
      set,
      stopped: opened.stopped,
      after: afterOf(shape, false),
    },
  };
  const actorId = complaint.actor.id;
  const record = evolve(null, event, { at: now, realm: complaint.realm, actorId });
  batch.addCase(w, record);
  addComplaint(planning, complaint, { caseId, person, seal }, w);
  batch.addEntry(w, event, { at: now, realm: complaint.realm, actor: complaint.actor });
  return (position) => receipt('registered', complaint.complaintId, record, position);
}

/** [C18] [C22] */
function planRepeat(
  planning: Planning,
  complaint: PreparedComplaint,
  { record, rule }: Repeated,
  w: number,
): Plan {
  const { batch, policy, now, touched } = planning;
  const { person, seal } = sealComplaint(planning, complaint, w);
  const worse = urgencyRank(complaint.urgency) < urgencyRank(record.urgency);
  const facts = { ...record, urgency: complaint.urgency };
  const clocks = policy.clocksOf(complaint.realm);
  const set = worse ? recount(record.clocks, facts, clocks).map(setOf) : [];
  const { record: next, event } = complete(
    record,
    {
      type: 'complaint-registered',
      data: {
        ...registration(complaint, person, seal),
        opened: false,
        repeatRule: rule,
        worse,
        set,
        stopped: [],
      },
      patch: worse ? { urgency: complaint.urgency } : {},
    },
    { at: now, realm: complaint.realm, actorId: complaint.actor.id },
  );
  touched.add(record.id);
  batch.changeCase(w, next, record.version);
  addComplaint(planning, complaint, { caseId: record.id, person, seal }, w);
  batch.addEntry(w, event, { at: now, realm: complaint.realm, actor: complaint.actor });
  return (position) => receipt('repeat', complaint.complaintId, next, position);
}

function sealComplaint(
  { facts, sealer, batch }: Planning,
  complaint: PreparedComplaint,
  w: number,
): { person: Person; seal: SealRow } {
  const { scopeId, indexes } = complaint;
  let person = facts.personIn(scopeId, indexes);
  if (!person) {
    const fresh = sealer.newPerson(scopeId);
    batch.addPerson(w, fresh, indexes);
    person = fresh;
  }
  const seal = sealer.seal(person, complaint.sealed);
  batch.addSeal(w, seal);
  return { person, seal };
}

type Registration = Omit<
  EventData<'complaint-registered'>,
  'caseId' | 'opened' | 'repeatRule' | 'worse' | 'set' | 'stopped' | 'after'
>;

function registration(c: PreparedComplaint, person: Person, seal: SealRow): Registration {
  return {
    complaintId: c.complaintId,
    channel: c.channel,
    kind: c.kind,
    receivedAt: c.receivedAt,
    occurredAt: c.occurredAt,
    personId: person.id,
    sealId: seal.id,
    sealDigest: seal.digest,
    category: c.category,
    urgency: c.urgency,
    fired: [...c.fired],
    vulnerable: [...c.vulnerable],
    district: c.district,
    street: c.street,
    cell: c.cell,
    requestKey: c.request?.key ?? null,
    evidenceIds: [...c.evidenceIds],
    importId: c.importId,
    reachable: c.reachable,
    ...(c.incidentId !== null && { incidentId: c.incidentId }),
  };
}

function firstRecord(
  { now, nextCaseNo }: Planning,
  c: PreparedComplaint,
  begun: Pick<CaseRecord, 'id' | 'personId' | 'state' | 'clocks'>,
): CaseRecord {
  return {
    ...begun,
    caseNo: nextCaseNo(),
    realm: c.realm,
    version: 1,
    urgency: c.urgency,
    category: c.category,
    district: c.district,
    street: c.street,
    channel: c.channel,
    kind: c.kind,
    unitId: c.unitId,
    holderId: null,
    firstComplaintId: c.complaintId,
    receivedAt: c.receivedAt,
    registeredAt: now,
    contactedAt: null,
    reachable: c.reachable,
    closedAt: c.closedAt,
    escalation: 0,
    remindCount: 0,
    reopenCount: 0,
    repeatCount: 0,
    followUpAttempts: 0,
    worse: false,
    historic: c.historic,
    replyAuthorId: null,
    replySealId: null,
    ...(c.incidentId !== null && { incidentIds: [c.incidentId] }),
  };
}

function addComplaint(
  { batch, now }: Planning,
  c: PreparedComplaint,
  { caseId, person, seal }: { caseId: string; person: Person; seal: SealRow },
  w: number,
): void {
  const row = {
    w,
    id: c.complaintId,
    case_id: caseId,
    realm: c.realm,
    channel: c.channel,
    kind: c.kind,
    received_at: c.receivedAt,
    occurred_at: c.occurredAt,
    registered_at: now,
    person_id: person.id,
    seal_id: seal.id,
    urgency: c.urgency,
    category: c.category,
    flags: c.flags,
    evidence_ids: JSON.stringify(c.evidenceIds),
    request_key: c.request?.key ?? null,
    request_digest: c.request?.digest ?? null,
    source_digest: c.request?.sourceDigest ?? null,
  };
  batch.addComplaint(row, { title: c.title, body: c.body, rules: c.fired });
}
