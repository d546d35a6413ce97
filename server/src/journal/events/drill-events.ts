/** What the journal holds of drills: how a realm's clock runs, what is played, what the room has done. */
import { z } from 'zod';
import { DrillState } from '@heed/shared/drills';
import { EventCode, EventTime } from '../branded';

const ofDrill = { drillId: EventCode };

export const drillEvents = {
  /**
   * From `wallAt` on the realm's time runs from `realmAt`, `speed` times as fast (0 stands still),
   * and no further than `until`.
   */
  'realm-paced': z.strictObject({
    realmAt: EventTime,
    wallAt: EventTime,
    speed: z.number().min(0),
    until: EventTime,
    state: DrillState,
  }),
  'drill-opened': z.strictObject({
    ...ofDrill,
    scenario: EventCode,
    seed: z.int(),
    beginsAt: EventTime,
    endsAt: EventTime,
    total: z.int(),
  }),
  'drill-step-done': z.strictObject({ ...ofDrill, step: EventCode }),
  'drill-ended': z.strictObject({ ...ofDrill, told: z.int() }),
  /** The key of all that the drill sealed is gone: none of it opens again, in any backup. */
  'drill-seals-destroyed': z.strictObject({ ...ofDrill }),
} as const;
