/** What happens to the lists of units without accounts: ids, counts, codes and times; no word of what they hold. */
import { z } from 'zod';
import { UnitRowOutcome } from '@heed/shared/unit-loop';
import { EventHash, EventId, EventTime } from '../branded';

const ofList = { listId: EventId, unitId: EventId };

export const unitLoopEvents = {
  'unit-list-made': z.strictObject({ ...ofList, rows: z.int() }),
  /** It left as a file, or as text for a group. */
  'unit-list-exported': z.strictObject({
    ...ofList,
    rows: z.int(),
    format: z.enum(['xlsx', 'text']),
  }),
  'unit-link-made': z.strictObject({ ...ofList, linkId: EventId, expiresAt: EventTime }),
  'unit-link-revoked': z.strictObject({ ...ofList, linkId: EventId }),
  /** A row was answered; what it did to the case is an entry of its own. */
  'unit-answered': z.strictObject({
    ...ofList,
    caseId: EventId,
    linkId: EventId.nullable(),
    became: UnitRowOutcome,
    /** Keyed hash of the answer. */
    answerDigest: EventHash,
  }),
} as const;
