/** What the rules of the roster look at. Times are milliseconds, days are counted from 1970 in the zone. */
import type { OverrideKind, ShiftPlan } from '@heed/shared/roster';
import { isoTime, parseTime } from '../../kernel/instant';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const MINUTE = 60_000;

export interface PostFact {
  readonly id: string;
  readonly needed: number;
  readonly retired: boolean;
}

export interface ShiftFact {
  readonly id: string;
  readonly postId: string;
  readonly memberId: string;
  readonly plan: ShiftPlan;
}

/** In the order in which they were made. */
export interface OverrideFact {
  readonly shiftId: string;
  readonly date: string;
  readonly why: OverrideKind;
  /** Null where nobody stands in. */
  readonly byMemberId: string | null;
  /** From when; null for the whole duty. */
  readonly startsAt: string | null;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One person at one post, as the rules count it. */
export interface DutyFact extends Span {
  readonly shiftId: string;
  readonly date: string;
  readonly postId: string;
  readonly memberId: string;
  readonly calledIn: boolean;
  readonly override: OverrideKind | null;
}

/** The local day that a date names. */
export function dayOf(date: string): number {
  return Math.round(parseTime(`${date}T00:00:00.000Z`) / DAY);
}

export function dateOf(day: number): string {
  return isoTime(day * DAY).slice(0, 'yyyy-mm-dd'.length);
}

/** Milliseconds into the day that a time of the day names. */
export function timeOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
}

/** How long two spans lie over each other. */
export function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}
