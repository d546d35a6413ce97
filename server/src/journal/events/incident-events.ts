/** What the journal holds of incidents, outside figures and alarms: ids, codes, numbers, times, digests. */
import { z } from 'zod';
import { AlarmCode } from '@heed/shared/alarms';
import { FigureSeries } from '@heed/shared/figures';
import {
  IncidentClass,
  IncidentClockKind,
  IncidentGrade,
  IncidentState,
  ResponseLevel,
  WarningColour,
} from '@heed/shared/incidents';
import { EventCell, EventCode, EventHash, EventId, EventTime } from '../branded';

/** A clock of an incident: set once, met once; lateness is computed. */
export const IncidentEventClock = z.strictObject({
  kind: IncidentClockKind,
  startedAt: EventTime,
  dueAt: EventTime,
  amberAt: EventTime,
  metAt: EventTime.nullable(),
  rule: EventCode,
});
export type IncidentEventClock = z.infer<typeof IncidentEventClock>;

/** Where an incident stands after an event: all that a fold needs to know of it. */
export const IncidentStanding = z.strictObject({
  version: z.int(),
  state: IncidentState,
  class: IncidentClass,
  grade: IncidentGrade.nullable(),
  warning: WarningColour.nullable(),
  level: ResponseLevel.nullable(),
  firstKnownAt: EventTime,
  openedAt: EventTime,
  activatedAt: EventTime.nullable(),
  stabilisedAt: EventTime.nullable(),
  stoodDownAt: EventTime.nullable(),
  clocks: z.array(IncidentEventClock),
});
export type IncidentStanding = z.infer<typeof IncidentStanding>;

const EventRulePart = z.strictObject({
  categories: z.array(EventCode),
  districts: z.array(EventCode),
  streets: z.array(EventCode),
  zones: z.array(EventCode),
  words: z.int().min(0),
  cells: z.array(EventCell).optional(),
  topics: z.array(EventId).optional(),
  all: z.literal(true).optional(),
  from: EventTime,
  to: EventTime.nullable(),
});

/** Which cases an incident asks for. Its words stand in the side table; here only how many they are. */
const EventRule = z.strictObject({
  ...EventRulePart.shape,
  also: z.array(EventRulePart).optional(),
});

const ofIncident = {
  incidentId: EventId,
  standing: IncidentStanding,
  /** Of what staff wrote with this step, in `incident_text`; null where they wrote nothing. */
  textDigest: EventHash.nullable(),
};

/** What an alarm is about. */
const alarm = {
  level: z.int().min(1).max(4),
  code: AlarmCode,
  /** When what it warns of was due. */
  dueAt: EventTime,
  incidentId: EventId.nullable(),
  clock: IncidentClockKind.nullable(),
  bulletinId: EventId.nullable(),
  promiseId: EventId.nullable(),
  caseId: EventId.nullable(),
  caseNo: EventCode.nullable(),
  category: EventCode.nullable(),
  district: EventCode.nullable(),
  street: EventCode.nullable(),
  unitId: EventId.nullable(),
};

export const incidentEventSchemas = {
  'incident-opened': z.strictObject({ ...ofIncident, rule: EventRule }),
  'incident-activated': z.strictObject({ ...ofIncident, level: ResponseLevel }),
  'incident-adjusted': z.strictObject({
    ...ofIncident,
    from: z.strictObject({
      level: ResponseLevel.nullable(),
      grade: IncidentGrade.nullable(),
      warning: WarningColour.nullable(),
    }),
  }),
  'incident-stabilised': z.strictObject({ ...ofIncident }),
  'incident-stood-down': z.strictObject({ ...ofIncident }),
  'incident-reviewed': z.strictObject({ ...ofIncident }),
  'incident-rule-set': z.strictObject({
    ...ofIncident,
    rule: EventRule,
    /** The suggestion that was added to it; left out where a person set the rule. */
    suggestionId: EventId.optional(),
  }),
  'incident-renamed': z.strictObject({ ...ofIncident }),
  'incident-reported-upward': z.strictObject({
    ...ofIncident,
    reportedAt: EventTime,
    nextDueAt: EventTime.nullable(),
  }),
  'incident-press-conference-held': z.strictObject({ ...ofIncident, heldAt: EventTime }),
  /** A bulletin about it went out: it meets clocks, and sets the one of the next update. */
  'incident-informed': z.strictObject({
    ...ofIncident,
    bulletinId: EventId,
    publishedAt: EventTime,
    nextUpdateAt: EventTime.nullable(),
  }),
  'figure-set': z.strictObject({
    figureId: EventId,
    name: EventCode,
    value: z.number(),
    unit: EventCode.nullable(),
    source: EventCode,
    measuredAt: EventTime,
    zone: EventCode.nullable(),
    incidentId: EventId.nullable(),
    /** What the series was then, so that no fold needs the list. */
    seriesKind: FigureSeries.shape.kind,
    limit: z.number().nullable(),
    staleAfterMinutes: z.int(),
  }),
  'alarm-raised': z.strictObject({ alarmId: EventId, ...alarm }),
  'alarm-acknowledged': z.strictObject({ alarmId: EventId }),
  'alarm-cleared': z.strictObject({ alarmId: EventId }),
} as const;
