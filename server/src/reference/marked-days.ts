/** The calendar's days as the journal has them: folds know them from there alone. */
import type { WorkCalendarRow } from '@heed/shared/clocks';
import type { NewEvent } from '../journal/events';

const DAY = 86_400_000;

export function daysMarked(days: WorkCalendarRow['days']): NewEvent {
  const of = (wanted: WorkCalendarRow['days'][number]['kind']) =>
    days.filter(({ kind }) => kind === wanted).map(({ date }) => Date.parse(date) / DAY);
  return { type: 'days-marked', data: { off: of('holiday'), worked: of('workday') } };
}

/** What a realm's journal begins with: nothing where every day is what its weekday says. */
export function firstMarks(calendar: Pick<WorkCalendarRow, 'days'> | undefined): NewEvent[] {
  return calendar && calendar.days.length > 0 ? [daysMarked(calendar.days)] : [];
}
