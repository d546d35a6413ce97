/** Rows of lists and details as they go out: masked, never an entity. */
import { z } from 'zod';
import { Limit, Pause, Segment } from './clocks';
import { RowCluster } from './clusters';
import { LifeRow } from './case-life';
import { caseCommandKinds, type CaseCommandKind } from './commands';
import { RateExclusion, RateName, RatePart } from './rate-names';
import {
  CaseState,
  Channel,
  ClockKind,
  Code,
  EscalationLevel,
  Id,
  Kind,
  Realm,
  SlaState,
  Time,
  Urgency,
} from './vocabulary';

/** One clock of a case. `dueAt` was decided in an event; lateness is for the reader to compute. */
export const Clock = z.strictObject({
  kind: ClockKind,
  startedAt: Time,
  dueAt: Time,
  stoppedAt: Time.nullable(),
  limitMinutes: z.number().nullable(),
  /** What it counts up to, extension and all; null where the source, or a decision alone, gave the due time. */
  limit: Limit.nullable(),
  /** How much of that an extension added. */
  extended: z.int(),
  pauses: z.array(Pause),
  /** The rule that set it, as named in RULES.md, or `source` where the source gave the due time. */
  rule: z.string(),
  /** Where the limit comes from; null where no row of the policy gave it. */
  source: z.strictObject({ zh: z.string(), en: z.string().nullable() }).nullable(),
  /** Why it is due then: what these count adds up to the limit. Empty where no limit is counted. */
  segments: z.array(Segment),
});
export type Clock = z.infer<typeof Clock>;

/** One line of the case list. */
export const CaseRow = z.strictObject({
  id: Id,
  caseNo: z.string(),
  realm: Realm,
  version: z.int(),
  state: CaseState,
  urgency: Urgency,
  /** Redacted title: names, phones and door numbers are placeholders. */
  title: z.string(),
  kind: Kind.nullable(),
  channel: Channel,
  category: Code.nullable(),
  district: Code.nullable(),
  street: Code.nullable(),
  unitId: Id.nullable(),
  holderId: Id.nullable(),
  receivedAt: Time,
  contactedAt: Time.nullable(),
  /** The running clock that is due first. */
  nextClock: ClockKind.nullable(),
  dueAt: Time.nullable(),
  /** When the last quarter of that clock begins. */
  soonAt: Time.nullable(),
  sla: SlaState,
  closedAt: Time.nullable(),
  repeatCount: z.int(),
  /** A repeat was worse than the first complaint. */
  worse: z.boolean(),
  remindCount: z.int(),
  escalation: EscalationLevel,
  reopenCount: z.int(),
  historic: z.boolean(),
  /** The incidents that it belongs to. */
  incidentIds: z.array(Id),
  /** What few cases have; left out where there is nothing of it. */
  life: LifeRow.optional(),
  /** Null where it is in none. */
  cluster: RowCluster.nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseList = z.strictObject({
  rows: z.array(CaseRow),
  nextCursor: z.string().nullable(),
  /** Exact to 10,000; `totalCapped` says that there are more. */
  total: z.int(),
  totalCapped: z.boolean(),
  /** Journal position the list was read at or after. */
  position: z.int(),
});
export type CaseList = z.infer<typeof CaseList>;

/** Why triage said what it said: the rule and where in the text it fired. */
export const RuleFired = z.strictObject({
  rule: Code,
  offset: z.int().optional(),
  length: z.int().optional(),
});
export type RuleFired = z.infer<typeof RuleFired>;

export const ComplaintRow = z.strictObject({
  id: Id,
  channel: Channel,
  kind: Kind.nullable(),
  receivedAt: Time,
  occurredAt: Time.nullable(),
  registeredAt: Time,
  /** Redacted. The original is sealed; fields are revealed one at a time. */
  title: z.string(),
  text: z.string(),
  urgency: Urgency,
  category: Code.nullable(),
  rules: z.array(RuleFired),
  complainant: z.strictObject({
    personId: Id.nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    anonymous: z.boolean(),
    confidential: z.boolean(),
    replyWanted: z.boolean(),
  }),
  evidenceIds: z.array(Id),
});
export type ComplaintRow = z.infer<typeof ComplaintRow>;

/** One step of a case's history. Texts by people are opened from their seals for those who may read them. */
export const HistoryRow = z.strictObject({
  position: z.int(),
  at: Time,
  actorId: Id.nullable(),
  /** The journal's event type, in the past tense. */
  type: z.string(),
  /** Codes and ids of the event, to be rendered in the reader's language. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  text: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

export const CaseDetail = z.strictObject({
  ...CaseRow.shape,
  clocks: z.array(Clock),
  complaints: z.array(ComplaintRow),
  history: z.array(HistoryRow),
  reply: z.string().nullable(),
  externalState: z.string().nullable(),
  /** A leader's words that its unit has not acted upon yet; null where there are none. */
  instruction: z
    .strictObject({ text: z.string().nullable(), by: Id.nullable(), at: Time })
    .nullable(),
  /** What this reader may do with the case in its present state. */
  allowed: z.array(z.enum(caseCommandKinds as [CaseCommandKind, ...CaseCommandKind[]])),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** Fields of a complaint that stay masked until revealed with a reason. */
export const RevealField = z.enum([
  'name',
  'phone',
  'email',
  'address',
  'text',
  'onBehalfOf',
  /** The code with which the complainant follows the case on the public site. */
  'tracking',
]);
export type RevealField = z.infer<typeof RevealField>;

export const RevealInput = z.strictObject({
  complaintId: Id,
  field: RevealField,
  reason: z.string().trim().min(2).max(200),
});
export const Revealed = z.strictObject({ value: z.string().nullable() });

export const CommandResult = z.strictObject({ position: z.int(), case: CaseRow });
export type CommandResult = z.infer<typeof CommandResult>;

/** Filters of the case list, as query parameters; lists are comma-separated. */
export const CaseQuery = z.strictObject({
  view: z
    .enum([
      'most-urgent',
      'unclaimed',
      'mine',
      'escalated',
      'never-contacted',
      'supervised',
      'to-decide',
      'shelved',
      'overdue',
      'unowned',
      'contact-overdue',
      'worsening',
      'open',
      'mentioned',
      'all',
    ])
    .optional(),
  q: z.string().max(100).optional(),
  phone: z.string().max(32).optional(),
  state: z.string().optional(),
  urgency: z.string().optional(),
  district: z.string().optional(),
  street: z.string().optional(),
  category: z.string().optional(),
  channel: z.string().optional(),
  kind: z.string().optional(),
  unit: z.string().optional(),
  holder: z.string().optional(),
  incident: z.string().optional(),
  cluster: z.string().optional(),
  /** The cases that a suggested incident would hold. */
  suggestion: z.string().optional(),
  sla: z.string().optional(),
  /** The cases behind a number of a rate; without a view all of them. Needs `part`. */
  rate: RateName.optional(),
  part: RatePart.optional(),
  /** With the excluded part: only those left out for this. */
  why: RateExclusion.optional(),
  realm: Realm.optional(),
  historic: z.enum(['true', 'false', 'any']).optional(),
  from: Time.optional(),
  to: Time.optional(),
  sort: z.enum(['urgency', 'due', 'received', '-received']).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

/** How many were closed and how many of them late, for a set of filters. */
export const ClosingStatistics = z.strictObject({
  total: z.int(),
  open: z.int(),
  closed: z.int(),
  closedLate: z.int(),
  closedWithoutDue: z.int(),
});
export type ClosingStatistics = z.infer<typeof ClosingStatistics>;
