/** How a case ends without being solved here: handed over, not accepted, withdrawn; and its archiving. */
import type { CaseCommand } from '@heed/shared/commands';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseBefore, type Refusal } from '../../kernel/refusal';
import { unstoppedClocks, type CaseRecord } from '../case-record';
import type { CasePatch, Draft } from './complete';
import type { Situation } from './situation';

const DAY = 86_400_000;

/** [C28] */
export function decideTransfer(
  { record, actor, words, now }: Situation,
  { to, text }: Extract<CaseCommand, { kind: 'transfer' }>,
): Draft | Refusal {
  const emergency = to !== 'statutory' && to !== 'petition';
  if (!emergency && text === undefined) return refuse('reason-required');
  if (!emergency && record.unitId !== null && !actor.leader) return refuse('needs-leader');
  return {
    type: 'case-transferred',
    data: { ...words, to, ...ended(record) },
    patch: end('transferred', now),
  };
}

/** [C29] */
export function decideNotAccept(
  { record, words, now }: Situation,
  { reasonCode }: Extract<CaseCommand, { kind: 'not-accept' }>,
): Draft {
  return {
    type: 'case-not-accepted',
    data: { ...words, reason: reasonCode, ...ended(record) },
    patch: end('not_accepted', now),
  };
}

/** [C30] */
export function decideWithdraw({ record, actor, words, now }: Situation): Draft | Refusal {
  const dangerous = record.urgency === 'critical' || record.worse;
  if (dangerous && !actor.leader) return refuse('needs-leader');
  return {
    type: 'case-withdrawn',
    data: { ...words, ...ended(record) },
    patch: end('withdrawn', now),
  };
}

/** [C39] */
export function decideArchive({ record, actor, now, limits }: Situation): Draft | Refusal {
  if (actor.kind !== 'system') return refuse('forbidden');
  const soonest = parseTime(record.closedAt ?? now) + limits['archived-after'] * DAY;
  if (parseTime(now) < soonest) return refuseBefore(isoTime(soonest));
  return { type: 'case-archived', data: { set: [], stopped: [] }, patch: { state: 'archived' } };
}

function end(state: 'transferred' | 'not_accepted' | 'withdrawn', now: string): CasePatch {
  return { state, closedAt: now };
}

function ended(record: CaseRecord): Pick<Draft['data'], 'set' | 'stopped'> {
  return { set: [], stopped: unstoppedClocks(record).map(({ kind }) => kind) };
}
