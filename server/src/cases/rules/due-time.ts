/** Clocks on 24-hour time: when each is due, and when it is due soon. */
import type { ClockKind, Urgency } from '@heed/shared/vocabulary';
import { isoTime, parseTime } from '../../kernel/instant';
import type { CaseClock } from '../case-record';

/** Minutes of each clock by urgency. */
export type ClockPolicy = (clock: ClockKind, urgency: Urgency) => number;

const MINUTE = 60_000;
const SOONEST_WARNING = 15 * MINUTE;
const LEAST_REOPENED_MINUTES = 120;

/** The instant `minutes` after `start`, both RFC 3339 in UTC. */
export function dueTime(start: string, minutes: number): string {
  return isoTime(parseTime(start) + minutes * MINUTE);
}

/** [C14] The last quarter of the limit, at least 15 minutes before the end, never before the start. */
export function soonTime(clock: Pick<CaseClock, 'startedAt' | 'dueAt'>): string {
  const start = parseTime(clock.startedAt);
  const due = parseTime(clock.dueAt);
  const warning = Math.max((due - start) / 4, SOONEST_WARNING);
  return isoTime(Math.max(Math.min(start, due), due - warning));
}

/** A clock begun at `start`, by the policy. */
export function startClock(
  kind: ClockKind,
  urgency: Urgency,
  start: string,
  policy: ClockPolicy,
): CaseClock {
  const minutes = policy(kind, urgency);
  return {
    kind,
    startedAt: start,
    dueAt: dueTime(start, minutes),
    stoppedAt: null,
    limitMinutes: minutes,
    rule: `${kind}-${urgency}`,
  };
}

/** [C19] Half the first limit, at least two hours, from the reopening. */
export function reopenedClock(
  clocks: readonly CaseClock[],
  urgency: Urgency,
  now: string,
  policy: ClockPolicy,
): CaseClock {
  const first = clocks.find((clock) => clock.kind === 'handle');
  const limit = first?.limitMinutes ?? policy('handle', urgency);
  const minutes = Math.max(LEAST_REOPENED_MINUTES, limit / 2);
  return {
    kind: 'handle',
    startedAt: now,
    dueAt: dueTime(now, minutes),
    stoppedAt: null,
    limitMinutes: minutes,
    rule: 'handle-reopened',
  };
}

/** [C18] Running clocks counted anew from their own start; those that the source set stay. */
export function recount(
  clocks: readonly CaseClock[],
  urgency: Urgency,
  policy: ClockPolicy,
): CaseClock[] {
  return clocks
    .filter((clock) => clock.stoppedAt === null && clock.limitMinutes !== null)
    .map((clock) =>
      clock.rule === 'handle-reopened'
        ? clock
        : startClock(clock.kind, urgency, clock.startedAt, policy),
    );
}
