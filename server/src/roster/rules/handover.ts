/** A hand-over's life: offered, accepted thing by thing, signed, or passed on to the duty leader. Pure. */
import type { HandoverCommand, HandoverItem, HandoverRow } from '@heed/shared/handover';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import type { EventData, NewEvent } from '../../journal/events';
import type { Brief, BriefItem } from './brief';

/** As it is stored; the words stand beside it. */
export interface HandoverRecord extends Omit<HandoverRow, 'words'> {
  readonly restClaims: readonly string[];
}

/** Who acts: a member, and whether as a duty leader. */
export interface HandoverActor {
  readonly memberId: string;
  readonly leader: boolean;
}

export interface HandoverStep {
  readonly record: HandoverRecord;
  readonly event: NewEvent;
}

const MINUTE = 60_000;

/** [R13] The leaving member signs with the brief, which is to be accepted within so many minutes. */
export function openHandover(
  ids: Pick<HandoverRow, 'id' | 'realm' | 'fromMemberId' | 'toMemberId'>,
  brief: Brief,
  now: string,
  minutes: number,
): HandoverRecord {
  const dueAt = isoTime(parseTime(now) + minutes * MINUTE);
  const { items, rest, restClaims, open } = brief;
  return {
    ...ids,
    askedMemberId: ids.toMemberId,
    version: 1,
    state: 'offered',
    openedAt: now,
    dueAt,
    items: [...items],
    rest,
    restClaims,
    restAcceptedAt: null,
    open,
    signedAt: now,
    acceptedAt: null,
    acceptedBy: null,
  };
}

export function openedEvent(
  record: HandoverRecord,
  wordsDigest: string | null,
): EventData<'handover-opened'> {
  const { id, version, fromMemberId, toMemberId, dueAt, items, rest, restClaims } = record;
  return {
    handoverId: id,
    version,
    fromMemberId,
    toMemberId,
    dueAt,
    items: items.map(given),
    rest,
    restClaims: [...restClaims],
    wordsDigest,
  };
}

/** As it is offered: nothing is accepted yet. */
function given({ kind, subjectId, code, caseNo, urgency, dueAt }: HandoverItem): BriefItem {
  return { kind, subjectId, code, caseNo, urgency, dueAt };
}

/** [R13] [R14] */
export function decideHandover(
  record: HandoverRecord,
  command: HandoverCommand,
  actor: HandoverActor,
  now: string,
): HandoverStep | Refusal {
  if (command.expectedVersion !== record.version) {
    return refuse('stale-version', { currentVersion: record.version });
  }
  if (record.state !== 'offered' && record.state !== 'passed_on') return refuse('illegal-state');
  if (command.kind === 'withdraw') return withdraw(record, actor);
  const fault = acceptorFault(record, actor);
  if (fault) return fault;
  switch (command.kind) {
    case 'accept-item':
      return acceptItem(record, command.subjectId, now);
    case 'accept-rest':
      return acceptRest(record, now);
    default:
      return sign(record, actor, now);
  }
}

/** [R14] It wasn't accepted in time. Null where it was, or went on before. */
export function passOn(
  record: HandoverRecord,
  leaderId: string | null,
  now: string,
): HandoverStep | null {
  if (record.state !== 'offered' || record.dueAt > now) return null;
  const next = { ...record, version: record.version + 1, state: 'passed_on' as const };
  const data = { ...named(next), toMemberId: leaderId };
  return {
    record: { ...next, toMemberId: leaderId },
    event: { type: 'handover-passed-on', data },
  };
}

function acceptorFault(record: HandoverRecord, actor: HandoverActor): Refusal | null {
  if (actor.memberId === record.fromMemberId)
    return refuseField('same-person', 'toMemberId', 'two-people');
  return actor.leader || actor.memberId === record.toMemberId ? null : refuse('forbidden');
}

function acceptItem(
  record: HandoverRecord,
  subjectId: string,
  now: string,
): HandoverStep | Refusal {
  const item = record.items.find((each) => each.subjectId === subjectId);
  if (!item) return refuseField('invalid', 'subjectId', 'no-item');
  if (item.acceptedAt !== null) return refuse('already-so');
  const items = record.items.map((each) => (each === item ? { ...item, acceptedAt: now } : each));
  const next = { ...record, version: record.version + 1, items };
  return {
    record: next,
    event: { type: 'handover-item-accepted', data: { ...named(next), subjectId } },
  };
}

function acceptRest(record: HandoverRecord, now: string): HandoverStep | Refusal {
  if (record.restAcceptedAt !== null) return refuse('already-so');
  const next = { ...record, version: record.version + 1, restAcceptedAt: now };
  return {
    record: next,
    event: { type: 'handover-rest-accepted', data: named(next) },
  };
}

function sign(record: HandoverRecord, actor: HandoverActor, now: string): HandoverStep | Refusal {
  const open = record.items.some(({ acceptedAt }) => acceptedAt === null);
  const restOpen = record.rest.length > 0 && record.restAcceptedAt === null;
  if (open || restOpen) return refuseField('illegal-state', 'items', 'not-all-accepted');
  const next: HandoverRecord = {
    ...record,
    version: record.version + 1,
    state: 'accepted',
    acceptedAt: now,
    acceptedBy: actor.memberId,
  };
  const data = { ...named(next), signedBy: actor.memberId };
  return { record: next, event: { type: 'handover-completed', data } };
}

function withdraw(record: HandoverRecord, actor: HandoverActor): HandoverStep | Refusal {
  if (actor.memberId !== record.fromMemberId) return refuse('forbidden');
  const begun = record.restAcceptedAt !== null || record.items.some((item) => item.acceptedAt);
  if (begun) return refuseField('illegal-state', 'items', 'begun-to-accept');
  const next = { ...record, version: record.version + 1, state: 'withdrawn' as const };
  return { record: next, event: { type: 'handover-withdrawn', data: named(next) } };
}

function named({ id, version }: HandoverRecord) {
  return { handoverId: id, version };
}
