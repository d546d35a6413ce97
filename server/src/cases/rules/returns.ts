/** A unit that says a case isn't its own: asked within a time, decided by an arbiter, once. */
import type { CaseCommand } from '@heed/shared/commands';
import { parseTime } from '../../kernel/instant';
import { refuse, type Refusal } from '../../kernel/refusal';
import { setOf, type Draft } from './complete';
import { startClock } from './due-time';
import { askClocks, fromHands } from './hands';
import { refuseUnit } from './interests';
import type { Situation } from './situation';
import { dueOf } from './working-time';
import { mayHandle } from './work';

const DUTY_LEADER = 2;

/** [C34] [C36] */
export function decideRequestReturn(
  situation: Situation,
  command: Extract<CaseCommand, { kind: 'request-return' }>,
): Draft | Refusal {
  const { record, words, now, policy, directory } = situation;
  const { reasonCode, unitId: named } = command;
  const unitId = named ?? null;
  if (record.unitId === null || !mayHandle(situation)) return refuse('wrong-unit');
  if (unitId !== null && !directory.unitExists(unitId)) return refuse('unknown-unit');
  if (unitId === record.unitId) return refuse('already-so');
  const conflict = refuseUnit(record, unitId);
  if (conflict) return conflict;
  if (record.returned !== undefined) return bounce(situation, reasonCode);
  if (!isInWindow(situation)) return refuse('too-late');
  return {
    type: 'return-requested',
    data: {
      ...words,
      reason: reasonCode,
      unitId,
      fromUnitId: record.unitId,
      set: [setOf(startClock('arbitrate', record, now, policy))],
      stopped: ['sign', 'claim'],
    },
    patch: { state: 'return_requested' },
  };
}

/** [C36] The unit that was named by a verdict objects: that is the duty leader's matter. */
function bounce(
  { record, words }: Situation,
  reason: Extract<CaseCommand, { kind: 'request-return' }>['reasonCode'],
): Draft | Refusal {
  if (record.returned !== 'agreed') return refuse('no-more-returns');
  const level = Math.max(DUTY_LEADER, record.escalation);
  return {
    type: 'return-escalated',
    data: { ...words, reason, level, set: [], stopped: [] },
    patch: { escalation: level },
  };
}

/** [C34] */
function isInWindow({ record, now, policy, limits }: Situation): boolean {
  const startedAt = record.dispatchedAt ?? record.receivedAt;
  const { urgency } = record;
  const amount = limits[`return-${urgency}`];
  // What isn't urgent is looked at when the office is open.
  const measure = urgency === 'normal' ? 'workdays' : 'minutes';
  const end = dueOf({ amount, measure, startedAt, pauses: [] }, policy.calendar);
  return end !== null && parseTime(now) <= end;
}

/** [C35] */
export function decideReturn(
  situation: Situation,
  command: Extract<CaseCommand, { kind: 'decide-return' }>,
): Draft | Refusal {
  const { record, actor, words, directory, now, policy } = situation;
  const { returning } = record;
  if (!returning) return refuse('illegal-state');
  if (returning.by === actor.id) return refuse('same-person');
  if (!command.agreed) return refused(situation);
  const unitId = command.unitId ?? returning.unitId;
  if (unitId !== null && !directory.unitExists(unitId)) return refuse('unknown-unit');
  if (unitId === record.unitId) return refuse('already-so');
  const conflict = refuseUnit(record, unitId);
  if (conflict) return conflict;
  const asks = unitId
    ? askClocks(record, unitId, situation)
    : [startClock('dispatch', record, now, policy)];
  return {
    type: 'return-decided',
    data: {
      ...words,
      agreed: true,
      unitId,
      ...fromHands(record),
      set: asks.map(setOf),
      stopped: ['arbitrate'],
    },
    patch: { state: unitId ? 'dispatched' : 'pending_dispatch', unitId, holderId: null },
  };
}

/** [C35] The case stands where it stood; whoever hadn't taken it yet has to take it now. */
function refused(situation: Situation): Draft | Refusal {
  const { record, words } = situation;
  const { returning, unitId } = record;
  if (!returning || unitId === null) return refuse('illegal-state');
  const unclaimed = record.holderId === null && situation.directory.isTaskForce(unitId);
  const asks = askClocks(record, unitId, situation).filter(({ kind }) =>
    returning.from === 'dispatched' ? true : kind === 'claim' && unclaimed,
  );
  return {
    type: 'return-decided',
    data: {
      ...words,
      agreed: false,
      unitId,
      ...fromHands(record),
      set: asks.map(setOf),
      stopped: ['arbitrate'],
    },
    patch: { state: returning.from },
  };
}
