/** When each rung of a case's clocks comes, and which is due next. Pure. */
import { countsDays } from '@heed/shared/clocks';
import { RungCode, type LadderRung } from '@heed/shared/ladder';
import type { ClockKind } from '@heed/shared/vocabulary';
import { runningClocks, type CaseClock, type CaseRecord } from '../../cases/case-record';
import { limitOf, soonTime } from '../../cases/rules/due-time';
import { dueOf } from '../../cases/rules/working-time';
import type { WorkCalendar } from '../../cases/rules/work-calendar';
import { isoTime, parseTime } from '../../kernel/instant';
import { unreachable } from '../../kernel/unreachable';

const MINUTE = 60_000;

/** A rung that was acted on. */
export interface ActedRung {
  readonly clock: ClockKind;
  /** Which run of the clock: one that is reopened begins anew. */
  readonly startedAt: string;
  readonly code: RungCode;
  readonly at: string;
  readonly reached: boolean;
}

/** A rung that comes, in milliseconds. */
export interface ComingRung {
  readonly clock: CaseClock;
  readonly rung: LadderRung;
  readonly at: number;
  /** It comes before its time, since the one below reached nobody. */
  readonly hurried: boolean;
}

/** [L1] [L2] [L3] The rung that comes next; null where none does. Of several the first. */
export function nextRung(
  record: CaseRecord,
  rungs: readonly LadderRung[],
  acted: readonly ActedRung[],
  calendar: WorkCalendar,
): ComingRung | null {
  if (record.closedAt !== null || record.historic) return null;
  const coming = runningClocks(record).flatMap((clock) => {
    const done = acted.filter((each) => isOf(each, clock));
    const comingAmong = (some: readonly LadderRung[]) =>
      comingOf(clock, timesOf(record, clock, some, calendar), done);
    // The last of all, workdays after the due time: counted out only where nothing comes by then.
    if (record.reopenCount === 0) {
      const sooner = comingAmong(rungs.filter(({ code }) => code !== 'supervise'));
      if (sooner.some(({ at }) => at <= parseTime(clock.dueAt))) return sooner;
    }
    return comingAmong(rungs);
  });
  return coming.sort((a, b) => a.at - b.at || rankOf(a) - rankOf(b))[0] ?? null;
}

/** [L18] The rungs whose time had come before the case came in, where it was overdue then; none otherwise. */
export function bornLate(
  record: CaseRecord,
  rungs: readonly LadderRung[],
  acted: readonly ActedRung[],
  calendar: WorkCalendar,
): ComingRung[] {
  if (record.closedAt !== null || record.historic) return [];
  const born = parseTime(record.registeredAt);
  if (!runningClocks(record).some(({ dueAt }) => parseTime(dueAt) <= born)) return [];
  const late = runningClocks(record).flatMap((clock) =>
    timesOf(record, clock, rungs, calendar)
      .filter(({ at }) => at <= born)
      .map((each) => ({ clock, ...each, hurried: false })),
  );
  const known = late.some(({ clock }) => acted.some((each) => isOf(each, clock)));
  return !known && late.some(({ rung }) => rung.code === 'overdue') ? late : [];
}

function isOf({ clock, startedAt }: ActedRung, of: CaseClock): boolean {
  return clock === of.kind && startedAt === of.startedAt;
}

function rankOf({ rung }: ComingRung): number {
  return RungCode.options.indexOf(rung.code);
}

/** The rungs of a clock that are on and come at some time, in their order. */
function timesOf(
  record: CaseRecord,
  clock: CaseClock,
  rungs: readonly LadderRung[],
  calendar: WorkCalendar,
): Pick<ComingRung, 'rung' | 'at'>[] {
  return rungs.flatMap((rung) => {
    const at = rung.on ? timeOf(record, clock, rung, calendar) : null;
    return at === null ? [] : [{ rung, at }];
  });
}

function comingOf(
  clock: CaseClock,
  standing: readonly Pick<ComingRung, 'rung' | 'at'>[],
  acted: readonly ActedRung[],
): ComingRung[] {
  const done = (code: RungCode) => acted.find((each) => each.code === code);
  return standing.flatMap((each, n): ComingRung[] => {
    if (done(each.rung.code)) return [];
    const before = standing[n - 1];
    const below = before && done(before.rung.code);
    if (!below || below.reached) return [{ clock, ...each, hurried: false }];
    const at = hurriedTo(each.rung.code, each.at, parseTime(below.at));
    return [{ clock, rung: each.rung, at, hurried: at < each.at }];
  });
}

/** [L5] Supervision is about lateness alone: nobody's absence brings it on. */
export function hurriedTo(code: RungCode, at: number, unreachedAt: number): number {
  return code === 'supervise' ? at : Math.min(at, unreachedAt);
}

/** What of a case says when a rung comes. */
export type Waiting = Pick<CaseRecord, 'urgency' | 'reopenCount' | 'contactedAt' | 'reachable'>;

/** [L1] [L4] Null where the rung never comes for this clock. */
export function timeOf(
  record: Waiting,
  clock: CaseClock,
  rung: LadderRung,
  calendar: WorkCalendar,
): number | null {
  const due = parseTime(clock.dueAt);
  switch (rung.code) {
    case 'no-contact':
      return waitsForContact(record, clock) ? timeAtShare(clock, rung.share, calendar) : null;
    case 'due-soon':
      return parseTime(soonTime(clock));
    case 'overdue':
      return due;
    case 'page': {
      if (record.urgency === 'critical') return due + rung.criticalMinutes * MINUTE;
      const part = ((due - parseTime(clock.startedAt)) * rung.share) / 100;
      return due + Math.min(part, rung.minutes * MINUTE);
    }
    case 'supervise': {
      if (clock.kind === 'handle' && record.reopenCount >= rung.reopenings) {
        return parseTime(clock.startedAt);
      }
      const limit = { amount: rung.workdays, measure: 'workdays' as const };
      return dueOf({ ...limit, startedAt: clock.dueAt, pauses: [] }, calendar);
    }
    default:
      return unreachable(rung);
  }
}

/** Whoever can't be reached waits for no call. */
function waitsForContact({ contactedAt, reachable }: Waiting, { kind }: CaseClock): boolean {
  return reachable && contactedAt === null && (kind === 'first_contact' || kind === 'handle');
}

/** Of minutes so many have counted; of days, and of a due time of the source, so much has passed. */
function timeAtShare(clock: CaseClock, share: number, calendar: WorkCalendar): number {
  const start = parseTime(clock.startedAt);
  const limit = limitOf(clock);
  if (limit && !countsDays(limit.measure)) {
    const pauses = (clock.pauses ?? []).filter(({ to }) => to !== null);
    const amount = (limit.amount * share) / 100;
    const at = dueOf(
      { ...limit, amount, startedAt: clock.startedAt, pauses },
      calendar.at(clock.calendar),
    );
    if (at !== null) return at;
  }
  return start + ((parseTime(clock.dueAt) - start) * share) / 100;
}

/** When a case has to be looked at again: its next rung, or its lease; null where neither comes. */
export function nextLook(
  record: CaseRecord,
  next: ComingRung | null,
  warned: boolean,
): string | null {
  const lease = record.lease && parseTime(warned ? record.lease.until : record.lease.warnAt);
  const times = [next?.at, lease].filter((time) => time !== undefined);
  return times.length === 0 ? null : isoTime(Math.min(...times));
}
