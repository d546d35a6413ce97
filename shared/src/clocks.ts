/** How long clocks run, by what calendar, and why one is due when it is. */
import { z } from 'zod';
import { Procedure } from './case-life';
import { ClockKind, Code, Id, Kind, Realm, Time, Urgency } from './vocabulary';

/** How a limit is counted: around the clock, in working hours, or in whole days after the one on which it starts. */
export const Measure = z.enum(['minutes', 'work-minutes', 'calendar-days', 'workdays']);
export type Measure = z.infer<typeof Measure>;

/** Longest limits, each in its measure's own unit. */
export const longestLimit: Readonly<Record<Measure, number>> = {
  minutes: 527_040,
  'work-minutes': 60_000,
  'calendar-days': 366,
  workdays: 366,
};

/** Whether a measure counts days; the others count minutes. */
export function countsDays(measure: Measure): boolean {
  return measure === 'calendar-days' || measure === 'workdays';
}

export const Limit = z
  .strictObject({ amount: z.int().min(1), measure: Measure })
  .refine(({ amount, measure }) => amount <= longestLimit[measure], {
    path: ['amount'],
    message: 'too-long',
  });
export type Limit = z.infer<typeof Limit>;

const MINUTES_OF_DAY = 1440;

/**
 * Whether a limit never ends later than the law's. One in another measure passes only where that
 * follows from the measures alone: a workday never ends before its calendar day.
 */
export function isWithin(limit: Limit, law: Limit | undefined): boolean {
  if (!law) return true;
  if (limit.measure === law.measure) return limit.amount <= law.amount;
  if (!countsDays(law.measure)) return false;
  const days = limit.measure === 'minutes' ? limit.amount / MINUTES_OF_DAY : limit.amount;
  return (limit.measure === 'minutes' || limit.measure === 'calendar-days') && days <= law.amount;
}

/** A time that a clock stood still; `to` is null while it still does. */
export const Pause = z.strictObject({ from: Time, to: Time.nullable(), reason: Code });
export type Pause = z.infer<typeof Pause>;

/** Why a stretch of a clock counts, or doesn't. */
export const SegmentReason = z.enum([
  'counting',
  /** Counts, on a weekend that is worked for a holiday. */
  'make-up-day',
  /** The day on which the clock starts, where days are counted. */
  'first-day',
  'night',
  'weekend',
  'holiday',
  'paused',
]);
export type SegmentReason = z.infer<typeof SegmentReason>;

/** A stretch of a clock. What all of them count adds up to the limit exactly. */
export const Segment = z.strictObject({
  from: Time,
  /** Null while the clock stands still. */
  to: Time.nullable(),
  /** Whole minutes, or days, as the clock's measure says; rounded along the sum, so that nothing is lost. */
  counted: z.int(),
  why: SegmentReason,
  /** The holiday's name; null elsewhere. */
  name: z.string().nullable(),
});
export type Segment = z.infer<typeof Segment>;

const policyKey = {
  clock: ClockKind,
  urgency: Urgency,
  /** Null where the row holds for all. */
  kind: Kind.nullable(),
  procedure: Procedure.nullable(),
  unitId: Id.nullable(),
};

/** How long a clock runs, for which cases, and where the figure comes from. */
export const ClockPolicyRow = z.strictObject({
  ...policyKey,
  /** As clocks name it: of a row that a deployment set, with the version of the lists in which it did. */
  rule: Code,
  limit: Limit,
  source: z.string(),
  /** The same in English; null where a deployment has said it in its own words alone. */
  sourceEn: z.string().nullable(),
  /** The most that the law allows, where it does. */
  floor: Limit.nullable(),
  /** Whether the row is the product's own. */
  preset: z.boolean(),
});
export type ClockPolicyRow = z.infer<typeof ClockPolicyRow>;
/** Which cases a row holds for. */
export type PolicyKey = Pick<ClockPolicyRow, keyof typeof policyKey>;

