/**
 * Counts of cases and complaints as the journal has them up to a position. Whoever holds the journal
 * gets the same from the same statement: `heed numbers` counts from its entries, a draft from what was
 * read out of them.
 */
import type { NumberQuery } from '@heed/shared/bulletins';
import { toldOfJournal } from './told';

/** Where cases stand at the position, whenever they came in. */
export type StockQuery = Extract<NumberQuery, 'open' | 'overdue'>;
/** What has come in, and become of it, since the scope began. */
export type FlowQuery = Exclude<
  NumberQuery,
  StockQuery | 'figure' | 'zones-recovered' | 'zones-affected'
>;

export interface CaseScope {
  readonly realm: string;
  readonly position: number;
  /** Null counts the whole realm. */
  readonly incidentId: string | null;
}

export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The table of what was read out of the journal, or the journal's own entries. */
export type Source = 'told' | 'journal';

/** `$1` the realm, `$2` the position. */
const upTo = 'realm = $1 and position <= $2';
const registered = `kind = 'complaint-registered'`;
/** Of an incident or a drill all that was registered; of a day, which `$4` begins, what was received in it. */
const heard = `${registered} and ($4::timestamptz is null or (received_at >= $4 and at >= $4))`;
/** `$3` the incident, null for a whole realm: of an entry, whether its case belongs after it. */
const belongs = '($3::uuid is null or coalesce($3::uuid = any (incident_ids), false))';

/**
 * What was told of the cases that may count. Of the journal's own entries that is all; from the table an
 * incident takes the cases that ever entered it, a day those that something was heard of in it: each found
 * by an index, then all that was told of them.
 */
function toldIn(source: Source, { incidentId }: CaseScope, daily: boolean): string {
  if (source === 'journal') {
    return `read as (${toldOfJournal('0', '$2')}), told as (select * from read where realm = $1)`;
  }
  if (incidentId === null && !daily) return `told as (select * from case_told where ${upTo})`;
  const entered = `kind in ('case-linked', 'complaint-registered') and incident_ids is not null
      and $3::uuid = any (incident_ids)`;
  return `chosen as (
    select distinct case_id from case_told where ${upTo} and ${daily ? heard : entered}
  ),
  told as (
    select t.* from chosen join case_told t using (case_id) where t.realm = $1 and t.position <= $2
  )`;
}

/**
 * `since` is null for an incident or a drill, which count all that they have; of a day it counts what
 * was received in it, and what became of those cases once they were heard of.
 */
export function flowSql(source: Source, scope: CaseScope, since: string | null): Asked {
  // Where a case stands rides on the position of its newest entry: one pass, nothing joined to itself.
  const text = `with ${toldIn(source, scope, since !== null)},
  cases as (
    select case_id,
      count(*) filter (where ${heard}) as complaints,
      count(*) filter (where ${heard} and not opened) as repeats,
      min(position) filter (where ${heard}) as heard_at,
      max(position) filter (where given) as given_at,
      max(position) filter (where kind = 'case-answered') as answered_at,
      max(position) filter (where kind = 'case-followed-up') as asked_at,
      max(position) filter (where kind = 'case-followed-up' and outcome = 'solved') as solved_at,
      coalesce(max(position) filter (where kind = 'case-reopened'), 0) as reopened_at,
      max(position * 2 + (state in ('replied', 'pending_followup'))::integer) % 2 = 1 as unconfirmed,
      max(position * 2 + ${belongs}::integer) % 2 = 1 as belongs,
      array_agg(person_id) filter (where ${heard}) as people
    from told group by case_id
  ),
  counted as (
    select *, answered_at > reopened_at and answered_at >= heard_at as answered
    from cases where belongs and complaints > 0
  ),
  people as (
    select person from counted cross join lateral unnest(people) person group by person
  )
  select coalesce(sum(complaints), 0)::bigint as "received",
    (select count(*) from people) as "people",
    coalesce(sum(repeats), 0)::bigint as "repeats",
    count(*) filter (where answered) as "answered",
    count(*) filter (where given_at >= heard_at and answered is not true) as "dispatched",
    count(*) filter (where solved_at = asked_at and solved_at > reopened_at and solved_at >= heard_at)
      as "confirmed-solved",
    count(*) filter (where unconfirmed) as "replied-unconfirmed"
  from counted`;
  return { text, values: [scope.realm, scope.position, scope.incidentId, since] };
}

/** `now` is the realm's time: what is overdue is overdue then. */
export function stockSql(source: Source, scope: CaseScope, now: string): Asked {
  const text = `with ${toldIn(source, scope, false)},
  newest as (
    select max(position * 4
      + (open and ${belongs})::integer * 2
      + coalesce(open and ${belongs} and due_at <= $4::timestamptz, false)::integer) % 4 as stands
    from told group by case_id
  )
  select count(*) filter (where stands >= 2) as "open", count(*) filter (where stands = 3) as "overdue"
  from newest`;
  return { text, values: [scope.realm, scope.position, scope.incidentId, now] };
}
