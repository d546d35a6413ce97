/** Procedures of their own, the accused unit, recusal, and who may know whom a tip-off comes from. */
import type { CaseCommand } from '@heed/shared/commands';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import type { CaseRecord } from '../case-record';
import { setOf, type CasePatch, type Draft } from './complete';
import { recount, startClock } from './due-time';
import { askClocks, fromHands } from './hands';
import type { Situation } from './situation';

/** [C48] */
export function decideProcedure(
  { record, words, policy }: Situation,
  { procedure }: Extract<CaseCommand, { kind: 'set-procedure' }>,
): Draft | Refusal {
  const from = record.procedure ?? 'hotline';
  if (procedure === from) return refuse('already-so');
  return {
    type: 'procedure-set',
    data: {
      ...words,
      from,
      to: procedure,
      set: recount(record.clocks, { ...record, procedure }, policy).map(setOf),
      stopped: [],
    },
    patch: { procedure: procedure === 'hotline' ? undefined : procedure },
  };
}

/** [C46] */
export function decideAccused(
  situation: Situation,
  { unitId }: Extract<CaseCommand, { kind: 'set-accused' }>,
): Draft | Refusal {
  const { record, directory, words } = situation;
  if (unitId !== null && !directory.unitExists(unitId)) return refuse('unknown-unit');
  if (unitId === (record.accusedUnitIds?.[0] ?? null)) return refuse('already-so');
  const accused = unitId === null ? [] : directory.unitsBelow(unitId);
  const assisting = record.assistingUnitIds?.filter((id) => !accused.includes(id)) ?? [];
  const { set, stopped, patch } = takenAway(situation, accused);
  return {
    type: 'accused-set',
    data: { ...words, unitId, ...fromHands(record), set, stopped },
    patch: {
      ...patch,
      accusedUnitIds: accused.length > 0 ? [...accused] : undefined,
      assistingUnitIds: assisting.length > 0 ? assisting : undefined,
    },
  };
}

type TakenAway = Pick<Draft['data'], 'set' | 'stopped'> & { readonly patch: CasePatch };

/** [C46] What lies with the accused unit, or in a member's hands there, is dispatched anew. */
function takenAway(
  { record, directory, now, policy }: Situation,
  accused: readonly string[],
): TakenAway {
  const holderUnit =
    record.holderId === null ? null : (directory.memberUnit(record.holderId) ?? null);
  const held = [record.unitId, holderUnit].some((id) => id !== null && accused.includes(id));
  if (!held) return { set: [], stopped: [], patch: {} };
  return {
    set: [setOf(startClock('dispatch', record, now, policy))],
    stopped: ['sign', 'claim'],
    patch: { state: 'pending_dispatch', unitId: null, holderId: null },
  };
}

/** [C47] */
export function decideRecuse(situation: Situation): Draft | Refusal {
  const { record, actor, words, now, policy } = situation;
  if (actor.kind !== 'account') return refuse('forbidden');
  if (record.recusedIds?.includes(actor.id)) return refuse('already-so');
  const data = { ...words, memberId: actor.id, stopped: [] };
  if (record.holderId !== actor.id) {
    return { type: 'member-recused', data: { ...data, set: [] }, patch: {} };
  }
  const asks = record.unitId
    ? askClocks(record, record.unitId, situation)
    : [startClock('dispatch', record, now, policy)];
  return {
    type: 'member-recused',
    data: { ...data, set: asks.map(setOf) },
    patch: { state: record.unitId ? 'dispatched' : 'pending_dispatch', holderId: null },
  };
}

/** [C49] */
export function decideRequestReveal({ record, actor, words }: Situation): Draft | Refusal {
  if (actor.kind !== 'account') return refuse('forbidden');
  if (record.procedure !== 'tip_off') return refuse('illegal-state');
  const asked = record.reveals?.find(({ accountId }) => accountId === actor.id);
  if (asked?.state === 'pending') return refuse('already-so');
  return {
    type: 'reveal-requested',
    data: { ...words, accountId: actor.id, set: [], stopped: [] },
    patch: {},
  };
}

/** [C49] */
export function decideReveal(
  { record, actor, now, limits }: Situation,
  command: Extract<CaseCommand, { kind: 'decide-reveal' }>,
): Draft | Refusal {
  const pending = (record.reveals ?? []).filter(({ state }) => state === 'pending');
  if (pending.length === 0) return refuse('illegal-state');
  const asked = command.accountId
    ? pending.find(({ accountId }) => accountId === command.accountId)
    : pending.length === 1
      ? pending[0]
      : undefined;
  if (!asked) return refuseField('invalid', 'accountId', 'unknown-value');
  if (asked.accountId === actor.id) return refuse('same-person');
  return {
    type: 'reveal-decided',
    data: {
      accountId: asked.accountId,
      agreed: command.agreed,
      until: isoTime(parseTime(now) + limits['reveal-holds'] * 60_000),
      set: [],
      stopped: [],
    },
    patch: {},
  };
}

/** [C49] Whether two people agreed that this one may see whom a tip-off comes from, now. */
export function mayReveal(record: CaseRecord, accountId: string, now: string): boolean {
  if (record.procedure !== 'tip_off') return true;
  const grant = record.reveals?.find((each) => each.accountId === accountId);
  return grant?.state === 'approved' && (grant.until ?? '') > now;
}
