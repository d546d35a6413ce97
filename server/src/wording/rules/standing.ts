/** What time makes of an entry: when its end is near, whether it has expired, whether it may be used. */
import type { Limits } from '@heed/shared/thresholds';
import type { WordingState } from '@heed/shared/wording';
import { isoTime, parseTime } from '../../kernel/instant';
import type { WordingRecord } from '../wording-record';

const MINUTE = 60_000;

/** The share of its time that is left when the warning begins, and its bounds. */
export type WarningLimits = Pick<Limits, 'wording-share' | 'wording-least' | 'wording-most'>;

/** [W2] When the warning begins. */
export function warnTime(from: string, expiresAt: string, limits: WarningLimits): string {
  const start = parseTime(from);
  const end = parseTime(expiresAt);
  const share = ((end - start) * limits['wording-share']) / 100;
  const least = limits['wording-least'] * MINUTE;
  const most = limits['wording-most'] * 60 * MINUTE;
  const before = Math.min(Math.max(share, least), most);
  return isoTime(Math.max(start, end - before));
}

/** [W5] The state as a reader sees it at a time. */
export function stateAt({ state, current }: WordingRecord, now: string): WordingState {
  const mayExpire = state === 'agreed' || state === 'needs-check';
  return mayExpire && current !== null && current.expiresAt <= now ? 'expired' : state;
}

/** [W5] */
export function isOffered(record: WordingRecord, now: string): boolean {
  return stateAt(record, now) === 'agreed';
}

/** [W2] Its warning has begun. */
export function isEnding({ current }: WordingRecord, now: string): boolean {
  return current !== null && current.warnAt <= now;
}
