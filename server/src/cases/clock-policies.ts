/** The limits and the calendar of a realm, made once for each reading of its lists. */
import type { ClockPolicyRow, WorkCalendarRow } from '@heed/shared/clocks';
import { ZoneTime } from '../kernel/zone-time';
import { policyOf } from './rules/clock-limits';
import type { ClockPolicy } from './rules/due-time';
import { WorkCalendar } from './rules/work-calendar';

/** The lists that say how long clocks run. */
export interface ClockLists {
  /** Rows that hold now. */
  readonly clockPolicy: readonly ClockPolicyRow[];
  /** All versions, the oldest first, at least one. */
  readonly calendars: readonly WorkCalendarRow[];
}

const made = new WeakMap<ClockLists, ClockPolicy>();
const zones = new Map<string, ZoneTime>();

export function clockPolicyOf(lists: ClockLists, timeZone: string): ClockPolicy {
  const known = made.get(lists);
  if (known) return known;
  const policy = policyOf(lists.clockPolicy, calendarOf(lists, timeZone));
  made.set(lists, policy);
  return policy;
}

function calendarOf({ calendars }: ClockLists, timeZone: string): WorkCalendar {
  const zone = zones.get(timeZone) ?? new ZoneTime(timeZone);
  zones.set(timeZone, zone);
  return new WorkCalendar(calendars, zone);
}
