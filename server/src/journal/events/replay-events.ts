/** What the journal holds of replays; how their clocks run stands in `realm-paced`, as for drills. */
import { z } from 'zod';
import { EventCode, EventTime } from '../branded';

const ofReplay = { replayId: EventCode };

export const replayEvents = {
  'replay-opened': z.strictObject({
    ...ofReplay,
    beginsAt: EventTime,
    endsAt: EventTime,
    rows: z.int(),
    /** Rows of the file that were left out. */
    refused: z.int(),
    moments: z.int(),
  }),
  'replay-ended': z.strictObject({ ...ofReplay, told: z.int() }),
  /** The key of all that the replay sealed is gone: none of it opens again, in any backup. */
  'replay-deleted': z.strictObject({ ...ofReplay }),
} as const;
