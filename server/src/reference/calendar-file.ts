/** Holidays and working weekends out of a CSV: one day or one span a line, as the State Council announces them. */
import type { CalendarDay, WorkCalendarRow } from '@heed/shared/clocks';
import type { ListImportResult } from '@heed/shared/reference';
import {
  cellOf,
  faultIn,
  findColumns,
  type CsvRow,
  type CsvTable,
  type RefusedRow,
  type RowFault,
} from './csv-table';

const names = {
  date: ['date', 'day', '日期'],
  kind: ['kind', 'type', '类型', '类别'],
  name: ['name', 'holiday', '名称', '节日', '节假日'],
} as const;
type Columns = Partial<Record<keyof typeof names, number>>;

const kinds: ReadonlyMap<string, CalendarDay['kind']> = new Map([
  ['holiday', 'holiday'],
  ['放假', 'holiday'],
  ['休', 'holiday'],
  ['休息', 'holiday'],
  ['节假日', 'holiday'],
  ['workday', 'workday'],
  ['上班', 'workday'],
  ['班', 'workday'],
  ['调休上班', 'workday'],
  ['补班', 'workday'],
]);

const LONGEST_NAME = 40;
const LONGEST_SPAN = 31;
/** Some fifty years. */
const MOST_DAYS = 2_000;
const DAY = 86_400_000;
/** 1970-01-01 was a Thursday; weeks here begin on Monday. */
const EPOCH_WEEKDAY = 3;

export interface MergedDays extends ListImportResult {
  readonly days: CalendarDay[];
}

/** The calendar's days with those of the file, in order; null where the file lacks a column. */
export function mergeDays(
  table: CsvTable,
  { week, days }: Pick<WorkCalendarRow, 'week' | 'days'>,
): MergedDays | null {
  const columns = findColumns(table.headers, names);
  if (columns.date === undefined || columns.kind === undefined) return null;
  const before = new Map(days.map((day) => [day.date, day]));
  const read = new Map<string, CalendarDay>();
  const refused: RefusedRow[] = table.ragged.map((line) => ({ line, message: 'ragged-row' }));
  for (const row of table.rows) {
    const span = spanOf({ row, table, columns }, week);
    const fault = 'message' in span ? span : clashOf(span, read);
    if (fault) refused.push({ line: row.line, ...fault });
    else if (!('message' in span)) for (const day of span) read.set(day.date, day);
  }
  const after = new Map([...before, ...read]);
  if (after.size > MOST_DAYS) return { ...nothing(days), refused: [tooMany(table)] };
  const fresh = [...read.values()];
  const added = fresh.filter(({ date }) => !before.has(date)).length;
  const unchanged = fresh.filter((day) => isSame(before.get(day.date), day)).length;
  return {
    days: [...after.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    added,
    changed: fresh.length - added - unchanged,
    unchanged,
    refused: refused.sort((a, b) => a.line - b.line),
  };
}

interface RowPlace {
  readonly row: CsvRow;
  readonly table: CsvTable;
  readonly columns: Columns;
}

/** The days of a line, or what is wrong with it. */
function spanOf(place: RowPlace, week: WorkCalendarRow['week']): CalendarDay[] | RowFault {
  const { row, table, columns } = place;
  const wrong = (field: keyof typeof names, message: string) =>
    faultIn(table, columns, field, message);
  const dates = datesOf(cellOf(row, columns, 'date') ?? '');
  if (typeof dates === 'string') return wrong('date', dates);
  const kind = kinds.get((cellOf(row, columns, 'kind') ?? '').toLowerCase());
  if (!kind) return wrong('kind', 'not-a-day-kind');
  const name = cellOf(row, columns, 'name') ?? '';
  if (name.length > LONGEST_NAME) return wrong('name', 'too-long');
  const worked = dates.find((date) => (week[weekdayOf(date)] ?? []).length > 0);
  if (kind === 'workday' && worked !== undefined) return wrong('kind', 'worked-anyway');
  return dates.map((date) => ({ date, kind, name }));
}

/** A day that the file has said before: the same again, or otherwise. */
function clashOf(
  days: readonly CalendarDay[],
  read: ReadonlyMap<string, CalendarDay>,
): RowFault | null {
  const clash = days.find(({ date }) => read.has(date));
  if (!clash) return null;
  const same = read.get(clash.date)?.kind === clash.kind;
  return { message: same ? 'day-twice' : 'day-contradicts', column: clash.date };
}

/** One date, or all from one to another: 2026-10-01, 2026/10/1, 2026年10月1日, joined by `~` or 至. */
function datesOf(cell: string): string[] | string {
  const [first, last = first, ...rest] = cell.split(/[~～至]|--|—/).map((part) => dateOf(part));
  if (!first || !last || rest.length > 0) return 'not-a-date';
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const length = (to - from) / DAY + 1;
  if (length < 1) return 'ends-before-it-begins';
  if (length > LONGEST_SPAN) return 'span-too-long';
  return Array.from({ length }, (_, n) => new Date(from + n * DAY).toISOString().slice(0, 10));
}

function dateOf(text: string): string | null {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // 31 February is read as a day in March: that is no date.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}

function weekdayOf(date: string): number {
  return (((Date.parse(date) / DAY + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

function isSame(a: CalendarDay | undefined, b: CalendarDay): boolean {
  return a?.kind === b.kind && a.name === b.name;
}

function nothing(days: readonly CalendarDay[]) {
  return { days: [...days], added: 0, changed: 0, unchanged: 0 };
}

function tooMany({ rows }: CsvTable): RefusedRow {
  return { line: rows.at(-1)?.line ?? 1, message: 'too-many-days' };
}
