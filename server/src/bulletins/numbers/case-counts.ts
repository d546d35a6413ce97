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

/** What is asked of each entry of a case; parsed once. */
const told = `told as materialized (
    select j.case_id, j.position, j.type,
      row_number() over (partition by j.case_id order by j.position desc) as age,
      data ->> 'personId' as person, data ->> 'opened' as opened, data ->> 'outcome' as outcome,
      data -> 'after' ->> 'historic' = 'true' as historic,
      data -> 'after' ->> 'unitId' is not null as given,
      data -> 'after' ->> 'state' as state,
      data -> 'after' ->> 'closedAt' is null as open,
      data -> 'after' -> 'running' -> 0 ->> 'dueAt' as due_at`;

/** Where each case stands, and what was said of it, by all that was told; the newest entry has age 1. */
const casesAndComplaints = `latest as (
    select case_id, bool_or(given) as given,
      bool_or(historic) filter (where age = 1) as historic,
      bool_or(open) filter (where age = 1) as open,
      max(state) filter (where age = 1) as state,
      max(due_at) filter (where age = 1) as due_at,
      max(position) filter (where type = 'case-answered') as answered_at,
      max(position) filter (where type = 'case-followed-up' and outcome = 'solved') as solved_at,
      max(position) filter (where type = 'case-followed-up') as asked_at,
      max(position) filter (where type = 'case-reopened') as reopened_at
    from told group by case_id
  ),
  cases_now as (
    select state, open, due_at::timestamptz as due_at, given,
      answered_at > coalesce(reopened_at, 0) as answered,
      solved_at = asked_at and solved_at > coalesce(reopened_at, 0) as solved
    from latest where not historic
  ),
  complaints as (
    select person, opened = 'true' as opened
    from told where type = 'complaint-registered' and not historic
  )`;

/** Parameters: `$1` the realm, `$2` the position, `$3` the realm's time, `$4` the incident where it counts. */
export function caseCountsSql(ofIncident: boolean): string {
  return `with ${ofIncident ? linked : ''}
  ${told}
    from journal j ${ofIncident ? 'join linked l on l.case_id = j.case_id' : ''}
      cross join lateral (select j.entry::jsonb -> 'data' as data offset 0) e
    where j.realm = $1 and j.position <= $2 and j.case_id is not null and j.type <> 'field-revealed'
  ),
  ${casesAndComplaints}
  select
    (select count(*) from complaints) as "received",
    (select count(distinct person) from complaints) as "people",
    (select count(*) from complaints where not opened) as "repeats",
    count(*) filter (where answered) as "answered",
    count(*) filter (where given and answered is not true) as "dispatched",
    count(*) filter (where solved) as "confirmed-solved",
    count(*) filter (where state in ('replied', 'pending_followup')) as "replied-unconfirmed",
    count(*) filter (where open) as "open",
    count(*) filter (where open and due_at <= $3::timestamptz) as "overdue"
  from cases_now`;
}
