/** The only writer of the work calendar: each change is a version of its own. */
import { Injectable } from '@nestjs/common';
import type { WorkBlock, WorkCalendarRow } from '@heed/shared/clocks';
import type { ListImportResult } from '@heed/shared/reference';
import type { Actor } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { addCalendar, presetCalendars, readCalendars } from './calendar-rows';
import { mergeDays } from './calendar-file';
import type { CsvTable } from './csv-table';
import type { ListQuery } from './list-query';
import { ListWriter, type ListChange } from './list-writer';
import { daysMarked } from './marked-days';
import { nextVersion } from './next-version';

type Week = WorkCalendarRow['week'];

/** A week that is worked less could make a limit of a few days last for years. */
const LEAST_WEEKLY_MINUTES = 300;

@Injectable()
export class CalendarDesk {
  constructor(private readonly writer: ListWriter) {}

  /** Adds and changes the days of a file; what it doesn't name stays. */
  import(table: CsvTable, by: Actor): Promise<ListImportResult | Refusal> {
    return this.change<ListImportResult>(by, (present) => {
      const merged = mergeDays(table, present);
      if (!merged) return refuseField('invalid', 'file', 'unknown-columns');
      const { days, ...answer } = merged;
      return { ...answer, answer, row: { ...present, days } };
    });
  }

  /** Sets the working hours of each weekday. */
  setWeek(week: Week, by: Actor): Promise<WorkCalendarRow | Refusal> {
    const faults = weekFaults(week);
    const [fault] = faults;
    if (fault) return Promise.resolve(refuseField('invalid', fault.path, fault.message));
    return this.change(by, (present) => {
      const changed = JSON.stringify(week) === JSON.stringify(present.week) ? 0 : 1;
      const row = { ...present, week };
      return { answer: row, added: 0, changed, row };
    });
  }

  /** Takes a day out: it is again what its weekday says. */
  removeDay(date: string, by: Actor): Promise<WorkCalendarRow | Refusal> {
    return this.change(by, (present) => {
      const days = present.days.filter((day) => day.date !== date);
      if (days.length === present.days.length) return refuse('not-found');
      const row = { ...present, days };
      return { answer: row, added: 0, changed: 1, row };
    });
  }

  private change<T>(
    by: Actor,
    work: (present: WorkCalendarRow) => (ListChange<T> & { row: WorkCalendarRow }) | Refusal,
  ): Promise<T | Refusal> {
    return this.writer.write('work-calendar', by, async (query) => {
      const present = await presentOf(query);
      const change = work(present);
      if (!('row' in change)) return change;
      const { row, answer, added, changed } = change;
      if (added + changed > 0)
        await addCalendar(query, { ...row, version: await nextVersion(query) });
      const notes = row.days === present.days ? [] : [daysMarked(row.days)];
      return { answer, added, changed, notes };
    });
  }
}

async function presentOf(query: ListQuery): Promise<WorkCalendarRow> {
  const [preset] = presetCalendars;
  const present = (await readCalendars(query)).at(-1) ?? preset;
  if (!present) throw new Error('no work calendar');
  return present;
}

/** Blocks of a day follow each other, and a week is worked at all. */
function weekFaults(week: Week): { path: string; message: string }[] {
  const faults = week.flatMap((blocks, day) =>
    blocks.flatMap(({ from, to }, n) => {
      const path = `week.${day}.${n}`;
      if (to <= from) return [{ path, message: 'ends-before-it-begins' }];
      const before = blocks[n - 1];
      return before && from < before.to ? [{ path, message: 'blocks-overlap' }] : [];
    }),
  );
  const minutes = week.flat().reduce((sum, block) => sum + lengthOf(block), 0);
  if (minutes < LEAST_WEEKLY_MINUTES) faults.push({ path: 'week', message: 'too-few-hours' });
  return faults;
}

function lengthOf({ from, to }: WorkBlock): number {
  const [start = 0, end = 0] = [from, to].map((wall) => {
    const [hour = 0, minute = 0] = wall.split(':').map(Number);
    return hour * 60 + minute;
  });
  return end - start;
}
