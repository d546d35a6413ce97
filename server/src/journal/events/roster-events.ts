/** What the journal holds of the roster and of hand-overs: ids, codes, numbers, times, digests. */
import { z } from 'zod';
import { HandoverItemKind } from '@heed/shared/handover';
import { OverrideKind } from '@heed/shared/roster';
import { Urgency } from '@heed/shared/vocabulary';
import { EventCode, EventHash, EventId, EventTime } from '../branded';

/** A local day, as a code: it names nobody. */
const EventDay = EventCode;

const Plan = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly'),
    weekdays: z.array(z.int()),
    starts: EventCode,
    ends: EventCode,
    everyWeeks: z.int(),
    from: EventDay,
    until: EventDay.nullable(),
  }),
  z.strictObject({
    kind: z.literal('single'),
    start: EventTime,
    end: EventTime,
    calledIn: z.boolean(),
  }),
]);

/** One thing that is handed over. */
const Item = z.strictObject({
  kind: HandoverItemKind,
  subjectId: EventId,
  code: EventCode.nullable(),
  caseNo: EventCode.nullable(),
  urgency: Urgency.nullable(),
  dueAt: EventTime.nullable(),
});

const ofHandover = { handoverId: EventId, version: z.int() };

export const rosterEvents = {
  'roster-post-set': z.strictObject({
    postId: EventId,
    version: z.int(),
    code: EventCode,
    unitId: EventId.nullable(),
    capacity: z.int().nullable(),
    needed: z.int(),
    retired: z.boolean(),
    /** Of its names, which stand in the row. */
    namesDigest: EventHash,
  }),
  'roster-member-set': z.strictObject({
    memberId: EventId,
    version: z.int(),
    postIds: z.array(EventId),
    skills: z.array(EventCode),
    capacity: z.int().nullable(),
  }),
  /** A staff number was set or taken away; the number itself is sealed. */
  'roster-phone-set': z.strictObject({ memberId: EventId, sealDigest: EventHash.nullable() }),
  'roster-shift-added': z.strictObject({
    shiftId: EventId,
    postId: EventId,
    memberId: EventId,
    plan: Plan,
  }),
  'roster-shift-ended': z.strictObject({ shiftId: EventId, version: z.int(), from: EventDay }),
  'roster-overridden': z.strictObject({
    shiftId: EventId,
    day: EventDay,
    why: OverrideKind,
    byMemberId: EventId.nullable(),
    /** From when; null for the whole of it. */
    startsAt: EventTime.nullable(),
  }),
  'roster-calendar-imported': z.strictObject({
    importId: EventId,
    postId: EventId,
    added: z.int(),
    replaced: z.int(),
  }),
  'roster-feed-made': z.strictObject({
    feedId: EventId,
    postId: EventId.nullable(),
    memberId: EventId.nullable(),
  }),
  'roster-feed-revoked': z.strictObject({ feedId: EventId }),
  'handover-opened': z.strictObject({
    ...ofHandover,
    fromMemberId: EventId,
    toMemberId: EventId.nullable(),
    dueAt: EventTime,
    items: z.array(Item),
    /** How many more there are of each kind, taken over in bulk, and which cases of them were claimed. */
    rest: z.array(z.strictObject({ kind: HandoverItemKind, count: z.int() })),
    restClaims: z.array(EventId),
    wordsDigest: EventHash.nullable(),
  }),
  'handover-item-accepted': z.strictObject({ ...ofHandover, subjectId: EventId }),
  'handover-rest-accepted': z.strictObject({ ...ofHandover }),
  /** All of it is accepted, and both have signed. */
  'handover-completed': z.strictObject({ ...ofHandover, signedBy: EventId }),
  /** Not accepted in time: the duty leader has it now; null where none is on duty. */
  'handover-passed-on': z.strictObject({ ...ofHandover, toMemberId: EventId.nullable() }),
  'handover-withdrawn': z.strictObject({ ...ofHandover }),
} as const;
