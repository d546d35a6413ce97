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

/** Parameters: `$1` the realm, `$2` the position, `$3` the incident or null. */
function toldIn(source: Source, { incidentId }: CaseScope): string {
  const all =
    source === 'told' ? 'case_told' : `(${toldOfJournal('0', '$2')}) read_from_the_journal`;
  const inScope = 'realm = $1 and position <= $2';
  if (incidentId === null) return `told as (select * from ${all} where ${inScope})`;
  // A case belongs by its newest entry; first come those that ever entered.
  return `entries as (select * from ${all} where ${inScope}),
  joined as (
    select distinct case_id from entries
    where kind in ('case-linked', 'complaint-registered') and incident_ids is not null
      and $3::uuid = any (incident_ids)
  ),
  told as (select e.* from joined join entries e using (case_id))`;
}

/** Of an incident its cases alone, by where each stands. */
const belongs = '($3::uuid is null or $3::uuid = any (l.incident_ids))';

/**
 * `since` is null for an incident or a drill, which count all that they have; of a day it counts what
 * was received in it, and what became of those cases once they were heard of.
 */
export function flowSql(source: Source, scope: CaseScope, since: string | null): Asked {
  const text = `with ${toldIn(source, scope)},
  heard as (
    select case_id, min(position) as from_position from told
    where kind = 'complaint-registered'
      and ($4::timestamptz is null or (received_at >= $4 and at >= $4))
    group by case_id
  ),
  work as (
    select t.case_id, max(t.position) as newest, bool_or(t.given) as given,
      max(t.position) filter (where t.kind = 'case-answered') as answered_at,
      max(t.position) filter (where t.kind = 'case-followed-up') as asked_at,
      max(t.position) filter (where t.kind = 'case-followed-up' and t.outcome = 'solved') as solved_at,
      max(t.position) filter (where t.kind = 'case-reopened') as reopened_at
    from told t join heard h on h.case_id = t.case_id and t.position >= h.from_position
    group by t.case_id
  ),
  standing as (
    select w.case_id, w.given, l.state,
      coalesce(w.answered_at > coalesce(w.reopened_at, 0), false) as answered,
      w.solved_at = w.asked_at and w.solved_at > coalesce(w.reopened_at, 0) as solved
    from work w join told l on l.position = w.newest
    where ${belongs}
  ),
  complaints as (
    select t.person_id, t.opened from told t join standing s using (case_id)
    where t.kind = 'complaint-registered' and ($4::timestamptz is null or t.received_at >= $4)
  )
  select
    (select count(*) from complaints) as "received",
    (select count(*) from (select 1 from complaints group by person_id) p) as "people",
    (select count(*) from complaints where not opened) as "repeats",
    count(*) filter (where answered) as "answered",
    count(*) filter (where given and not answered) as "dispatched",
    count(*) filter (where solved) as "confirmed-solved",
    count(*) filter (where state in ('replied', 'pending_followup')) as "replied-unconfirmed"
  from standing`;
  return { text, values: [scope.realm, scope.position, scope.incidentId, since] };
}

/** `now` is the realm's time: what is overdue is overdue then. */
export function stockSql(source: Source, scope: CaseScope, now: string): Asked {
  const text = `with ${toldIn(source, scope)},
  newest as (select max(position) as position from told group by case_id)
  select count(*) as "open", count(*) filter (where l.due_at <= $4::timestamptz) as "overdue"
  from newest join told l using (position)
  where l.open and ${belongs}`;
  return { text, values: [scope.realm, scope.position, scope.incidentId, now] };
}
