/** What the journal holds of signals: when each opened, with its numbers then, and when it closed. */
import { z } from 'zod';
import { EventCode, EventId, EventTime } from '../branded';

export const signalEvents = {
  'signal-opened': z.strictObject({
    signal: EventCode,
    question: z.enum(['surge', 'hotspot']),
    zone: z.enum(['city', 'district', 'street', 'cell', 'ring1', 'ring2']),
    /** Code of the district or street, or the cell; null for the city. */
    place: EventCode.nullable(),
    category: EventCode.nullable(),
    topic: EventId.nullable(),
    window: z.int(),
    observed: z.int().min(0),
    people: z.int().min(0),
    expected: z.number(),
    usual: z.number(),
    chance: z.number(),
    intervalDays: z.number(),
    level: z.enum(['review', 'wall']),
    /** Rows entered in one go over this channel. */
    batch: EventCode.nullable(),
    since: EventTime,
  }),
  'signal-closed': z.strictObject({ signal: EventCode }),
} as const;
