/** Every event the journal can hold, by type and version. Old versions are read for ever. */
import { z } from 'zod';
import { Channel, FollowUpOutcome, KeyScope, Kind, Role, Urgency } from '@heed/shared/vocabulary';
import { CloseReason, ReopenReason, Telling } from '@heed/shared/case-life';
import { RevealField } from '@heed/shared/rows';
import { EventCell, EventCode, EventHash, EventId, EventTime } from './branded';
import { answerEvents } from './events/answer-events';
import { bulletinEvents } from './events/bulletin-events';
import { calendarEvents } from './events/calendar-events';
import { callEvents } from './events/call-events';
import { caseLifeEvents } from './events/case-life-events';
import { ofCase, words } from './events/case-parts';
import { clockEvents } from './events/clock-events';
import { clusterEventSchemas } from './events/cluster-events';
import { consoleEvents } from './events/console-events';
import { deliveryEvents } from './events/delivery-events';
import { drillEvents } from './events/drill-events';
import { incidentEventSchemas } from './events/incident-events';
import { replayEvents } from './events/replay-events';
import { signalEvents } from './events/signal-events';
import { suggestionEvents } from './events/suggestion-events';
import { topicEvents } from './events/topic-events';
import { reportEvents } from './events/report-events';
import { unitLoopEvents } from './events/unit-loop-events';
import { wordingEvents } from './events/wording-events';
import { ladderEvents } from './events/ladder-events';
import { rosterEvents } from './events/roster-events';

export type { CaseAfter, SetClock } from './events/case-parts';

const Fired = z.strictObject({
  rule: EventCode,
  offset: z.int().optional(),
  length: z.int().optional(),
});

/** A complaint as a fold of an incident counts it: what was said before the case belonged to it. */
const Heard = z.strictObject({
  receivedAt: EventTime,
  channel: Channel,
  personId: EventId,
  category: EventCode.nullable(),
  street: EventCode.nullable(),
  district: EventCode.nullable(),
  cell: EventCell.nullable(),
  urgency: Urgency,
  /** False for one that repeated the case. */
  opened: z.boolean(),
  /** Questions of the public that it asked. */
  asks: z.array(EventCode),
});
export type Heard = z.infer<typeof Heard>;

const ofLink = {
  incidentId: EventId,
  /** The rule that linked it: of the incident, or `source`; null where a person did. */
  rule: EventCode.nullable(),
  /** All that was said of the case so far, the first complaint first. */
  heard: z.array(Heard),
};

/** How far the case had come when it was linked, as progress counts it. */
const Progress = z.strictObject({
  given: z.boolean(),
  answered: z.boolean(),
  outcome: FollowUpOutcome.nullable(),
});

