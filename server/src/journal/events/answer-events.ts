/** What the journal holds of answers to complainants: who called, who wrote to a cluster, what they thought of it. */
import { z } from 'zod';
import { EventHash, EventId } from '../branded';

const ofCast = { castId: EventId, clusterId: EventId };

export const answerEvents = {
  'answer-called': z.strictObject({
    answerId: EventId,
    caseId: EventId,
    /** Of its calls, from 1. */
    number: z.int(),
    reached: z.boolean(),
  }),
  'cluster-cast-drafted': z.strictObject({ ...ofCast, textDigest: EventHash }),
  'cluster-cast-approved': z.strictObject({ ...ofCast, textDigest: EventHash }),
  'cluster-cast-ended': z.strictObject({ ...ofCast }),
  /** From 1, not content at all, to 5, by whoever holds the tracking code. */
  'answer-rated': z.strictObject({ caseId: EventId, round: z.int(), rating: z.int() }),
} as const;
