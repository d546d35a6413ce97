/** What the journal holds of reports: that one was frozen, over what, and the digest of its figures. */
import { z } from 'zod';
import { ReportKind } from '@heed/shared/report-figures';
import { EventHash, EventId, EventTime } from '../branded';

export const reportEvents = {
  'report-frozen': z.strictObject({
    reportId: EventId,
    kind: ReportKind,
    /** Null for the whole realm. */
    incidentId: EventId.nullable(),
    from: EventTime,
    to: EventTime,
    edition: z.int().min(1),
    /** Entries up to here are counted. */
    position: z.int().min(0),
    /** SHA-256 of the figures' canonical JSON. */
    figuresDigest: EventHash,
  }),
  /** Whose name stands on the documents, and whether in red over them; the words stand in `report_style`. */
  'report-style-set': z.strictObject({
    version: z.int().min(1),
    redHead: z.boolean(),
    wordsDigest: EventHash,
  }),
} as const;
