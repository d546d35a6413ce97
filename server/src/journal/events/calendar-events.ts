/** What the journal holds of the work calendar, for whoever must know it from the journal alone. */
import { z } from 'zod';

const LocalDay = z.int();

export const calendarEvents = {
  /** All days that are not what their weekday says, as local days since 1970; names stay in the list. */
  'days-marked': z.strictObject({ off: z.array(LocalDay), worked: z.array(LocalDay) }),
} as const;
