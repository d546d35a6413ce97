/**
 * Counts of cases and complaints as the journal has them up to a position. Whoever holds the journal
 * gets the same from the same statement: `heed numbers` prints what to ask.
 */
import type { NumberQuery } from '@heed/shared/bulletins';

export type CountQuery = Exclude<NumberQuery, 'figure' | 'zones-recovered' | 'zones-affected'>;

/** Cases of the incident at the position: each by the last link that the journal holds of it. */
const linked = `linked as (
    select case_id from (
      select distinct on (case_id) case_id, type
      from journal
      where type in ('case-linked', 'case-unlinked') and realm = $1 and position <= $2
        and (entry::json -> 'data' ->> 'incidentId') = $4
      order by case_id, position desc
    ) l where type = 'case-linked'
  ),`;

/** Parameters: `$1` the realm, `$2` the position, `$3` the realm's time, `$4` the incident where it counts. */
export function caseCountsSql(ofIncident: boolean): string {
  return `with ${ofIncident ? linked : ''}
  told as materialized (
    select j.case_id, j.position, j.type, j.entry::jsonb -> 'data' as data
    from journal j ${ofIncident ? 'join linked l on l.case_id = j.case_id' : ''}
    where j.realm = $1 and j.position <= $2 and j.case_id is not null and j.type <> 'field-revealed'
  ),
  latest as (
    select case_id,
      bool_or(data -> 'after' ->> 'unitId' is not null) as given,
      (array_agg(data -> 'after' order by position desc))[1] as after,
      (array_agg(type order by position desc)
        filter (where type in ('case-answered', 'case-reopened')))[1] as answer,
      (array_agg(coalesce(data ->> 'outcome', 'reopened') order by position desc)
        filter (where type in ('case-followed-up', 'case-reopened')))[1] as outcome
    from told group by case_id
  ),
  cases_now as (
    select given, outcome, after ->> 'state' as state,
      answer is not distinct from 'case-answered' as answered,
      after ->> 'closedAt' is null as open,
      (after -> 'running' -> 0 ->> 'dueAt')::timestamptz as due_at
    from latest where not (after ->> 'historic')::boolean
  ),
  complaints as (
    select data ->> 'personId' as person, (data ->> 'opened')::boolean as opened
    from told
    where type = 'complaint-registered' and not (data -> 'after' ->> 'historic')::boolean
  )
  select
    (select count(*) from complaints) as "received",
    (select count(distinct person) from complaints) as "people",
    (select count(*) from complaints where not opened) as "repeats",
    count(*) filter (where answered) as "answered",
    count(*) filter (where given and not answered) as "dispatched",
    count(*) filter (where outcome = 'solved') as "confirmed-solved",
    count(*) filter (where state in ('replied', 'pending_followup')) as "replied-unconfirmed",
    count(*) filter (where open) as "open",
    count(*) filter (where open and due_at <= $3::timestamptz) as "overdue"
  from cases_now`;
}
