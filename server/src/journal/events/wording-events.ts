/** What happens to the agreed wording: ids, codes, digests, numbers and times; its words stand in a table of their own. */
import { z } from 'zod';
import { StoredWordingState } from '@heed/shared/wording';
import { Role } from '@heed/shared/vocabulary';
import { EventCode, EventHash, EventId, EventTime } from '../branded';

/** Where an entry stands after the event. */
const ofWording = {
  wordingId: EventId,
  version: z.int(),
  state: StoredWordingState,
  /** The edition that the event is about. */
  edition: z.int(),
};

/** SHA-256 of the canonical JSON of what staff wrote with it; null where they wrote nothing. */
const words = { textDigest: EventHash.nullable() };

export const wordingEvents = {
  'wording-written': z.strictObject({
    ...ofWording,
    ...words,
    ownerUnitId: EventId.nullable(),
    ownerId: EventId.nullable(),
    expiresAt: EventTime,
    warnAt: EventTime,
    categories: z.array(EventCode),
    topics: z.array(EventCode),
    ofIncident: EventId.nullable(),
    readers: z.array(Role),
  }),
  'wording-agreed': z.strictObject({ ...ofWording, superseded: z.int().nullable() }),
  'wording-confirmed': z.strictObject({ ...ofWording }),
  /** A bulletin of its incident went out, was corrected or taken back: it has to be looked at again. */
  'wording-questioned': z.strictObject({ ...ofWording, bulletinId: EventId }),
  'wording-recalled': z.strictObject({ ...ofWording, ...words }),
  'wording-read': z.strictObject({ wordingId: EventId, edition: z.int() }),
  'wording-used': z.strictObject({ wordingId: EventId, edition: z.int(), caseId: EventId }),
} as const;
