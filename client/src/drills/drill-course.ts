/** Where a drill stands in its course. */
import type { DrillRow } from '@heed/shared/drills';

const MINUTE_MS = 60_000;
/** One command moves the clock by no more than this. */
const LONGEST_STEP_SECONDS = 3_600;

/** Whole minutes since the drill's beginning. */
export function minuteOf({ beginsAt }: Pick<DrillRow, 'beginsAt'>, at: string): number {
  return Math.floor((Date.parse(at) - Date.parse(beginsAt)) / MINUTE_MS);
}

/** Until the next moment at which the room must act; null where none lies ahead. */
export function secondsToNextStep({ at, steps }: Pick<DrillRow, 'at' | 'steps'>): number | null {
  const now = Date.parse(at);
  const ahead = steps.map((step) => Date.parse(step.at)).filter((time) => time > now);
  if (ahead.length === 0) return null;
  return Math.min(LONGEST_STEP_SECONDS, Math.ceil((Math.min(...ahead) - now) / 1000));
}
