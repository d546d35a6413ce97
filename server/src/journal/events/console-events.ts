/** What the journal holds of views, templates and mentions: ids, codes, digests. The words stand beside it. */
import { z } from 'zod';
import { EventCode, EventHash, EventId } from '../branded';

export const consoleEvents = {
  /** SHA-256 of the canonical JSON of the view's name, filters and alert. */
  'view-saved': z.strictObject({
    viewId: EventId,
    ownerId: EventId,
    version: z.int(),
    shared: z.boolean(),
    contentDigest: EventHash,
  }),
  'view-removed': z.strictObject({ viewId: EventId, ownerId: EventId, version: z.int() }),
  'template-written': z.strictObject({
    templateCode: EventCode,
    version: z.int(),
    retired: z.boolean(),
    contentDigest: EventHash,
  }),
  /** Somebody was named in a note on the case. */
  'member-mentioned': z.strictObject({ caseId: EventId, memberId: EventId }),
} as const;
