/** The clocks of a case: when each is due and due soon; how they begin, pause, go on and grow longer. */
import { countsDays, type Limit, type PolicyFacts, type Segment } from '@heed/shared/clocks';
import type { ClockKind } from '@heed/shared/vocabulary';
import { isoTime, parseTime } from '../../kernel/instant';
import type { CaseClock } from '../case-record';
import type { WorkCalendar } from './work-calendar';
import { dueOf, segmentsOf, soonOf, type Pause } from './working-time';

/** What a limit is chosen by; a case's record fits. */
export type ClockFacts = PolicyFacts;

/** A limit and the row of the policy that gave it. */
export interface ChosenLimit extends Limit {
  readonly rule: string;
}

/** How long clocks run in a realm, and by what calendar. */
export interface ClockPolicy {
  readonly limit: (kind: ClockKind, facts: ClockFacts) => ChosenLimit;
  readonly calendar: WorkCalendar;
}

const MINUTE = 60_000;
const MINUTES_OF_DAY = 1440;
const SOONEST_WARNING = 15 * MINUTE;
const LEAST_REOPENED_MINUTES = 120;
const REOPENED = 'handle-reopened';
/** The rule of a clock that was extended in another measure than its own. */
const EXTENDED = 'extended';

/** The instant `minutes` after `start`, both RFC 3339 in UTC. */
export function dueTime(start: string, minutes: number): string {
  return isoTime(parseTime(start) + minutes * MINUTE);
}

/** [C14] The last quarter of the limit, at least 15 minutes before the end, never before the start. */
export function soonTime(clock: Pick<CaseClock, 'startedAt' | 'dueAt' | 'soonAt'>): string {
  if (clock.soonAt !== undefined) return clock.soonAt;
  const start = parseTime(clock.startedAt);
  const due = parseTime(clock.dueAt);
  const warning = Math.max((due - start) / 4, SOONEST_WARNING);
  return isoTime(Math.max(Math.min(start, due), due - warning));
}

/** A clock begun at `start`, by the policy. */
export function startClock(
  kind: ClockKind,
  facts: ClockFacts,
  start: string,
  policy: ClockPolicy,
): CaseClock {
  const { rule, amount, measure } = policy.limit(kind, facts);
  return counted({ kind, startedAt: start, rule }, { amount, measure }, policy.calendar);
}

/** What a clock counts up to; null where the source, or a decision alone, gave its due time. */
export function limitOf(clock: CaseClock): Limit | null {
  if (clock.limitMinutes === null) return null;
  const { measure = 'minutes', amount = clock.limitMinutes } = clock;
  return { amount, measure };
}

export function isPaused({ pauses = [] }: Pick<CaseClock, 'pauses'>): boolean {
  return pauses.at(-1)?.to === null;
}

/** [T7] The clock stands still from `at`; one that is stopped or stands already stays as it is. */
export function pauseClock(clock: CaseClock, at: string, reason: string): CaseClock {
  if (clock.stoppedAt !== null || isPaused(clock)) return clock;
  return { ...clock, pauses: [...(clock.pauses ?? []), { from: at, to: null, reason }] };
}

/** [T7] The clock goes on from `at`; one that runs stays as it is. */
export function resumeClock(clock: CaseClock, at: string, calendar: WorkCalendar): CaseClock {
  const { pauses = [] } = clock;
  const open = pauses.at(-1);
  if (!open || open.to !== null) return clock;
  const closed = [...pauses.slice(0, -1), { ...open, to: at }];
  const limit = limitOf(clock);
  if (limit) return counted({ ...clock, pauses: closed }, limit, calendar);
  const stood = Math.max(0, parseTime(at) - parseTime(open.from));
  const before = parseTime(open.from) < parseTime(clock.dueAt);
  const dueAt = before ? isoTime(parseTime(clock.dueAt) + stood) : clock.dueAt;
  return { ...clock, pauses: closed, dueAt };
}

/**
 * [T8] The clock with a longer limit. One that isn't counted in the extension's own measure ends
 * that long after its old due time.
 */
