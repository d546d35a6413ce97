/** The calendar's days as the journal has them: folds know them from there alone. */
import type { WorkCalendarRow } from '@heed/shared/clocks';
import type { EventData, NewEvent } from '../journal/events';

const DAY = 86_400_000;

export function daysMarked(days: WorkCalendarRow['days']): NewEvent {
  return { type: 'days-marked', data: marksOf(days) };
}

/** As folds know them. */
export function marksOf(days: WorkCalendarRow['days']): EventData<'days-marked'> {
  const of = (wanted: WorkCalendarRow['days'][number]['kind']) =>
    days.filter(({ kind }) => kind === wanted).map(({ date }) => Date.parse(date) / DAY);
  return { off: of('holiday'), worked: of('workday') };
}

/** What a realm's journal begins with: nothing where every day is what its weekday says. */
export function firstMarks(calendar: Pick<WorkCalendarRow, 'days'> | undefined): NewEvent[] {
  return calendar && calendar.days.length > 0 ? [daysMarked(calendar.days)] : [];
}
