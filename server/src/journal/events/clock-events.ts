/** What happens to the clocks of a case without anybody working on it. */
import { z } from 'zod';
import { ofCase } from './case-parts';

export const clockEvents = {
  /** Limits or calendar changed, and an administrator brought that to the running cases. */
  'clocks-recounted': z.strictObject({ ...ofCase }),
} as const;