export function extendClock(clock: CaseClock, by: Limit, calendar: WorkCalendar): CaseClock {
  const limit = limitOf(clock);
  if (limit?.measure === by.measure) {
    const extended = (clock.extended ?? 0) + by.amount;
    return counted(
      { ...clock, extended },
      { ...limit, amount: limit.amount + by.amount },
      calendar,
    );
  }
  const due = dueOf({ ...by, startedAt: clock.dueAt, pauses: [] }, calendar);
  const { kind, startedAt, stoppedAt, pauses } = clock;
  return {
    kind,
    startedAt,
    dueAt: due === null ? clock.dueAt : isoTime(due),
    stoppedAt,
    limitMinutes: null,
    rule: EXTENDED,
    ...(pauses && { pauses }),
  };
}

/** [C19] Half the first limit, at least two hours or one day, from the reopening. */
export function reopenedClock(
  clocks: readonly CaseClock[],
  facts: ClockFacts,
  now: string,
  { limit, calendar }: ClockPolicy,
): CaseClock {
  const clock = { kind: 'handle' as const, startedAt: now, rule: REOPENED };
  const first = clocks.find(({ kind }) => kind === 'handle');
  const whole = first && limitOf(first);
  if (first?.rule === REOPENED && whole) return counted(clock, whole, calendar);
  const { amount, measure } = whole ?? limit('handle', facts);
  const half = Math.ceil((amount - (first?.extended ?? 0)) / 2);
  const least = countsDays(measure) ? 1 : LEAST_REOPENED_MINUTES;
  return counted(clock, { amount: Math.max(least, half), measure }, calendar);
}

/** [C18] Running clocks counted anew from their own start; those that the source set stay. */
export function recount(
  clocks: readonly CaseClock[],
  facts: ClockFacts,
  policy: ClockPolicy,
): CaseClock[] {
  return clocks
    .filter((clock) => clock.stoppedAt === null && clock.limitMinutes !== null)
    .map((clock) => (clock.rule === REOPENED ? clock : recounted(clock, facts, policy)));
}

/** [T9] By another limit or calendar: what was counted stays counted, pauses and extension stay. */
function recounted(clock: CaseClock, facts: ClockFacts, policy: ClockPolicy): CaseClock {
  const { rule, amount, measure } = policy.limit(clock.kind, facts);
  const { kind, startedAt, pauses } = clock;
  const same = (clock.measure ?? 'minutes') === measure;
  const extended = same ? Math.min(clock.extended ?? 0, amount) : 0;
  return counted(
    { kind, startedAt, rule, ...(pauses && { pauses }), ...(extended > 0 && { extended }) },
    { amount: amount + extended, measure },
    policy.calendar,
  );
}

/** [T6] Why a clock is due when it is; nothing where its source or a decision gave the due time. */
export function explain(clock: CaseClock, calendar: WorkCalendar): Segment[] {
  const limit = limitOf(clock);
  if (!limit) return [];
  const pauses = (clock.pauses ?? []).map(({ from, to }) => ({ from, to: to ?? clock.stoppedAt }));
  const counting = { ...limit, startedAt: clock.startedAt, pauses };
  return segmentsOf(counting, calendar.at(clock.calendar));
}

type Begun = Pick<CaseClock, 'kind' | 'startedAt' | 'rule' | 'extended' | 'pauses'> &
  Partial<Pick<CaseClock, 'stoppedAt'>>;

/** A clock with its due time. Plain minutes need no calendar, and say no more than they did. */
function counted(begun: Begun, limit: Limit, calendar: WorkCalendar): CaseClock {
  const { kind, startedAt, rule, extended, pauses = [], stoppedAt = null } = begun;
  const clock = { kind, startedAt, stoppedAt, rule, ...(extended && { extended }) };
  const { amount, measure } = limit;
  if (measure === 'minutes' && pauses.length === 0) {
    return { ...clock, dueAt: dueTime(startedAt, amount), limitMinutes: amount };
  }
  // While it stands still, a clock is due as if it went on at once.
  const past = pauses.filter((pause): pause is typeof pause & Pause => pause.to !== null);
  const counting = { ...limit, startedAt, pauses: past };
  return {
    ...clock,
    dueAt: isoTime(dueOf(counting, calendar) ?? parseTime(startedAt)),
    soonAt: isoTime(soonOf(counting, calendar)),
    limitMinutes: countsDays(measure) ? amount * MINUTES_OF_DAY : amount,
    ...(measure !== 'minutes' && { measure, amount, calendar: calendar.version }),
    ...(pauses.length > 0 && { pauses }),
  };
}