/** What a row is chosen by, of a case or of one that is being registered. */
export interface PolicyFacts {
  readonly urgency: Urgency;
  readonly kind: Kind | null;
  /** Left out for the hotline's own. */
  readonly procedure?: Procedure | undefined;
  readonly unitId: string | null;
}

/** The row that names most of those that hold: unit before procedure before kind. */
export function mostSpecific<Row extends PolicyKey>(
  rows: readonly Row[],
  facts: PolicyFacts,
): Row | undefined {
  let best: Row | undefined;
  for (const row of rows) {
    if (holdsFor(row, facts) && (!best || weightOf(row) > weightOf(best))) best = row;
  }
  return best;
}

function holdsFor(row: PolicyKey, facts: PolicyFacts): boolean {
  return (
    row.urgency === facts.urgency &&
    (row.unitId === null || row.unitId === facts.unitId) &&
    (row.procedure === null || row.procedure === (facts.procedure ?? 'hotline')) &&
    (row.kind === null || row.kind === facts.kind)
  );
}

function weightOf({ unitId, procedure, kind }: PolicyKey): number {
  return (unitId ? 4 : 0) + (procedure ? 2 : 0) + (kind ? 1 : 0);
}

export const ClockPolicyInput = z.strictObject({
  clock: ClockKind,
  urgency: Urgency,
  kind: Kind.nullish(),
  procedure: Procedure.nullish(),
  unitId: Id.nullish(),
  limit: Limit,
  source: z.string().trim().min(2).max(200),
  sourceEn: z.string().trim().max(200).nullish(),
});
export type ClockPolicyInput = z.infer<typeof ClockPolicyInput>;

/** The row to take away: the product's own, or a wider one, holds again. */
export const ClockPolicyRemoval = z.strictObject({ rule: Code });
export type ClockPolicyRemoval = z.infer<typeof ClockPolicyRemoval>;

/** The time of a day, as a clock on the wall shows it. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not a time of day');

export const WorkBlock = z.strictObject({ from: WallTime, to: WallTime });
export type WorkBlock = z.infer<typeof WorkBlock>;

/** A day that is not what its weekday says: 放假 or 调休上班. */
export const CalendarDay = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['holiday', 'workday']),
  name: z.string(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Working hours of each weekday, Monday first, and the days that differ, in order. */
export const WorkCalendarRow = z.strictObject({
  /** Of the lists, when it was set; 0 for the product's own. */
  version: z.int(),
  week: z.array(z.array(WorkBlock)).length(7),
  days: z.array(CalendarDay),
});
export type WorkCalendarRow = z.infer<typeof WorkCalendarRow>;

export const WorkWeekInput = z.strictObject({
  week: z.array(z.array(WorkBlock).max(6)).length(7),
});
export type WorkWeekInput = z.infer<typeof WorkWeekInput>;

/** The calendar, and the years of interest for which no holiday was imported. */
export const WorkCalendarView = z.strictObject({
  ...WorkCalendarRow.shape,
  realm: Realm,
  missingYears: z.array(z.int()),
});
export type WorkCalendarView = z.infer<typeof WorkCalendarView>;

/** How many running cases a changed policy or calendar would touch. */
export const RecountPreview = z.strictObject({
  /** Open cases of the realm. */
  open: z.int(),
  /** Cases of which a clock would be due at another time. */
  changed: z.int(),
  /** Of those, cases that are not overdue now and would be at once. */
  overdue: z.int(),
});
export type RecountPreview = z.infer<typeof RecountPreview>;

/** One step of bringing the present limits to running cases. */
export const RecountInput = z.strictObject({
  requestId: Id,
  realm: Realm.optional(),
  /** The case after which to go on; left out at the beginning. */
  after: Id.optional(),
});
export type RecountInput = z.infer<typeof RecountInput>;

export const RecountStep = z.strictObject({
  looked: z.int(),
  changed: z.int(),
  /** Cases that somebody was changing at that moment; another run takes them. */
  missed: z.int(),
  /** Null at the end. */
  next: Id.nullable(),
});
export type RecountStep = z.infer<typeof RecountStep>;
