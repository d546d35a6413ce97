/** What a plan of shifts must hold, and how it ends. Pure. */
import type { ShiftPlan, WeeklyPlan } from '@heed/shared/roster';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuseField, type Refusal } from '../../kernel/refusal';
import { dateOf, dayOf, DAY, type Span } from './roster-facts';

/** Nobody stands longer than this in one go; what is longer is a slip of the pen. */
const LONGEST = 1.5 * DAY;

/** [R1] Null where the plan can be kept. */
export function planFault(plan: ShiftPlan): Refusal | null {
  if (plan.kind === 'weekly') {
    const endless = plan.until === null || plan.until >= plan.from;
    return endless ? null : refuseField('invalid', 'plan.until', 'end-before-start');
  }
  const length = parseTime(plan.end) - parseTime(plan.start);
  if (length <= 0) return refuseField('invalid', 'plan.end', 'end-before-start');
  return length > LONGEST ? refuseField('invalid', 'plan.end', 'shift-too-long') : null;
}

/** Days and times as they are stored: each weekday once, instants in UTC. */
export function storedPlan(plan: ShiftPlan): ShiftPlan {
  if (plan.kind === 'weekly') {
    return { ...plan, weekdays: [...new Set(plan.weekdays)].sort((a, b) => a - b) };
  }
  return { ...plan, start: isoTime(parseTime(plan.start)), end: isoTime(parseTime(plan.end)) };
}

/** The last local day on which a shift may still reach; null while it goes on. */
export function lastDayOf(plan: ShiftPlan, localDay: (time: number) => number): string | null {
  if (plan.kind === 'weekly') return plan.until;
  return dateOf(localDay(parseTime(plan.end)));
}

/** [R1] The plan without the days from one on; null where nothing is left of it. */
export function endedPlan(plan: ShiftPlan, from: string): WeeklyPlan | null {
  if (plan.kind === 'single' || from <= plan.from) return null;
  const until = dateOf(dayOf(from) - 1);
  return { ...plan, until: plan.until !== null && plan.until < until ? plan.until : until };
}

/** A single shift of hours that nobody has. */
export function calledInPlan({ from, to }: Span): ShiftPlan {
  return { kind: 'single', start: isoTime(from), end: isoTime(to), calledIn: true };
}