export const eventSchemas = {
  'complaint-registered': z.strictObject({
    ...ofCase,
    complaintId: EventId,
    /** False where the complaint repeats an open case. */
    opened: z.boolean(),
    repeatRule: EventCode.nullable(),
    /** A repeat that is more urgent than its case was. */
    worse: z.boolean(),
    channel: Channel,
    kind: Kind.nullable(),
    receivedAt: EventTime,
    occurredAt: EventTime.nullable(),
    personId: EventId,
    sealId: EventId,
    sealDigest: EventHash,
    category: EventCode.nullable(),
    urgency: Urgency,
    fired: z.array(Fired),
    vulnerable: z.array(EventCode),
    district: EventCode.nullable(),
    street: EventCode.nullable(),
    cell: EventCell.nullable(),
    /** Keyed hash of source and source id, or of the idempotency key. */
    requestKey: EventHash.nullable(),
    evidenceIds: z.array(EventId),
    importId: EventId.nullable(),
    /** Whether the complainant can be reached with an answer. */
    reachable: z.boolean(),
    /** The incident that its source names; left out where it names none. */
    incidentId: EventId.optional(),
  }),
  /** The row changed in the system that it came from. */
  'case-updated-at-source': z.strictObject({
    ...ofCase,
    ...words,
    complaintId: EventId,
    changed: z.array(z.enum(['status', 'unit', 'due', 'reply', 'closed'])),
    importId: EventId.nullable(),
  }),
  'case-dispatched': z.strictObject({ ...ofCase, ...words, unitId: EventId }),
  'case-signed': z.strictObject({ ...ofCase }),
  'case-claimed': z.strictObject({ ...ofCase, holderId: EventId }),
  'case-released': z.strictObject({ ...ofCase, ...words, holderId: EventId }),
  'case-assigned': z.strictObject({
    ...ofCase,
    ...words,
    unitId: EventId.nullable(),
    holderId: EventId.nullable(),
    fromUnitId: EventId.nullable(),
    fromHolderId: EventId.nullable(),
  }),
  'complainant-contacted': z.strictObject({
    ...ofCase,
    ...words,
    reached: z.boolean(),
    first: z.boolean(),
    /** What the complainant was told that they had to be told. */
    told: z.array(Telling).optional(),
  }),
  'case-replied': z.strictObject({ ...ofCase, ...words }),
  'reply-approved': z.strictObject({ ...ofCase }),
  'reply-rejected': z.strictObject({ ...ofCase, ...words }),
  'case-followed-up': z.strictObject({
    ...ofCase,
    ...words,
    outcome: FollowUpOutcome,
    satisfied: z.boolean().nullable(),
    attempt: z.int(),
    /** Of a call in vain: whether it was the last that is asked for. Left out by older entries. */
    enough: z.boolean().optional(),
    /** Reopened so often that it is supervised from now on. */
    supervised: z.literal(true).optional(),
  }),
  'case-closed': z.strictObject({ ...ofCase, ...words, reason: CloseReason.optional() }),
  'case-reopened': z.strictObject({
    ...ofCase,
    ...words,
    supervised: z.literal(true).optional(),
    reason: ReopenReason.optional(),
  }),
  'case-escalated': z.strictObject({ ...ofCase, ...words, level: z.int() }),
  'case-lowered': z.strictObject({ ...ofCase, ...words, level: z.int() }),
  'case-reminded': z.strictObject({ ...ofCase, ...words }),
  'case-noted': z.strictObject({ ...ofCase, ...words }),
  'urgency-set': z.strictObject({ ...ofCase, ...words, from: Urgency, to: Urgency }),
  'category-set': z.strictObject({
    ...ofCase,
    ...words,
    from: EventCode.nullable(),
    to: EventCode,
  }),
  'place-set': z.strictObject({
    ...ofCase,
    ...words,
    district: EventCode.nullable(),
    street: EventCode.nullable(),
  }),
  /** 直接答复: what was asked is answered on the spot, and the case is closed. */
  'case-answered': z.strictObject({ ...ofCase, ...words }),
  'case-linked': z.strictObject({ ...ofCase, ...words, ...ofLink, progress: Progress }),
  'case-unlinked': z.strictObject({ ...ofCase, ...words, ...ofLink }),
  'field-revealed': z.strictObject({
    caseId: EventId,
    complaintId: EventId,
    field: RevealField,
    ...words,
  }),
  'session-started': z.strictObject({ accountId: EventId }),
  'session-refused': z.strictObject({ accountId: EventId.nullable() }),
  'session-ended': z.strictObject({ accountId: EventId }),
  'account-made': z.strictObject({
    accountId: EventId,
    roles: z.array(Role),
    unitId: EventId.nullable(),
  }),
  'account-changed': z.strictObject({
    accountId: EventId,
    roles: z.array(Role),
    unitId: EventId.nullable(),
    disabled: z.boolean(),
    passwordChanged: z.boolean(),
  }),
  'key-made': z.strictObject({ keyId: EventId, scopes: z.array(KeyScope), expiresAt: EventTime }),
  'key-revoked': z.strictObject({ keyId: EventId }),
  'reference-changed': z.strictObject({
    list: z.enum([
      'units',
      'categories',
      'places',
      'boundary',
      'zones',
      'figure-series',
      'service-points',
      'clock-policy',
      'work-calendar',
      'thresholds',
      'accounts',
      'all',
    ]),
    version: z.int(),
    added: z.int(),
    changed: z.int(),
  }),
  'import-started': z.strictObject({ importId: EventId, historic: z.boolean() }),
  'import-finished': z.strictObject({
    importId: EventId,
    rows: z.int(),
    added: z.int(),
    updated: z.int(),
    refused: z.int(),
    failed: z.boolean(),
  }),
  /** The refused rows of an import, with all that stood in them, left for a person's disk. */
  'import-refusals-downloaded': z.strictObject({ importId: EventId, rows: z.int() }),
  'evidence-stored': z.strictObject({
    evidenceId: EventId,
    sealDigest: EventHash,
    mediaType: EventCode,
  }),
  'evidence-downloaded': z.strictObject({ evidenceId: EventId }),
  ...answerEvents,
  ...bulletinEvents,
  ...calendarEvents,
  ...callEvents,
  ...caseLifeEvents,
  ...clockEvents,
  ...clusterEventSchemas,
  ...consoleEvents,
  ...deliveryEvents,
  ...drillEvents,
  ...incidentEventSchemas,
  ...ladderEvents,
  ...reportEvents,
  ...replayEvents,
  ...signalEvents,
  ...suggestionEvents,
  ...topicEvents,
  ...unitLoopEvents,
  ...wordingEvents,
  ...rosterEvents,
} as const;

export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = z.infer<(typeof eventSchemas)[T]>;

/** The current version of every event's schema. A changed shape adds a version and an upcast. */
export const EVENT_VERSION = 1;

/** An event about to be journalled. */
export type NewEvent = {
  [T in EventType]: { readonly type: T; readonly data: EventData<T> };
}[EventType];

/** Who did it: an account, an API key, or nobody where the system did. */
export interface Actor {
  readonly kind: 'account' | 'key' | 'system';
  readonly id: string | null;
}

/** Heed itself. */
export const SYSTEM_ACTOR: Actor = { kind: 'system', id: null };

/** One entry as it is read back. */
export type JournalEntry = NewEvent & {
  readonly position: number;
  /** The realm's own time, RFC 3339 in UTC. */
  readonly at: string;
  readonly realm: string;
  readonly actor: Actor;
};
