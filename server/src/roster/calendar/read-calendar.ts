/**
 * Duties out of an iCalendar file. What can't be read is named by its line, and then nothing of the
 * file is taken. Times without a zone are the deployment's. Pure.
 */
import ICAL from 'ical.js';
import { refuse, type Refusal } from '../../kernel/refusal';
import { ZoneTime } from '../../kernel/zone-time';
import { overlap, type Span } from '../rules/roster-facts';

/** One occurrence of an event. */
export interface CalendarDuty extends Span {
  readonly uid: string;
  /** Names of whom it may be about: what it is called, and who attends. */
  readonly names: readonly string[];
  readonly line: number;
}

interface Fault {
  readonly line: number;
  readonly message: string;
}

/** More repetitions than this in one file are a slip of the pen, or an attack. */
const MOST_STEPS = 20_000;
export const MOST_DUTIES = 2_000;
const LONGEST_UID = 200;
const MOST_FAULTS = 50;

/** [R10] The occurrences that lie in the span, of every event that isn't cancelled. */
export function readCalendar(text: string, span: Span, zone: ZoneTime): CalendarDuty[] | Refusal {
  const parsed = parse(text);
  if ('fault' in parsed) return refuse('malformed', { details: [parsed.fault] });
  const lines = linesOf(text);
  const faults: Fault[] = [];
  const duties: CalendarDuty[] = [];
  const events = parsed.roots.flatMap((root) => root.getAllSubcomponents('vevent'));
  const room = { span, zone, steps: MOST_STEPS };
  const numbered = events.map((event, index) => ({ event, line: lines[index] ?? 1 }));
  for (const { event, line } of numbered) {
    if (event.hasProperty('recurrence-id') || statusOf(event) === 'CANCELLED') continue;
    const uid = String(event.getFirstPropertyValue('uid') ?? '');
    const exceptions = events.filter(
      (other) => other.hasProperty('recurrence-id') && uid === other.getFirstPropertyValue('uid'),
    );
    const found = occurrences(event, exceptions, room);
    if (typeof found === 'string') faults.push({ line, message: found });
    else duties.push(...found.map((each) => ({ ...each, line })));
    if (duties.length > MOST_DUTIES) return refuse('too-large');
  }
  if (events.length === 0) faults.push({ line: 1, message: 'no-events' });
  if (faults.length > 0) return refuse('invalid', { details: faults.slice(0, MOST_FAULTS) });
  return duties;
}

function parse(text: string): { roots: ICAL.Component[] } | { fault: Fault } {
  const lines = text.split(/\r?\n/);
  const bad = lines.findIndex(
    (line) => line.trim() !== '' && !/^[ \t]/.test(line) && !/^[A-Za-z0-9-]+[;:]/.test(line),
  );
  if (bad >= 0) return { fault: { line: bad + 1, message: 'not-a-calendar-line' } };
  try {
    const read: unknown = ICAL.parse(text);
    const roots = Array.isArray(read) && typeof read[0] === 'string' ? [read] : (read as unknown[]);
    const components = roots.map((root) => new ICAL.Component(root as string));
    if (components.every(({ name }) => name === 'vcalendar')) return { roots: components };
  } catch {
    // The library says what it could not read in its own words, and not where.
  }
  return { fault: { line: 1, message: 'not-a-calendar' } };
}

/** Where each event begins: the library keeps no lines. */
function linesOf(text: string): number[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));
}

/** The occurrences in the span, or what is wrong with the event. */
function occurrences(
  component: ICAL.Component,
  exceptions: ICAL.Component[],
  room: { readonly span: Span; readonly zone: ZoneTime; steps: number },
): Omit<CalendarDuty, 'line'>[] | string {
  const { span, zone } = room;
  const uid = component.getFirstPropertyValue('uid');
  if (typeof uid !== 'string' || uid === '' || uid.length > LONGEST_UID) return 'event-uid';
  if (!component.hasProperty('dtstart')) return 'event-start';
  if (!component.hasProperty('dtend') && !component.hasProperty('duration')) return 'event-end';
  const found: Omit<CalendarDuty, 'line'>[] = [];
  try {
    const event = new ICAL.Event(component, { exceptions });
    const steps = event.iterator();
    for (; room.steps > 0; room.steps -= 1) {
      const next = steps.next();
      // The types don't tell that the end of the repetitions is nothing.
      if (!(next as ICAL.Time | undefined)) return found;
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      const from = timeOf(item.component, startDate, zone);
      const to = timeOf(item.component, endDate, zone);
      if (from === null || to === null) return 'event-zone';
      if (to <= from) return 'end-before-start';
      if (from >= span.to) return found;
      const isIn = overlap({ from, to }, span) > 0 && statusOf(item.component) !== 'CANCELLED';
      if (isIn) found.push({ uid, names: namesOf(item), from, to });
    }
  } catch {
    return 'event-unreadable';
  }
  return 'event-endless';
}

/** Milliseconds; null where the zone that it names is known neither to the file nor to us. */
function timeOf(component: ICAL.Component, time: ICAL.Time, zone: ZoneTime): number | null {
  const local = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  if (time.zone === ICAL.Timezone.utcTimezone) return local;
  const isFloating = !(time.zone as ICAL.Timezone | null) || time.zone.tzid === 'floating';
  if (!isFloating) return time.toUnixTime() * 1_000;
  const named = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  if (!named || time.isDate) return zone.timeOf(local);
  try {
    return new ZoneTime(named).timeOf(local);
  } catch {
    return null;
  }
}

function namesOf({ summary, attendees }: ICAL.Event): string[] {
  const attending = attendees.map((attendee) => attendee.getFirstParameter('cn'));
  return [summary, ...attending].flatMap((name) => {
    const told = (name as string | null | undefined)?.trim();
    return told ? [told] : [];
  });
}

function statusOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue('status') ?? '').toUpperCase();
}
