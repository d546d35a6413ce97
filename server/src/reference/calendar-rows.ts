/** The work calendar as it is stored: one row a version, so that a clock is explained by the one it was counted by. */
import type { WorkCalendarRow } from '@heed/shared/clocks';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { defaultWorkCalendar } from '../../data/work-calendar';
import type { ListQuery } from './list-query';

/** The product's own, before a deployment says otherwise. */
export const presetCalendars: readonly WorkCalendarRow[] = [defaultWorkCalendar];

/** All versions, the product's own first. */
export async function readCalendars(
  query: ListQuery,
  realm: Realm = REAL,
): Promise<WorkCalendarRow[]> {
  const own = await query<WorkCalendarRow>(
    'select version, week, days from work_calendar where realm = $1 order by version',
    [realm],
  );
  return [defaultWorkCalendar, ...own];
}

export async function addCalendar(
  query: ListQuery,
  { version, week, days }: WorkCalendarRow,
  realm: Realm = REAL,
): Promise<void> {
  await query(
    'insert into work_calendar (realm, version, week, days) values ($1, $2, $3::json, $4::json)',
    [realm, version, JSON.stringify(week), JSON.stringify(days)],
  );
}

/** A drill's own where its scenario brought one, else the deployment's. */
export function calendarsOver(
  own: readonly WorkCalendarRow[],
  deployment: readonly WorkCalendarRow[],
): readonly WorkCalendarRow[] {
  return own.length > presetCalendars.length ? own : deployment;
}
