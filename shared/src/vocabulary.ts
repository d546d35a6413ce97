/** The closed lists of the domain: every code that crosses a wire or enters the journal. */
import { z } from 'zod';

/** The channel a complaint came in over. */
export const Channel = z.enum([
  'phone',
  'web',
  'app',
  'wechat',
  'sms',
  'email',
  'letter',
  'visit',
  'social',
  'grid',
  'media',
  'transfer',
  'leader',
  'open311',
]);
export type Channel = z.infer<typeof Channel>;

/** What the complainant wants: 咨询 求助 投诉 举报 建议 其他. */
export const Kind = z.enum(['consult', 'help', 'complaint', 'report', 'suggestion', 'other']);
export type Kind = z.infer<typeof Kind>;

/** Case urgency 特急/紧急/一般, most urgent first. Not an alarm level, grade or response level. */
export const Urgency = z.enum(['critical', 'urgent', 'normal']);
export type Urgency = z.infer<typeof Urgency>;

/** 0 for the most urgent. */
export function urgencyRank(urgency: Urgency): number {
  return Urgency.options.indexOf(urgency);
}

/** The main state of a case, in the order of its life. */
export const CaseState = z.enum([
  'registered',
  'pending_dispatch',
  'dispatched',
  'claimed',
  'in_progress',
  'suspended',
  'return_requested',
  'replied',
  'pending_followup',
  'reopened',
  'closed',
  'transferred',
  'not_accepted',
  'withdrawn',
  'archived',
]);
export type CaseState = z.infer<typeof CaseState>;

/** States in which the work has ended, each with the time when it did. */
export const endedStates: readonly CaseState[] = [
  'closed',
  'transferred',
  'not_accepted',
  'withdrawn',
  'archived',
];

/** The clocks a case can carry; each is decided once, in an event. */
export const ClockKind = z.enum([
  'dispatch',
  'sign',
  'claim',
  'arbitrate',
  'first_contact',
  'handle',
  'audit',
  'follow_up',
]);
export type ClockKind = z.infer<typeof ClockKind>;

/** Where a case stands against its clocks; computed from due times, never stored. */
export const SlaState = z.enum(['normal', 'due_soon', 'overdue', 'closed_on_time', 'closed_late']);
export type SlaState = z.infer<typeof SlaState>;

/** The roles an account can hold. */
export const Role = z.enum([
  'administrator',
  'call-taker',
  'dispatcher',
  'handler',
  'unit-member',
  'task-force-lead',
  'duty-leader',
  'supervisor',
  'follow-up-officer',
  'press-officer',
  'press-approver',
  'legal-reviewer',
  'auditor',
  'viewer',
]);
export type Role = z.infer<typeof Role>;

/** What an API key may be used for. */
export const KeyScope = z.enum([
  'complaints:write',
  'cases:read',
  'cases:command',
  'board:read',
  'bulletins:read',
  'bulletins:command',
  'journal:read',
  'figures:write',
  'calls:write',
  'admin',
]);
export type KeyScope = z.infer<typeof KeyScope>;

/** The verbs of the one permission question `can(principal, verb, object)`. */
export const Verb = z.enum([
  'complaint:register',
  'complaint:import',
  'caller:find',
  'case:read',
  'case:reveal',
  'case:dispatch',
  'case:sign',
  'case:claim',
  'case:assign',
  'case:handle',
  'case:reply',
  'case:answer',
  'case:audit',
  'case:follow-up',
  'case:close',
  'case:reopen',
  'case:escalate',
  'case:remind',
  'case:note',
  'case:set-urgency',
  'case:lower-urgency',
  'case:set-facts',
  /** 并案: join cases about the same matter, and take them out. */
  'case:cluster',
  /** Lets cases join a cluster by themselves. */
  'cluster:rule',
  'case:transfer',
  'case:turn-away',
  'case:withdraw',
  'case:suspend',
  'case:shelve',
  'case:return',
  'case:arbitrate',
  'case:approve',
  'case:supervise',
  'case:instruct',
  'case:set-units',
  'case:set-accused',
  'case:set-procedure',
  'case:recuse',
  'case:archive',
  'case:lapse',
  'case:told',
  'board:read',
  'incident:read',
  'incident:open',
  'incident:command',
  'incident:link',
  'figure:write',
  'call:write',
  'call-back:read',
  'call-back:work',
  'bulletin:read',
  'bulletin:write',
  'bulletin:verify',
  'bulletin:legal',
  'bulletin:approve',
  'bulletin:publish',
  'promise:write',
  'alarm:acknowledge',
  'wording:read',
  'wording:write',
  'wording:agree',
  'unit-loop:work',
  'drill:run',
  'reference:read',
  'roster:read',
  'roster:work',
  'roster:write',
  'statistics:read',
  'report:read',
  'report:make',
  'console:share',
  'journal:read',
  'admin:units',
  'admin:accounts',
  'admin:keys',
  'admin:categories',
  'admin:places',
  'admin:clocks',
  'admin:outbound',
  'metrics:read',
]);
export type Verb = z.infer<typeof Verb>;

/** Outcome of a follow-up call. */
export const FollowUpOutcome = z.enum(['solved', 'not_solved', 'unreachable']);
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>;

/** Where an escalated case went: 1 task-force lead, 2 duty leader, 3 city head. */
export const EscalationLevel = z.int().min(0).max(3);

/** The realm a fact belongs to: the real one, a drill's or a replay's. */
export const Realm = z
  .string()
  .regex(/^(real|(drill|replay)-[a-z0-9][a-z0-9-]{0,39})$/, 'a realm is real, drill-… or replay-…');
export type Realm = z.infer<typeof Realm>;

export const REAL: Realm = 'real';

/** An instant, RFC 3339 with an offset. */
export const Time = z.iso.datetime({ offset: true });
export type Time = z.infer<typeof Time>;

/** An opaque id. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'not an id');
export type Id = z.infer<typeof Id>;

/** A code from a configurable list (category, district, street): no spaces, no personal data. */
export const Code = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\s\p{Cc}]+$/u, 'not a code');
export type Code = z.infer<typeof Code>;
