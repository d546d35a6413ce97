/** What goes into the detector, and what comes out of it. */
import type { SignalLevel, SignalWindow, SignalZone } from '@heed/shared/signals';

export const BUCKET = 300_000;
/** The longest window, in buckets of 5 minutes; how long an arrival is kept one by one. */
export const KEPT_BUCKETS = 36;
/** What the journal has later than this is late-entered: it teaches what is usual and is never tested. */
export const LATE_AFTER = 60 * 60_000;

export interface Arrival {
  /** When it was received at its source (what counts go by), in milliseconds. */
  readonly at: number;
  /** When the journal has it. */
  readonly enteredAt: number;
  readonly caseId: string;
  readonly person: string;
  readonly channel: string;
  readonly category: string | null;
  readonly topic: string | null;
  readonly district: string | null;
  readonly street: string | null;
  /** H3 cell of a resolution of at most 8. */
  readonly cell: string | null;
  /** A digest of an exact coordinate where the journal has one. */
  readonly point: string | null;
}

export interface DetectorSettings {
  /** The zone in which hours and days are counted. */
  readonly timeZone: string;
  /** Days of history within the last sixty without which nothing is tested. */
  readonly baselineDays: number;
}

export interface Signal {
  /** Stays the same while it is open. */
  readonly id: string;
  readonly question: 'surge' | 'hotspot';
  readonly zone: SignalZone;
  readonly parent: string | null;
  readonly category: string | null;
  readonly topic: string | null;
  readonly window: SignalWindow;
  readonly observed: number;
  readonly people: number;
  /** What the test held it against; of a hotspot, its share of what all others bring now. */
  readonly expected: number;
  /** What is usual there at this time of the week. */
  readonly usual: number;
  readonly high: number;
  readonly chance: number;
  readonly intervalDays: number;
  readonly level: SignalLevel;
  /** Milliseconds. */
  readonly since: number;
  /** End of the window, in milliseconds. */
  readonly at: number;
  readonly batch: {
    readonly channel: string;
    readonly share: number;
    readonly usualShare: number;
  } | null;
  /** The places in which its hotspots lie; of the city's surge, the districts that it hits hardest. */
  readonly covers: {
    readonly districts: readonly string[];
    readonly streets: readonly string[];
    readonly cells: readonly string[];
  };
}

export function bucketOf(time: number): number {
  return Math.floor(time / BUCKET);
}
