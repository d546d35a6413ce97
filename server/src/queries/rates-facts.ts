/** What the rates ask of a case beyond its columns: from its record, and from the turns that the journal tells of it. */

const ends = `'case-transferred', 'case-not-accepted', 'case-withdrawn'`;
const closings = `'case-closed', 'case-answered', 'case-followed-up'`;

/** The last positions of a case's turns; the index of migration 0023 holds only these types. */
const turns = `(
  select
    max(j.position) filter (where j.type = 'case-reopened') as reopening,
    max(j.position) filter (where j.type = 'case-answered') as answering,
    max(j.position) filter (where j.type in (${closings})) as closing,
    max(j.position) filter (where j.type in (${ends})) as ending,
    count(*) filter (where j.type = 'case-followed-up') > 0 as called,
    max(j.position) filter (where case when j.type = 'case-followed-up'
      then j.entry::json -> 'data' ->> 'outcome' <> 'unreachable' end) as answer
  from journal j
  where j.case_id = c.id and j.type in (${closings}, ${ends}, 'case-reopened'))`;

/**
 * One row of facts for each row of `cases c`, to stand in a list of tables as `f`:
 * - `ended`: how it ended, also of one that is archived; the present state of any other;
 * - `contact_due`: when the first contact was or is due; null where none is asked for;
 * - `returned`: a unit asked to return it; `reopened`: at least once; `replied`: a reply was written;
 * - `called`: followed up at least once; `outcome` and `satisfied`: the last answer, null without one;
 * - `reopened_since`: reopened by hand after that answer;
 * - `many`: its person brought others of its category; `proven`: there is a piece of evidence;
 * - `answered`: on the spot, and not reopened since; `closed_here`: not by its source.
 *
 * A person belongs to one realm. To name the realm too would have a young table's planner walk the
 * index of the whole realm for each case.
 *
 * Each `offset 0` keeps what stands in it from being worked out anew wherever it is named.
 */
export const rateFacts = `(
  select
    case when c.state <> 'archived' then c.state
      when t.ending > coalesce(t.reopening, 0)
        then translate(substr(e.type, 6), '-', '_')
      else 'closed' end as ended,
    (x.doc ->> 'reachable')::boolean as reachable,
    (x.doc ->> 'reopenCount')::integer > 0 as reopened,
    x.doc ?| '{returned,returning}' as returned,
    x.doc ->> 'replySealId' is not null as replied,
    (select (k ->> 'dueAt')::timestamptz from jsonb_array_elements(x.doc -> 'clocks') k
     where k ->> 'kind' = 'first_contact') as contact_due,
    t.called,
    a.entry::json -> 'data' ->> 'outcome' as outcome,
    (a.entry::json -> 'data' ->> 'satisfied')::boolean as satisfied,
    coalesce(t.reopening > t.answer, false) as reopened_since,
    coalesce(t.answering > coalesce(t.reopening, 0), false) as answered,
    coalesce(t.closing > coalesce(t.reopening, 0), false) as closed_here,
    exists (select 1 from complaint p
      where p.case_id = c.id and p.evidence_ids::text <> '[]') as proven,
    exists (select 1 from cases n where n.person_id = c.person_id
      and n.category = c.category and n.id <> c.id) as many
  from (select c.doc::jsonb as doc offset 0) x
  cross join lateral ${turns} t
  left join journal a on a.position = t.answer
  left join journal e on e.position = t.ending
  offset 0) f`;
