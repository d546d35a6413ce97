/** Special days by year, the latest first, neighbours of one holiday as one line. Pure. */
import type { CalendarDay } from '@heed/shared/clocks';

const DAY = 86_400_000;

export interface CalendarSpan {
  from: string;
  to: string;
  kind: CalendarDay['kind'];
  name: string;
}

export interface CalendarYear {
  year: string;
  off: number;
  worked: number;
  spans: CalendarSpan[];
}

export function yearsOf(days: readonly CalendarDay[]): CalendarYear[] {
  const years = Map.groupBy(days, ({ date }) => date.slice(0, 4));
  return [...years]
    .map(([year, own]) => ({
      year,
      off: own.filter(({ kind }) => kind === 'holiday').length,
      worked: own.filter(({ kind }) => kind === 'workday').length,
      spans: spansOf(own),
    }))
    .sort((a, b) => b.year.localeCompare(a.year));
}

/** The dates of a span, each of which can be removed alone. */
export function datesOf({ from, to }: CalendarSpan): string[] {
  const length = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return Array.from({ length }, (_, n) =>
    new Date(Date.parse(from) + n * DAY).toISOString().slice(0, 10),
  );
}

/** 0 for Monday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function spansOf(days: readonly CalendarDay[]): CalendarSpan[] {
  const spans: CalendarSpan[] = [];
  for (const { date, kind, name } of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
    const last = spans.at(-1);
    const follows = last && Date.parse(last.to) + DAY === Date.parse(date);
    if (follows && last.kind === kind && last.name === name) last.to = date;
    else spans.push({ from: date, to: date, kind, name });
  }
  return spans;
}
