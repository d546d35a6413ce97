/**
 * What happens to bulletins and promises: ids, codes, digests, numbers and times.
 * The texts stand in tables of their own; a digest here says which text it was.
 */
import { z } from 'zod';
import { BulletinKind, BulletinState, LintCode, NumberQuery } from '@heed/shared/bulletins';
import { IncidentClass, ResponseLevel } from '@heed/shared/incidents';
import { PromiseState } from '@heed/shared/promises';
import { EventCode, EventHash, EventId, EventTime } from '../branded';

/** Where a bulletin stands after the event. */
const ofBulletin = {
  bulletinId: EventId,
  incidentId: EventId,
  version: z.int(),
  state: BulletinState,
  kind: BulletinKind,
};

/** SHA-256 of the canonical JSON of the content at this version. */
const ofContent = { ...ofBulletin, contentDigest: EventHash };

/** SHA-256 of the canonical JSON of the words that were given with it, and of their id. */
const reason = { reasonDigest: EventHash.nullable() };

/** A number as it was frozen: whoever asks the same of the same position gets the same value. */
export const FrozenNumber = z.strictObject({
  token: EventCode,
  query: NumberQuery,
  figure: EventCode.nullable(),
  zone: EventCode.nullable(),
  ofIncident: z.boolean(),
  value: z.number(),
  at: EventTime,
  /** Since when a count of what came in counts. */
  since: EventTime.nullish(),
});
export type FrozenNumber = z.infer<typeof FrozenNumber>;

/** The response that the incident was under; null where it was under none. */
export const FrozenResponse = z.strictObject({
  level: ResponseLevel,
  class: IncidentClass,
  /** When the response was activated. */
  since: EventTime.nullable(),
});
export type FrozenResponse = z.infer<typeof FrozenResponse>;

/** The published one that another act settled, and the bulletin that took its place. */
const ofPublished = {
  ...ofBulletin,
  ...reason,
  year: z.int(),
  number: z.int(),
  by: EventId.nullable(),
};

const ofPromise = {
  promiseId: EventId,
  incidentId: EventId,
  bulletinId: EventId.nullable(),
  version: z.int(),
  state: PromiseState,
  dueAt: EventTime,
  ownerUnitId: EventId.nullable(),
};

export const bulletinEvents = {
  'bulletin-drafted': z.strictObject({
    ...ofContent,
    ...reason,
    /** Whose statements it began with. */
    basedOn: EventId.nullable(),
    /** The published one that it will correct or update. */
    replaces: EventId.nullable(),
  }),
  'bulletin-edited': z.strictObject({
    ...ofContent,
    edits: z.int(),
    /** Whether somebody else had written meanwhile, and both changes stand. */
    merged: z.boolean(),
  }),
  'bulletin-submitted': z.strictObject({ ...ofContent }),
  'facts-verified': z.strictObject({ ...ofContent, ...reason }),
  'legal-cleared': z.strictObject({ ...ofContent, ...reason }),
  'bulletin-approved': z.strictObject({
    ...ofContent,
    /** The signature is on paper: its scan waits for a second reader. */
    paper: EventId.nullable(),
    position: z.int(),
    numbers: z.array(FrozenNumber),
    response: FrozenResponse.nullish(),
  }),
  'bulletin-countersigned': z.strictObject({ ...ofContent }),
  'bulletin-rejected': z.strictObject({ ...ofContent, ...reason }),
  'finding-signed-over': z.strictObject({
    ...ofContent,
    ...reason,
    code: LintCode,
    path: EventCode,
  }),
  'bulletin-embargoed': z.strictObject({ ...ofContent, releaseAt: EventTime }),
  'emergency-release-asked': z.strictObject({ ...ofContent, ...reason }),
  'bulletin-published': z.strictObject({
    ...ofContent,
    year: z.int(),
    number: z.int(),
    nextUpdateAt: EventTime.nullable(),
    /** Released by two people without the full chain of hands. */
    emergency: z.boolean(),
    replaces: EventId.nullable(),
    /** Where the numbers were frozen, and which; empty where a text holds none. */
    position: z.int(),
    numbers: z.array(FrozenNumber),
    response: FrozenResponse.nullish(),
    /** Until when a correction stands as a banner on the public page. */
    bannerUntil: EventTime.nullable(),
  }),
  'bulletin-superseded': z.strictObject({ ...ofPublished }),
  'bulletin-corrected': z.strictObject({ ...ofPublished }),
  'bulletin-retracted': z.strictObject({ ...ofPublished }),
  'bulletin-expired': z.strictObject({ ...ofPublished }),
  'promise-made': z.strictObject({ ...ofPromise, wordsDigest: EventHash }),
  'promise-kept': z.strictObject({
    ...ofPromise,
    wordsDigest: EventHash,
    evidenceId: EventId.nullable(),
  }),
  'promise-broken': z.strictObject({ ...ofPromise, wordsDigest: EventHash }),
  'promise-revised': z.strictObject({
    ...ofPromise,
    wordsDigest: EventHash,
    earlierDueAt: EventTime,
  }),
} as const;
