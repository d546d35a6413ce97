/** A case that doesn't exist goes up the ladder. Pure. */
import type { DryRung, DryRunRow, LadderRung } from '@heed/shared/ladder';
import type { Urgency } from '@heed/shared/vocabulary';
import { startClock, type ClockPolicy } from '../../cases/rules/due-time';
import { isoTime } from '../../kernel/instant';
import { tellOf, type Crowd } from './recipients';
import { hurriedTo, timeOf } from './rung-times';

interface TrialRung {
  readonly rung: LadderRung;
  readonly at: number;
}

export interface Trial {
  readonly urgency: Urgency;
  readonly unitId: string | null;
  readonly rungs: readonly TrialRung[];
}

/** [L15] When each rung of its first contact would come. */
export function trialRungs(
  { urgency, unitId }: Pick<Trial, 'urgency' | 'unitId'>,
  start: string,
  rungs: readonly LadderRung[],
  policy: ClockPolicy,
): TrialRung[] {
  const facts = { urgency, kind: null, unitId };
  const clock = startClock('first_contact', facts, start, policy);
  const waiting = { urgency, reopenCount: 0, contactedAt: null, reachable: true };
  return rungs.flatMap((rung) => {
    const at = rung.on ? timeOf(waiting, clock, rung, policy.calendar) : null;
    return at === null ? [] : [{ rung, at }];
  });
}

/** When the last rung of all would come. */
export function lastOf(trials: readonly Trial[], start: number): number {
  return Math.max(start, ...trials.flatMap(({ rungs }) => rungs.map(({ at }) => at)));
}

/** [L5] [L15] */
export function tried(
  { urgency, unitId, rungs }: Trial,
  crowdAt: (time: number) => Crowd,
): DryRunRow {
  const done: DryRung[] = [];
  let unreachedAt = Infinity;
  for (const { rung, at: usual } of rungs) {
    const at = hurriedTo(rung.code, usual, unreachedAt);
    const { told, gap } = tellOf(rung, { unitId, holderId: null }, crowdAt(at));
    done.push({ rung: rung.code, at: isoTime(at), told: [...told], gap });
    unreachedAt = gap === null ? Infinity : at;
  }
  return { urgency, unitId, rungs: done };
}
