/** Bringing a changed limit or calendar to a case that is under way. */
import type { ClockKind } from '@heed/shared/vocabulary';
import { refuse, type Refusal } from '../../kernel/refusal';
import type { CaseClock, CaseRecord } from '../case-record';
import { setOf, type Draft } from './complete';
import { limitOf, recount, type ClockPolicy } from './due-time';
import type { Situation } from './situation';

/** Clocks that a unit's own limits may move when the case comes to it. */
const ofUnit: ReadonlySet<ClockKind> = new Set(['first_contact', 'handle']);

/** [T9] The clocks that would be due at another time by the limits and the calendar of now. */
export function outdatedClocks(record: CaseRecord, policy: ClockPolicy): CaseClock[] {
  if (record.historic) return [];
  const before = new Map(record.clocks.map((clock) => [clock.kind, clock]));
  return recount(record.clocks, record, policy).filter((clock) => {
    const known = before.get(clock.kind);
    return known?.dueAt !== clock.dueAt || !sameLimit(known, clock);
  });
}

/** [T9] */
export function decideRecount({ record, policy }: Situation): Draft | Refusal {
  const set = outdatedClocks(record, policy).map(setOf);
  if (set.length === 0) return refuse('already-so');
  return { type: 'clocks-recounted', data: { set, stopped: [] }, patch: {} };
}

/** [T12] The clocks for which a unit has limits of its own, counted by those from their own start. */
export function clocksOfUnit(record: CaseRecord, unitId: string, policy: ClockPolicy): CaseClock[] {
  const [there, elsewhere] = [
    { ...record, unitId },
    { ...record, unitId: null },
  ];
  return recount(record.clocks, there, policy).filter(
    ({ kind }) =>
      ofUnit.has(kind) && policy.limit(kind, there).rule !== policy.limit(kind, elsewhere).rule,
  );
}

function sameLimit(a: CaseClock, b: CaseClock): boolean {
  const [one, other] = [limitOf(a), limitOf(b)];
  return one?.amount === other?.amount && one?.measure === other?.measure;
}
