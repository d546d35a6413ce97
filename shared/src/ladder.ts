/** 催办阶梯: when who is told of a case that waits, the leases of claims, notices, and the dry run. */
import { z } from 'zod';
import { Limit } from './clocks';
import type { Limits } from './thresholds';
import { ClockKind, Id, REAL, Realm, Time, Urgency } from './vocabulary';

/** From the lowest: 无联系 · 临期 · 超期 · 呼叫值班领导 · 督办. */
export const RungCode = z.enum(['no-contact', 'due-soon', 'overdue', 'page', 'supervise']);
export type RungCode = z.infer<typeof RungCode>;

/** The holder, or whoever of the unit is on duty; then by role: lead, supervisor, duty leader. */
export const Recipient = z.enum(['holder', 'lead', 'supervisor', 'leader']);
export type Recipient = z.infer<typeof Recipient>;

const MOST_SOURCE = 200;
const MOST_MINUTES = 10_080;
const common = {
  to: z.array(Recipient).min(1).max(4),
  source: z.string().trim().min(1).max(MOST_SOURCE),
  sourceEn: z.string().trim().min(1).max(MOST_SOURCE).optional(),
};
const share = z.int().min(10).max(90);
const minutes = z.int().min(1).max(MOST_MINUTES);

export const LadderRung = z.discriminatedUnion('code', [
  /** Hundredths of the clock that have gone. */
  z.strictObject({ code: z.literal('no-contact'), ...common, on: z.boolean(), share }),
  z.strictObject({ code: z.literal('due-soon'), ...common, on: z.boolean() }),
  z.strictObject({ code: z.literal('overdue'), ...common, on: z.boolean() }),
  /** After the due time: hundredths of the limit or minutes, whichever is sooner; critical cases sooner yet. */
  z.strictObject({
    code: z.literal('page'),
    ...common,
    on: z.boolean(),
    share,
    minutes,
    criticalMinutes: minutes,
  }),
  z.strictObject({
    code: z.literal('supervise'),
    ...common,
    on: z.boolean(),
    workdays: z.int().min(1).max(60),
    reopenings: z.int().min(1).max(9),
  }),
]);
export type LadderRung = z.infer<typeof LadderRung>;

/** How long a claim holds without work. */
export const LeaseSetting = z.strictObject({
  urgency: Urgency,
  /** Until the complainant was reached. */
  toContact: Limit,
  /** From one piece of work to the next, afterwards. */
  between: Limit,
  source: z.string(),
  sourceEn: z.string(),
});
export type LeaseSetting = z.infer<typeof LeaseSetting>;

/** The lease of a claim by what holds: what isn't urgent is counted in working hours. */
export function leaseOf(urgency: Urgency, limits: Limits): { toContact: Limit; between: Limit } {
  const measure = urgency === 'normal' ? 'work-minutes' : 'minutes';
  return {
    toContact: { amount: limits[`lease-contact-${urgency}`], measure },
    between: { amount: limits[`lease-between-${urgency}`], measure },
  };
}

export const LadderQuery = z.strictObject({ realm: Realm.default(REAL) });

export const LadderView = z.strictObject({
  /** 0 while nobody has changed it. */
  version: z.int(),
  rungs: z.array(LadderRung),
  leases: z.array(LeaseSetting),
  /** Hundredths of a lease after which its holder is warned. */
  leaseWarnedAt: z.int(),
});
export type LadderView = z.infer<typeof LadderView>;

/** All rungs anew, each once and in their order. */
export const LadderInput = z.strictObject({
  realm: Realm.default(REAL),
  expectedVersion: z.int().min(0),
  requestId: Id,
  rungs: z.array(LadderRung).length(RungCode.options.length),
});
export type LadderInput = z.infer<typeof LadderInput>;

/** What somebody is told: a rung, or of their lease. */
export const NoticeCode = z.enum([
  ...RungCode.options,
  'lease-warned',
  'claim-lapsed',
  /** Of cases that were overdue when they came in: one for all of a unit and an import. */
  'late-at-birth',
]);
export type NoticeCode = z.infer<typeof NoticeCode>;

export const NoticeRow = z.strictObject({
  id: Id,
  code: NoticeCode,
  caseId: Id,
  caseNo: z.string(),
  /** Null where it is about a lease. */
  clock: ClockKind.nullable(),
  /** Of the clock, or of the lease. */
  dueAt: Time,
  at: Time,
  /** It is told after its time: nobody was there to do it. */
  late: z.boolean(),
  seenAt: Time.nullable(),
  /** Of one that stands for several cases: how many, the first of them named above, and whose. */
  several: z.strictObject({ cases: z.int(), unitId: Id.nullable() }).optional(),
});
export type NoticeRow = z.infer<typeof NoticeRow>;

/** The newest, what nobody has looked at first. */
export const NoticeList = z.strictObject({ unseen: z.int(), rows: z.array(NoticeRow) });
export type NoticeList = z.infer<typeof NoticeList>;

const MOST_NOTICES = 50;
export const NoticesSeen = z.strictObject({
  realm: Realm.default(REAL),
  requestId: Id,
  ids: z.array(Id).min(1).max(MOST_NOTICES),
});
export type NoticesSeen = z.infer<typeof NoticesSeen>;

export const NoticesSeenResult = z.strictObject({ position: z.int() });
export type NoticesSeenResult = z.infer<typeof NoticesSeenResult>;

export const DryRunQuery = z.strictObject({
  realm: Realm.default(REAL),
  /** When the case comes in; tonight at two where it is left out. */
  at: Time.optional(),
});

/** Why a rung reaches nobody. */
export const GapReason = z.enum(['nobody-on-duty', 'no-number']);
export type GapReason = z.infer<typeof GapReason>;

/** One rung for one urgency and unit: when it would come, whom it would reach. */
export const DryRung = z.strictObject({
  rung: RungCode,
  at: Time,
  told: z.array(Id),
  gap: GapReason.nullable(),
});
export type DryRung = z.infer<typeof DryRung>;

export const DryRunRow = z.strictObject({
  urgency: Urgency,
  /** Null for a case that no unit has yet. */
  unitId: Id.nullable(),
  rungs: z.array(DryRung),
});
export type DryRunRow = z.infer<typeof DryRunRow>;

export const DryRun = z.strictObject({
  at: Time,
  /** False where no shift is planned: then everybody with the role counts. */
  keepsRoster: z.boolean(),
  rows: z.array(DryRunRow),
  gaps: z.int(),
  /** Times worth a look. */
  suggested: z.strictObject({ tonight: Time, holiday: Time.nullable(), newYear: Time }),
});
export type DryRun = z.infer<typeof DryRun>;
