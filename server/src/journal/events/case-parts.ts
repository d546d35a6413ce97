/** What every event of a case says: where the case stands after it, and what became of its clocks. */
import { z } from 'zod';
import { Procedure, Supervision } from '@heed/shared/case-life';
import { Measure } from '@heed/shared/clocks';
import { CaseState, ClockKind, Urgency } from '@heed/shared/vocabulary';
import { EventCode, EventHash, EventId, EventTime } from '../branded';

export const EventClock = z.strictObject({
  kind: ClockKind,
  startedAt: EventTime,
  dueAt: EventTime,
  /** When the last quarter of the limit begins, at least 15 minutes before it ends. */
  soonAt: EventTime,
});
export type EventClock = z.infer<typeof EventClock>;

/**
 * Where a case stands after an event: all that a fold needs to know of it,
 * so that no fold repeats the rules.
 */
export const CaseAfter = z.strictObject({
  caseNo: EventCode,
  version: z.int(),
  state: CaseState,
  urgency: Urgency,
  category: EventCode.nullable(),
  district: EventCode.nullable(),
  street: EventCode.nullable(),
  unitId: EventId.nullable(),
  holderId: EventId.nullable(),
  personId: EventId,
  receivedAt: EventTime,
  contacted: z.boolean(),
  escalation: z.int(),
  historic: z.boolean(),
  closedAt: EventTime.nullable(),
  /** The incidents that it belongs to; left out where it belongs to none. */
  incidentIds: z.array(EventId).optional(),
  /** Other than the hotline's; left out where it is that. */
  procedure: Procedure.optional(),
  /** Units that help the leading one; left out where none does. */
  assistingUnitIds: z.array(EventId).optional(),
  /** The accused unit and all below it; left out where none is accused. */
  accusedUnitIds: z.array(EventId).optional(),
  /** Left out where nobody supervises. */
  supervision: Supervision.optional(),
  /** When it comes back into the working views; left out where it never left them. */
  shelvedUntil: EventTime.optional(),
  /** How long the claim holds without work; left out where nobody holds it. */
  lease: z.strictObject({ from: EventTime, warnAt: EventTime, until: EventTime }).optional(),
  /** Running clocks, the first due first; one that pauses is not among them. */
  running: z.array(EventClock),
});
export type CaseAfter = z.infer<typeof CaseAfter>;

const SetPause = z.strictObject({
  from: EventTime,
  to: EventTime.nullable(),
  reason: EventCode,
});

/** A clock that an event set, and why: the rule's code. */
export const SetClock = z.strictObject({
  kind: ClockKind,
  startedAt: EventTime,
  dueAt: EventTime,
  limitMinutes: z.number().nullable(),
  rule: EventCode,
  /** How the limit is counted; left out for minutes around the clock. */
  measure: Measure.optional(),
  /** The limit in its measure's own unit, with that the version of the calendar that it was counted by. */
  amount: z.int().optional(),
  calendar: z.int().optional(),
  /** Left out where it follows from start and due time alone. */
  soonAt: EventTime.optional(),
  /** How much of the limit an extension added. */
  extended: z.int().optional(),
  /** Times that it stood still, in order; the last one is open while it does. */
  pauses: z.array(SetPause).optional(),
});
export type SetClock = z.infer<typeof SetClock>;

/** What every event of a case says. */
export const ofCase = {
  caseId: EventId,
  after: CaseAfter,
  /** Clocks that this event started or set anew. */
  set: z.array(SetClock),
  /** Clocks that this event stopped. */
  stopped: z.array(ClockKind),
};
/** A person's words (reason, note, reply), sealed. */
export const words = { sealId: EventId.nullable(), sealDigest: EventHash.nullable() };
