/** The figures of a report, frozen at a journal position: all that its documents say. */
import { z } from 'zod';
import { AlarmCode, AlarmLevel } from './alarms';
import { BulletinKind } from './bulletins';
import {
  IncidentClass,
  IncidentClockKind,
  IncidentGrade,
  IncidentState,
  ResponseLevel,
  WarningColour,
} from './incidents';
import { NoticeCode } from './ladder';
import { ClockKind, Code, Id, Realm, Role, Time, Urgency } from './vocabulary';

/** 复盘报告 of an incident or of a period; 日报, or 专报 of one incident, of a statistical day. */
export const ReportKind = z.enum(['after-action', 'daily']);
export type ReportKind = z.infer<typeof ReportKind>;

const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** What came in, and where its cases stand: of all, of a street, a category, a unit. */
export const ReportCounts = z.strictObject({
  /** Complaints, repeats among them. */
  received: count,
  /** Different complainants among those. */
  people: count,
  repeats: count,
  /** Answered on the spot. */
  answered: count,
  /** Given to a unit. */
  dispatched: count,
  /** The unit replied, the complainant not yet asked. */
  unconfirmed: count,
  /** Confirmed by the complainant. */
  solved: count,
  /** Closed in the period. */
  closed: count,
  open: count,
  overdue: count,
  /** Open and 特急. */
  critical: count,
});
export type ReportCounts = z.infer<typeof ReportCounts>;

/** One step of the curves: what came in it, and how many were open when it ended. */
export const ReportHour = z.strictObject({
  at: Time,
  received: count,
  /** Different complainants of this step: steps don’t add up. */
  people: count,
  /** Null without a baseline. */
  expected: z.number().nullable(),
  /** Cases that got their first answer in it. */
  answered: count,
  solved: count,
  closed: count,
  backlog: count,
});
export type ReportHour = z.infer<typeof ReportHour>;

/** Runs of a clock that ended or fell due: how many of them were kept. */
export const ReportClock = z.strictObject({
  kind: ClockKind,
  urgency: Urgency,
  kept: count,
  missed: count,
  /** Still running, not due yet: counted nowhere else. */
  running: count,
});
export type ReportClock = z.infer<typeof ReportClock>;

export const ReportIncidentClock = z.strictObject({
  incidentId: Id,
  kind: IncidentClockKind,
  startedAt: Time,
  dueAt: Time,
  metAt: Time.nullable(),
  /** Null while it runs and is not due. */
  kept: z.boolean().nullable(),
});
export type ReportIncidentClock = z.infer<typeof ReportIncidentClock>;

/** The largest first, each with its share and with that of all up to it. */
export const ReportCause = z.strictObject({
  /** Null where nobody has said. */
  code: Code.nullable(),
  received: count,
  people: count,
  share,
  cumulative: share,
});
export type ReportCause = z.infer<typeof ReportCause>;

export const ReportCauses = z.strictObject({
  rows: z.array(ReportCause),
  /** Complaints that stand under none of the rows. */
  others: count,
});
export type ReportCauses = z.infer<typeof ReportCauses>;

export const ReportStreet = z.strictObject({
  code: Code.nullable(),
  district: Code.nullable(),
  /** Received in the 24 hours before the period; null where it isn't a day. */
  before: count.nullable(),
  ...ReportCounts.shape,
});
export type ReportStreet = z.infer<typeof ReportStreet>;

export const ReportUnit = z.strictObject({
  unitId: Id.nullable(),
  /** Of its clocks of handling. */
  kept: count,
  missed: count,
  ...ReportCounts.shape,
});
export type ReportUnit = z.infer<typeof ReportUnit>;

const issue = { bulletinId: Id, year: z.int(), number: z.int() };
const Issue = z.strictObject(issue);

/** Complaints of the bulletin's incident around its publication. */
export const ReportBulletin = z.strictObject({
  ...issue,
  incidentId: Id,
  kind: BulletinKind,
  publishedAt: Time,
  /** In the hour before it, and in each of the three hours after; null where the report ends before. */
  before: count,
  after: z.array(count.nullable()).length(3),
  /** What those four hours usually bring; null without a baseline. */
  expected: z.array(z.number()).length(4).nullable(),
  /** Minutes until what exceeded the expected had fallen to half; null with the reason. */
  halfMinutes: count.nullable(),
  halfWhy: z.enum(['too-few', 'not-reached']).nullable(),
});
export type ReportBulletin = z.infer<typeof ReportBulletin>;

export const ReportPromise = z.strictObject({
  promiseId: Id,
  incidentId: Id,
  bulletin: Issue.nullable(),
  unitId: Id.nullable(),
  madeAt: Time,
  dueAt: Time,
  /** 逾期兑现 is a promise kept after its deadline. */
  state: z.enum(['open', 'kept', 'kept-late', 'broken']),
  settledAt: Time.nullable(),
  revisions: count,
});
export type ReportPromise = z.infer<typeof ReportPromise>;

