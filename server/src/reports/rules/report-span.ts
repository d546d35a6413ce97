/** What a report counts: of which realm or incident, from when to when, up to which entry. */
import type { Realm } from '@heed/shared/vocabulary';

export interface ReportSpan {
  readonly realm: Realm;
  /** Null for the whole realm. */
  readonly incidentId: string | null;
  /** What came in since then counts; null where everything of the incident does. In milliseconds. */
  readonly since: number | null;
  /** When the curves begin. */
  readonly from: number;
  /** When the report's knowledge ends: entries of then and later are not read, where it is in the past. */
  readonly to: number;
  /** Whether it is one statistical day, to be held against the one before. */
  readonly isDay: boolean;
}

export const DAY = 86_400_000;

/** Whether a moment, in milliseconds, lies in the report's time. */
export function isIn({ since, to }: ReportSpan, time: number): boolean {
  return (since === null || time >= since) && time <= to;
}
