/** The last 24 hours in two sums, from the buckets of 5 minutes. */
import type { BoardParts } from '@heed/shared/board';

const DAY_MS = 24 * 3_600_000;

/** Null where the board goes back less far: a sum over fewer hours would pass for a day's. */
export function lastDay(
  buckets: BoardParts['buckets'],
  now: number,
): { received: number; closed: number } | null {
  const day = { received: 0, closed: 0 };
  let reachesBack = false;
  for (const [key, bucket] of Object.entries(buckets)) {
    const age = now - Date.parse(key);
    if (age >= DAY_MS) reachesBack = true;
    else {
      day.received += bucket.received;
      day.closed += bucket.closed;
    }
  }
  return reachesBack ? day : null;
}