export const ReportIncident = z.strictObject({
  id: Id,
  class: IncidentClass,
  grade: IncidentGrade.nullable(),
  warning: WarningColour.nullable(),
  level: ResponseLevel.nullable(),
  state: IncidentState,
  firstKnownAt: Time,
  openedAt: Time,
  activatedAt: Time.nullable(),
  stabilisedAt: Time.nullable(),
  stoodDownAt: Time.nullable(),
});
export type ReportIncident = z.infer<typeof ReportIncident>;

const moment = { at: Time, incidentId: Id.nullable() };
/** What happened when, in the order of time. */
export const ReportMoment = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.enum([
      'first-known',
      'opened',
      'rule-set',
      'suggestion-added',
      'stabilised',
      'stood-down',
      'reviewed',
      'reported-upward',
      'press-conference',
    ]),
    ...moment,
  }),
  z.strictObject({ code: z.literal('activated'), ...moment, level: ResponseLevel }),
  z.strictObject({
    code: z.literal('level-changed'),
    ...moment,
    from: ResponseLevel.nullable(),
    to: ResponseLevel.nullable(),
  }),
  z.strictObject({
    code: z.enum(['published', 'corrected', 'retracted']),
    ...moment,
    bulletin: Issue,
    kind: BulletinKind,
  }),
  z.strictObject({
    code: z.enum(['promised', 'promise-kept', 'promise-broken', 'promise-revised']),
    ...moment,
    unitId: Id.nullable(),
    dueAt: Time,
  }),
  /** The first of its kind; how often it was raised in all. */
  z.strictObject({
    code: z.literal('alarm'),
    ...moment,
    alarm: AlarmCode,
    clock: Code.nullable(),
    level: AlarmLevel,
    times: count,
  }),
  z.strictObject({ code: z.literal('rung'), ...moment, rung: NoticeCode, times: count }),
  z.strictObject({ code: z.literal('escalated'), ...moment, level: z.int(), times: count }),
  z.strictObject({
    code: z.enum(['first-case', 'first-critical', 'first-answer']),
    ...moment,
    caseNo: z.string(),
  }),
  z.strictObject({ code: z.literal('peak'), ...moment, received: count }),
]);
export type ReportMoment = z.infer<typeof ReportMoment>;

/** What is not done, who has it, and by when. */
export const ReportOpenItem = z.strictObject({
  what: z.enum(['cases', 'promise', 'incident-clock', 'alarms', 'incident']),
  /** Of cases and alarms how many, and how many of the cases are overdue. */
  count,
  overdue: count,
  incidentId: Id.nullable(),
  clock: IncidentClockKind.nullable(),
  bulletin: Issue.nullable(),
  /** One of the two owns it. */
  unitId: Id.nullable(),
  post: Role.nullable(),
  /** Null where nobody has set a time. */
  dueAt: Time.nullable(),
});
export type ReportOpenItem = z.infer<typeof ReportOpenItem>;

/** Null where nobody gave it an English one. */
export const ReportName = z.strictObject({ zh: z.string(), en: z.string().nullable() });
export type ReportName = z.infer<typeof ReportName>;
const names = z.record(z.string(), ReportName);

/** All that a report says: nothing is looked up any more when its documents are made. */
export const ReportFigures = z.strictObject({
  /** Of these figures: what is frozen is read for ever, and another shape gets another number. */
  shape: z.literal(1),
  edition: z.int().min(1),
  realm: Realm,
  kind: ReportKind,
  /** Null for the whole realm. */
  incidentId: Id.nullable(),
  from: Time,
  to: Time,
  /** Entries up to here are counted. */
  position: z.int(),
  frozenAt: Time,
  timeZone: z.string(),
  totals: ReportCounts,
  /** Open when the period began. */
  openBefore: count,
  /** Received in the 24 hours before; null where the period isn't a day. */
  receivedBefore: count.nullable(),
  /** Of before the period, entered in it: counted nowhere else. */
  lateEntered: count,
  /** Days of history that the expected curve rests on, and how many it needs. */
  baseline: z.strictObject({ days: count, needed: count, ready: z.boolean() }),
  hours: z.array(ReportHour),
  stepMinutes: z.int(),
  clocks: z.array(ReportClock),
  incidentClocks: z.array(ReportIncidentClock),
  categories: ReportCauses,
  /** By the topics' ids: their words can be erased, and are looked up. Null where topics are not kept. */
  topics: ReportCauses.nullable(),
  places: ReportCauses,
  streets: z.array(ReportStreet),
  units: z.array(ReportUnit),
  incidents: z.array(ReportIncident),
  timeline: z.array(ReportMoment),
  /** Moments beyond the longest timeline. */
  timelineLeft: count,
  bulletins: z.array(ReportBulletin),
  promises: z.array(ReportPromise),
  openItems: z.array(ReportOpenItem),
  /** Units, categories, places and incidents as they were called then. */
  names: z.strictObject({
    units: names,
    categories: names,
    places: names,
    incidents: names,
    city: ReportName,
  }),
});
export type ReportFigures = z.infer<typeof ReportFigures>;
