/** A claim holds for a time, is renewed by work, and ends when nothing is done. Pure. */
import type { CaseCommand } from '@heed/shared/commands';
import type { Limit } from '@heed/shared/clocks';
import { leaseOf } from '@heed/shared/ladder';
import type { Limits } from '@heed/shared/thresholds';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseBefore, type Refusal } from '../../kernel/refusal';
import type { CaseRecord, Lease } from '../case-record';
import { setOf, type Draft } from './complete';
import { startClock } from './due-time';
import { askClocks } from './hands';
import { refuseMember } from './interests';
import { isLeased } from './leased';
import type { Situation } from './situation';
import { dueOf } from './working-time';
import type { WorkCalendar } from './work-calendar';

/** [C52] [C53] A draft with the lease that begins with it, where one does. */
export function withLease(situation: Situation, draft: Draft): Draft {
  const { record, now, policy, limits } = situation;
  const next: CaseRecord = { ...record, ...draft.patch };
  if (draft.type === 'case-undone' || !isLeased(next) || !renews(situation, draft, next)) {
    return draft;
  }
  const { toContact, between } = leaseOf(next.urgency, limits);
  const spoken = record.contactedAt !== null || isContact(draft);
  const lease = leaseFrom(now, spoken ? between : toContact, policy.calendar, limits);
  return { ...draft, patch: { ...draft.patch, lease } };
}

/** [C53] Work of the holder, a word with the complainant, other hands, another urgency. */
function renews({ record, actor }: Situation, draft: Draft, next: CaseRecord): boolean {
  return (
    record.lease === undefined ||
    next.holderId !== record.holderId ||
    next.urgency !== record.urgency ||
    actor.id === record.holderId ||
    draft.type === 'complainant-contacted'
  );
}

function isContact(draft: Draft): boolean {
  return draft.type === 'complainant-contacted' && draft.data.reached;
}

/** Undefined where the calendar has no working time in which it could end. */
function leaseFrom(
  from: string,
  limit: Limit,
  calendar: WorkCalendar,
  limits: Limits,
): Lease | undefined {
  const end = (amount: number) =>
    dueOf({ ...limit, amount, startedAt: from, pauses: [] }, calendar);
  const warned = end(Math.ceil((limit.amount * limits['lease-warned']) / 100));
  const until = end(limit.amount);
  if (warned === null || until === null) return undefined;
  return { from, warnAt: isoTime(warned), until: isoTime(until) };
}

/** [C54] The claim is over: back to the queue of its unit, or into a leader's hands where life is at risk. */
export function decideLapse(
  situation: Situation,
  { holderId }: Extract<CaseCommand, { kind: 'lapse' }>,
): Draft | Refusal {
  const { record, actor, now, policy } = situation;
  if (actor.kind !== 'system') return refuse('forbidden');
  if (record.lease === undefined || record.holderId === null) return refuse('illegal-state');
  const { until } = record.lease;
  if (parseTime(now) < parseTime(until)) return refuseBefore(until);
  const fromHolderId = record.holderId;
  const leader = holderId === undefined ? null : leaderFor(situation, holderId);
  if (leader !== null) {
    const data = { fromHolderId, holderId: leader, set: [], stopped: [] };
    return { type: 'claim-lapsed', data, patch: { holderId: leader } };
  }
  const asks = record.unitId
    ? askClocks(record, record.unitId, situation)
    : [startClock('dispatch', record, record.receivedAt, policy)];
  return {
    type: 'claim-lapsed',
    data: { fromHolderId, holderId: null, set: asks.map(setOf), stopped: [] },
    patch: { state: record.unitId ? 'dispatched' : 'pending_dispatch', holderId: null },
  };
}

/** Nobody gets a case back that they have just let lapse, or that they may not have. */
function leaderFor({ record, directory }: Situation, id: string): string | null {
  if (record.urgency !== 'critical' || id === record.holderId) return null;
  if (directory.memberUnit(id) === undefined) return null;
  return refuseMember(record, id, directory) ? null : id;
}
