/** Whose hands a case is in: dispatch, sign, claim, release, assign. */
import type { CaseCommand } from '@heed/shared/commands';
import type { ClockKind } from '@heed/shared/vocabulary';
import { Refusal, refuse } from '../../kernel/refusal';
import type { CaseRecord } from '../case-record';
import { setOf, type CasePatch, type Draft } from './complete';
import type { Situation } from './situation';
import { startClock } from './due-time';

/** Clocks that somebody's taking the case stops. */
const takenClocks: ClockKind[] = ['dispatch', 'claim'];

/** [C4] [C15] */
export function decideDispatch(
  { record, directory, words, now, policy }: Situation,
  { unitId }: Extract<CaseCommand, { kind: 'dispatch' }>,
): Draft | Refusal {
  if (!directory.unitExists(unitId)) return refuse('unknown-unit');
  return {
    type: 'case-dispatched',
    data: {
      ...words,
      unitId,
      set: [setOf(startClock('claim', record.urgency, now, policy))],
      stopped: ['dispatch'],
    },
    patch: { state: 'dispatched', unitId, holderId: null },
  };
}

/** [C4] The unit takes delivery; who of it does the work is claimed later. */
export function decideSign({ record, actor }: Situation): Draft | Refusal {
  if (record.unitId === null) return refuse('wrong-unit');
  if (!actor.leader && !actor.unitIds.includes(record.unitId)) return refuse('wrong-unit');
  return {
    type: 'case-signed',
    data: { set: [], stopped: takenClocks },
    patch: { state: takenState(record) },
  };
}

/** [C4] [C5] */
export function decideClaim({ record, actor }: Situation): Draft | Refusal {
  if (record.holderId !== null) {
    return refuse('already-claimed', {
      currentVersion: record.version,
      holderId: record.holderId,
    });
  }
  const mine = record.unitId === null || actor.unitIds.includes(record.unitId);
  if (!mine && !actor.leader) return refuse('wrong-unit');
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
export function decideRelease({ record, actor, words, now, policy }: Situation): Draft | Refusal {
  if (record.holderId === null) return refuse('not-holder');
  if (record.holderId !== actor.id && !actor.leader) return refuse('not-holder');
  const ask = record.unitId
    ? startClock('claim', record.urgency, now, policy)
    : startClock('dispatch', record.urgency, record.receivedAt, policy);
  return {
    type: 'case-released',
    data: { ...words, holderId: record.holderId, set: [setOf(ask)], stopped: [] },
    patch: { state: record.unitId ? 'dispatched' : 'pending_dispatch', holderId: null },
  };
}

/** [C6] [C16] */
export function decideAssign(
  situation: Situation,
  command: Extract<CaseCommand, { kind: 'assign' }>,
): Draft | Refusal {
  const { record, words, now, policy } = situation;
  const target = assignTarget(situation, command);
  if (target instanceof Refusal) return target;
  if (target.unitId === record.unitId && target.holderId === record.holderId) {
    return refuse('already-so');
  }
  const asks = target.holderId === null;
  return {
    type: 'case-assigned',
    data: {
      ...words,
      unitId: target.unitId,
      holderId: target.holderId,
      fromUnitId: record.unitId,
      fromHolderId: record.holderId,
      set: asks ? [setOf(startClock('claim', record.urgency, now, policy))] : [],
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
    return { unitId, holderId: command.holderId };
  }
  if (command.unitId === undefined) return refuse('invalid');
  if (!directory.unitExists(command.unitId)) return refuse('unknown-unit');
  return { unitId: command.unitId, holderId: null };
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
