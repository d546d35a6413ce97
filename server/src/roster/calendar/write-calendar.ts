/** Duties as an iCalendar file (RFC 5545), in UTC: every calendar reads it in its own zone. */
import ICAL from 'ical.js';
import type { DutyFact } from '../rules/roster-facts';

/** How a duty reads in somebody's calendar. */
export interface CalendarLine {
  readonly duty: DutyFact;
  readonly summary: string;
  readonly description: string;
}

/** [R9] The whole file; `madeAt` in milliseconds. */
export function calendarText(name: string, lines: readonly CalendarLine[], madeAt: number): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Heed//Roster//ZH');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('x-wr-calname', name);
  for (const line of lines) calendar.addSubcomponent(eventOf(line, madeAt));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ duty, summary, description }: CalendarLine, madeAt: number): ICAL.Component {
  const event = new ICAL.Component('vevent');
  // The part of a duty that somebody took over is another event than the rest of it.
  event.addPropertyWithValue('uid', `${duty.shiftId}-${duty.date}-${duty.from}@heed`);
  event.addPropertyWithValue('dtstamp', utc(madeAt));
  event.addPropertyWithValue('dtstart', utc(duty.from));
  event.addPropertyWithValue('dtend', utc(duty.to));
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('description', description);
  return event;
}

function utc(time: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(time), true);
}
