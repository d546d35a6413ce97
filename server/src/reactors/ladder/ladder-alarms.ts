/** The alarms that the ladder asks for: pages that wait, rungs that reached nobody, nights with gaps. */
import type { Realm } from '@heed/shared/vocabulary';
import type { Raising } from '../../incidents/alarms/alarm-desk';
import type { Database } from '../../kernel/database/database';
import { ABOUT_NOTHING } from '../due-alarms';

interface PagedCase {
  readonly realm: Realm;
  readonly subject: string;
  readonly at: string;
  readonly urgency: number;
  readonly unitId: string | null;
  /** Null where it stands for several cases of one unit. */
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly incidentId: string | null;
}

interface Unreached {
  readonly realm: Realm;
  readonly code: string;
  readonly unitId: string | null;
  readonly day: string;
  readonly at: string;
}

interface Gaps {
  readonly realm: Realm;
  readonly week: string;
  readonly at: string;
}

type Reads = Pick<Database, 'query'>;

export async function ladderAlarms(database: Reads): Promise<Raising[]> {
  const [paged, unreached, gaps] = await Promise.all([
    pagedCases(database),
    unreachedRungs(database),
    nightsWithGaps(database),
  ]);
  return [...paged.map(alarmOfPage), ...unreached.map(alarmOfUnreached), ...gaps.map(alarmOfGaps)];
}

/**
 * [L13] Critical cases one by one: once for their work, their audit, their follow-up, however many
 * clocks. Of all others one a unit and day, so that a flood doesn't drown the room. A clock that has
 * stopped asks for none, even before the ladder has settled its rung: the case may have been reopened.
 */
function pagedCases(database: Reads): Promise<PagedCase[]> {
  return database.query<PagedCase>(
    `with paged as (
       select r.realm, r.at, c.urgency, c.unit_id, c.id, c.case_no, c.category, c.district, c.street,
         c.incident_ids, (r.at at time zone 'UTC')::date::text as day,
         case when r.clock in ('audit', 'follow_up') then r.clock else 'work' end
           || ':' || (c.doc ->> 'reopenCount') as phase
       from rung r join cases c on c.id = r.case_id
       where r.settled_at is null and r.code = 'page' and exists (
         select 1 from json_array_elements(c.doc -> 'clocks') k
         where k ->> 'kind' = r.clock and (k ->> 'startedAt')::timestamptz = r.started_at
           and k ->> 'stoppedAt' is null))
     select realm, 'case-paged:' || id || ':' || phase as subject, min(at) as at, urgency,
       unit_id as "unitId", id as "caseId", case_no as "caseNo", category, district, street,
       incident_ids[1] as "incidentId"
     from paged where urgency = 0
     group by realm, id, phase, urgency, unit_id, case_no, category, district, street, incident_ids
     union all
     select realm, 'case-paged:' || coalesce(unit_id::text, 'none') || ':' || day, min(at),
       min(urgency), unit_id, null, null, null, null, null, null
     from paged where urgency > 0 group by realm, unit_id, day`,
    [],
    'cases-paged',
  );
}

/** [L5] */
function unreachedRungs(database: Reads): Promise<Unreached[]> {
  return database.query<Unreached>(
    `select realm, code, unit_id as "unitId", (at at time zone 'UTC')::date::text as day, min(at) as at
     from rung where settled_at is null and not reached group by 1, 2, 3, 4`,
    [],
    'rungs-unreached',
  );
}

/** [L16] */
function nightsWithGaps(database: Reads): Promise<Gaps[]> {
  return database.query<Gaps>(
    `select realm, week::text, ran_at as at from (
       select distinct on (realm) realm, week, ran_at, gaps from ladder_run
       order by realm, week desc) newest
     where gaps > 0`,
    [],
    'nights-with-gaps',
  );
}

function alarmOfPage({ realm, subject, at: dueAt, urgency, ...facts }: PagedCase): Raising {
  const level = urgency === 0 ? 1 : 2;
  return {
    realm,
    subject,
    about: { ...ABOUT_NOTHING, ...facts, level, code: 'case-paged', dueAt },
  };
}

function alarmOfUnreached({ realm, code, unitId, day, at: dueAt }: Unreached): Raising {
  return {
    realm,
    subject: `rung-unreached:${code}:${unitId ?? 'none'}:${day}`,
    about: { ...ABOUT_NOTHING, level: 2, code: 'rung-unreached', dueAt, unitId },
  };
}

function alarmOfGaps({ realm, week, at: dueAt }: Gaps): Raising {
  return {
    realm,
    subject: `ladder-gaps:${week}`,
    about: { ...ABOUT_NOTHING, level: 4, code: 'ladder-gaps', dueAt },
  };
}
