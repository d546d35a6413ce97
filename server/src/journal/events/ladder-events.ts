/** The ladder at work, as the journal keeps it: ids and codes, never a word of the case. */
import { z } from 'zod';
import { NoticeCode } from '@heed/shared/ladder';
import { ClockKind } from '@heed/shared/vocabulary';
import { EventId, EventTime } from '../branded';

export const ladderEvents = {
  /** A rung was acted on, once for the case and the run of its clock. */
  'rung-acted': z.strictObject({
    caseId: EventId,
    clock: z.enum([...ClockKind.options, 'lease']),
    rung: NoticeCode,
    dueAt: EventTime,
    /** After its time: nobody was there to do it. */
    late: z.boolean(),
    told: z.array(EventId),
    /** False where nobody of them is on duty, or can be called. */
    reached: z.boolean(),
  }),
  'notices-seen': z.strictObject({ noticeIds: z.array(EventId) }),
  'ladder-set': z.strictObject({ version: z.int() }),
  /** The ladder was tried for a night, by itself. */
  'ladder-tried': z.strictObject({ at: EventTime, gaps: z.int() }),
} as const;
