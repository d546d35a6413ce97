/** How leaders steer a case: supervision, instructions, more time, who leads and who helps. */
import { isWithin, type Limit } from '@heed/shared/clocks';
import type { CaseCommand } from '@heed/shared/commands';
import { statuteOf } from '../../../data/clock-statutes';
import { parseTime } from '../../kernel/instant';
import { refuse, type Refusal } from '../../kernel/refusal';
import { setOf, type Draft } from './complete';
import { extendClock, limitOf } from './due-time';
import { askClocks, fromHands } from './hands';
import { isAccused } from './interests';
import type { Situation } from './situation';
import { coded, mayHandle } from './work';

/** [C40] */
export function decideSupervise(
  { record, words }: Situation,
  { level, reasonCode }: Extract<CaseCommand, { kind: 'supervise' }>,
): Draft | Refusal {
  const from = record.supervision ?? 'none';
  if (level === from) return refuse('already-so');
  return {
    type: 'supervision-set',
    data: { ...words, ...coded(reasonCode), from, to: level, set: [], stopped: [] },
    patch: { supervision: level === 'none' ? undefined : level },
  };
}

/** [C43] */
export function decideInstruct({ actor, words }: Situation): Draft | Refusal {
  if (!actor.leader) return refuse('needs-leader');
  return { type: 'case-instructed', data: { ...words, set: [], stopped: [] }, patch: {} };
}

/** [C41] [T11] */
export function decideRequestExtension(
  situation: Situation,
  { share, reasonCode }: Extract<CaseCommand, { kind: 'request-extension' }>,
): Draft | Refusal {
  const { record, now, words } = situation;
  if (!mayHandle(situation)) return refuse('not-holder');
  if (record.extension !== undefined) return refuse('already-so');
  const handle = handleOf(situation);
  const limit = handle && limitOf(handle);
  if (!handle || !limit) return refuse('illegal-state');
  if (parseTime(handle.dueAt) <= parseTime(now)) return refuse('too-late');
  if (!mayExtend(record, moreOf(limit, share))) return refuse('beyond-statute');
  return {
    type: 'extension-requested',
    data: { ...words, ...coded(reasonCode), share, set: [], stopped: [] },
    patch: {},
  };
}

/** [C41] */
export function decideExtension(
  situation: Situation,
  { agreed }: Extract<CaseCommand, { kind: 'decide-extension' }>,
): Draft | Refusal {
  const { record, actor, words, policy } = situation;
  const asked = record.extension;
  if (asked?.state !== 'pending') return refuse('illegal-state');
  if (asked.by === actor.id) return refuse('same-person');
  const handle = handleOf(situation);
  const limit = handle && limitOf(handle);
  if (!handle || !limit) return refuse('illegal-state');
  const more = moreOf(limit, asked.share);
  if (agreed && !mayExtend(record, more)) return refuse('beyond-statute');
  const set = agreed ? [setOf(extendClock(handle, more, policy.calendar))] : [];
  return {
    type: 'extension-decided',
    data: { ...words, agreed, share: asked.share, set, stopped: [] },
    patch: {},
  };
}

/** A part of a limit, in hundredths. */
function moreOf(limit: Limit, share: number): Limit {
  return { ...limit, amount: Math.ceil((limit.amount * share) / 100) };
}

/** [T11] Whether the law lets a case's handling take so much longer. */
function mayExtend({ procedure }: Situation['record'], more: Limit): boolean {
  return isWithin(more, statuteOf('handle', procedure)?.extension);
}

function handleOf({ record }: Situation) {
  return record.clocks.find((clock) => clock.kind === 'handle' && clock.stoppedAt === null);
}

/** [C42] */
export function decideUnits(
  situation: Situation,
  command: Extract<CaseCommand, { kind: 'set-units' }>,
): Draft | Refusal {
  const { record, directory, words } = situation;
  const unitId = command.unitId ?? record.unitId;
  const assisting = [...new Set(command.assistingUnitIds)].filter((id) => id !== unitId);
  const named = unitId === null ? assisting : [unitId, ...assisting];
  if (named.some((id) => !directory.unitExists(id))) return refuse('unknown-unit');
  if (named.some((id) => isAccused(record, id))) return refuse('conflict-of-interest');
  const moved = unitId !== record.unitId;
  if (!moved && sameIds(assisting, record.assistingUnitIds ?? [])) return refuse('already-so');
  const asks = moved && unitId !== null ? askClocks(record, unitId, situation) : [];
  return {
    type: 'units-set',
    data: {
      ...words,
      unitId,
      ...fromHands(record),
      assistingUnitIds: assisting,
      set: asks.map(setOf),
      stopped: moved ? ['dispatch'] : [],
    },
    patch: {
      assistingUnitIds: assisting.length > 0 ? assisting : undefined,
      ...(moved && { state: 'dispatched' as const, unitId, holderId: null }),
    },
  };
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}
