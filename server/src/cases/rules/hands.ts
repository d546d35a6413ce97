/** Whose hands a case is in: dispatch, sign, claim, release, assign. */
import type { CaseCommand } from '@heed/shared/commands';
import type { ClockKind } from '@heed/shared/vocabulary';
import { Refusal, refuse } from '../../kernel/refusal';
import type { CaseClock, CaseRecord } from '../case-record';
import { setOf, type CasePatch, type Draft } from './complete';
import type { Situation } from './situation';
import { startClock } from './due-time';
import { clocksOfUnit } from './recount';
import { isAccused, refuseMember, refuseUnit } from './interests';

/** Clocks that somebody's taking the case stops. */
const takenClocks: ClockKind[] = ['dispatch', 'sign', 'claim'];

/** Whose a case is before it goes elsewhere. */
export function fromHands({ unitId, holderId }: CaseRecord) {
  return { fromUnitId: unitId, fromHolderId: holderId };
}

/** [C15] [C51] What a unit is asked for with a case: to sign for it, and that somebody claims it. */
export function askClocks(
  record: CaseRecord,
  unitId: string,
  { now, policy }: Pick<Situation, 'now' | 'policy'>,
): CaseClock[] {
  const facts = { ...record, unitId };
  return [startClock('sign', facts, now, policy), startClock('claim', facts, now, policy)];
}

/** [C4] [C15] [T12] */
export function decideDispatch(
  situation: Situation,
  { unitId }: Extract<CaseCommand, { kind: 'dispatch' }>,
): Draft | Refusal {
  const { record, directory, words } = situation;
  if (!directory.unitExists(unitId)) return refuse('unknown-unit');
  const conflict = refuseUnit(record, unitId);
  if (conflict) return conflict;
  const clocks = [
    ...askClocks(record, unitId, situation),
    ...clocksOfUnit(record, unitId, situation.policy),
  ];
  return {
    type: 'case-dispatched',
    data: {
      ...words,
      unitId,
      set: clocks.map(setOf),
      stopped: ['dispatch'],
    },
    patch: { state: 'dispatched', unitId, holderId: null },
  };
}

/** [C4] The unit takes delivery; who of it does the work is claimed later. */
export function decideSign({ record, actor, directory }: Situation): Draft | Refusal {
  if (record.unitId === null) return refuse('wrong-unit');
  if (!actor.leader && !actor.unitIds.includes(record.unitId)) return refuse('wrong-unit');
  return {
    type: 'case-signed',
    // [C51] Of a task force a member has to claim it yet.
    data: {
      set: [],
      stopped: directory.isTaskForce(record.unitId) ? ['dispatch', 'sign'] : takenClocks,
    },
    patch: { state: takenState(record) },
  };
}

/** [C4] [C5] */
export function decideClaim({ record, actor, directory }: Situation): Draft | Refusal {
  if (record.holderId !== null) {
    return refuse('already-claimed', {
      currentVersion: record.version,
      holderId: record.holderId,
    });
  }
  const mine = record.unitId === null || actor.unitIds.includes(record.unitId);
  if (!mine && !actor.leader) return refuse('wrong-unit');
  if (isAccused(record, actor.unitId)) return refuse('conflict-of-interest');
  const conflict = refuseMember(record, actor.id, directory);
  if (conflict) return conflict;
  return {
    type: 'case-claimed',
    data: { holderId: actor.id, set: [], stopped: takenClocks },
    patch: {
      state: takenState(record),
      holderId: actor.id,
      unitId: record.unitId ?? actor.unitId,
    },
  };
}

/** [C7] [C15] */
export function decideRelease(situation: Situation): Draft | Refusal {
  const { record, actor, words, policy } = situation;
  if (record.holderId === null) return refuse('not-holder');
  if (record.holderId !== actor.id && !actor.leader) return refuse('not-holder');
  const asks = record.unitId
    ? askClocks(record, record.unitId, situation)
    : [startClock('dispatch', record, record.receivedAt, policy)];
  return {
    type: 'case-released',
    data: { ...words, holderId: record.holderId, set: asks.map(setOf), stopped: [] },
    patch: { state: record.unitId ? 'dispatched' : 'pending_dispatch', holderId: null },
  };
}

/** [C6] [C16] */
export function decideAssign(
  situation: Situation,
  command: Extract<CaseCommand, { kind: 'assign' }>,
): Draft | Refusal {
  const { record, words } = situation;
  const target = assignTarget(situation, command);
  if (target instanceof Refusal) return target;
  if (target.unitId === record.unitId && target.holderId === record.holderId) {
    return refuse('already-so');
  }
  const asks = target.holderId === null;
  const set = asks && target.unitId ? askClocks(record, target.unitId, situation).map(setOf) : [];
  return {
    type: 'case-assigned',
    data: {
      ...words,
      unitId: target.unitId,
      holderId: target.holderId,
      fromUnitId: record.unitId,
      fromHolderId: record.holderId,
      set,
      stopped: asks ? ['dispatch'] : takenClocks,
    },
    patch: { ...target, ...assignedState(record, asks) },
  };
}

function assignTarget(
  { record, directory }: Situation,
  command: Extract<CaseCommand, { kind: 'assign' }>,
): { unitId: string | null; holderId: string | null } | Refusal {
  if (command.holderId !== undefined) {
    const home = directory.memberUnit(command.holderId);
    if (home === undefined) return refuse('unknown-member');
    const unitId = command.unitId ?? home ?? record.unitId;
    if (unitId !== null && !directory.unitExists(unitId)) return refuse('unknown-unit');
    const conflict =
      refuseUnit(record, unitId) ?? refuseMember(record, command.holderId, directory);
    return conflict ?? { unitId, holderId: command.holderId };
  }
  if (command.unitId === undefined) return refuse('invalid');
  if (!directory.unitExists(command.unitId)) return refuse('unknown-unit');
  return refuseUnit(record, command.unitId) ?? { unitId: command.unitId, holderId: null };
}

function assignedState(record: CaseRecord, asks: boolean): CasePatch {
  if (asks) return { state: 'dispatched' };
  return { state: takenState(record) };
}

/** [C9] A case whose complainant was reached before is in progress as soon as somebody has it. */
export function takenState(record: CaseRecord): 'claimed' | 'in_progress' | 'reopened' {
  if (record.state === 'reopened') return 'reopened';
  return record.contactedAt === null ? 'claimed' : 'in_progress';
}
