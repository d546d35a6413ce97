/** A night is worked where three hours of 22:00–06:00 are: 夜班 as 劳动部 counts it lies in these hours. */
export const nightHours = { from: 22, to: 6, least: 3 } as const;
