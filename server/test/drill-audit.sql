-- An audit of a drill, for whoever trusts nothing of Heed but its journal. Each question answers with
-- what is wrong: no row means that all is well. It shares no line with what counts the numbers.

-- [there is something to audit: bulletins with their numbers, alarms, and what was withheld]
with seen as (
  select
    (select count(*) from journal where realm <> 'real' and type = 'bulletin-published') as bulletins,
    (select count(*) from journal j
       cross join lateral jsonb_array_elements(j.entry::jsonb -> 'data' -> 'numbers')
     where realm <> 'real' and type = 'bulletin-published') as numbers,
    (select count(*) from journal where realm <> 'real' and type = 'alarm-raised') as alarms,
    (select count(*) from delivery where realm <> 'real' and state = 'withheld') as withheld
)
select * from seen where bulletins < 5 or numbers < 30 or alarms = 0 or withheld = 0;

-- [positions are dense, from the first entry to the head]
select h.position as head, count(j.position) as entries, min(j.position), max(j.position)
from journal_head h left join journal j on true
group by h.position
having count(j.position) <> h.position or min(j.position) <> 1 or max(j.position) <> h.position;

-- [every number of a published bulletin is what the journal says at its position]
with said as materialized (
  select position, realm, type, entry::jsonb -> 'data' as d from journal where realm <> 'real'
),
published as (
  select p.realm, p.d ->> 'incidentId' as incident, p.d ->> 'number' as no,
    (p.d ->> 'position')::bigint as upto, n.value as n
  from said p cross join lateral jsonb_array_elements(p.d -> 'numbers') n
  where p.type = 'bulletin-published'
),
asked as (
  select distinct realm, incident, upto, (n ->> 'at')::timestamptz as now from published
  where n ->> 'query' not in ('figure', 'zones-recovered', 'zones-affected')
),
-- What was done to cases that aren't history, in plain columns.
acts as materialized (
  select position, realm, type, d ->> 'caseId' as case_id, d ->> 'personId' as person,
    d ->> 'opened' as opened, d ->> 'outcome' as outcome, d -> 'after' ->> 'unitId' as unit,
    d -> 'after' ->> 'state' as state, d -> 'after' ->> 'closedAt' as closed,
    d -> 'after' -> 'incidentIds' as incidents,
    (select min((c ->> 'dueAt')::timestamptz) from jsonb_array_elements(d -> 'after' -> 'running') c) as due
  from said where d ? 'after' and d -> 'after' ->> 'historic' = 'false'
),
-- The same up to each bulletin, with when its case was last reopened before it.
steps as materialized (
  select a.upto, a.now, a.incident, s.*, coalesce(max(s.position) filter (where s.type = 'case-reopened')
    over (partition by a.upto, s.case_id), 0) as reopened
  from asked a join acts s on s.realm = a.realm and s.position <= a.upto
),
-- Each case as it stood at each bulletin, and what had become of it; its newest entry comes first.
cases as materialized (
  select upto, max(now) as now,
    (array_agg(coalesce(incidents ? incident, false) order by position desc))[1] as belongs,
    (array_agg(state order by position desc))[1] as state,
    (array_agg(closed order by position desc))[1] as closed,
    (array_agg(due order by position desc))[1] as due,
    bool_or(unit is not null) as given,
    bool_or(type = 'case-answered' and position > reopened) as answered,
    (array_agg(outcome order by position desc)
      filter (where type = 'case-followed-up' and position > reopened))[1] as outcome,
    array_agg(person) filter (where type = 'complaint-registered') as people,
    count(*) filter (where type = 'complaint-registered' and opened = 'false') as repeats
  from steps group by upto, case_id
),
work as (
  select * from cases where belongs
),
heard as (
  select upto, count(*) as received, count(distinct person) as people
  from work cross join lateral unnest(people) person group by upto
),
counts as materialized (
  select w.upto, jsonb_build_object(
    'received', max(h.received), 'people', max(h.people), 'repeats', sum(w.repeats),
    'answered', count(*) filter (where answered),
    'dispatched', count(*) filter (where given and not answered),
    'confirmed-solved', count(*) filter (where outcome = 'solved'),
    'replied-unconfirmed', count(*) filter (where state in ('replied', 'pending_followup')),
    'open', count(*) filter (where closed is null),
    'overdue', count(*) filter (where closed is null and due <= now)
  ) as value
  from work w join heard h using (upto) group by w.upto
),
samples as (
  select p.upto, p.realm, s.position, s.d ->> 'name' as name, s.d ->> 'zone' as zone,
    (s.d ->> 'value')::numeric as value, (s.d ->> 'measuredAt')::timestamptz as at,
    s.d ->> 'seriesKind' as kind, (s.d ->> 'limit')::numeric as most
  from (select distinct realm, upto from published) p
    join said s on s.realm = p.realm and s.type = 'figure-set' and s.position <= p.upto
),
-- A zone is affected from its first failed sample on, until the last two of each such series passed.
verdicts as (
  select upto, zone, name, bool_or(value > most) as failed,
    array_agg(value <= most order by at desc, position desc) as passes
  from samples where kind = 'sample' and zone is not null and most is not null
  group by upto, zone, name
),
zones as (
  select upto, zone, bool_and(coalesce(passes[1] and passes[2], false)) as recovered
  from verdicts where failed group by upto, zone
),
again as (
  select p.*, case p.n ->> 'query'
    when 'figure' then (
      select s.value from samples s
      where s.upto = p.upto and s.name = p.n ->> 'figure'
        and s.zone is not distinct from p.n ->> 'zone'
      order by s.at desc, s.position desc limit 1
    )
    when 'zones-recovered' then (select count(*) from zones z where z.upto = p.upto and recovered)
    when 'zones-affected' then (select count(*) from zones z where z.upto = p.upto and not recovered)
    else (select (c.value ->> (p.n ->> 'query'))::numeric from counts c where c.upto = p.upto)
  end as counted
  from published p
)
select no, n ->> 'token' as token, n ->> 'query' as query, n ->> 'value' as published, counted
from again
where counted is distinct from (n ->> 'value')::numeric or n ->> 'ofIncident' <> 'true'
order by no, token;

-- [a bulletin's numbers were frozen before it was published, and approved as they were published]
select p.position, p.entry::jsonb -> 'data' ->> 'number' as no
from journal p
where p.type = 'bulletin-published' and not exists (
  select from journal a
  where a.type = 'bulletin-approved' and a.position < p.position
    and a.entry::jsonb -> 'data' ->> 'bulletinId' = p.entry::jsonb -> 'data' ->> 'bulletinId'
    and a.entry::jsonb -> 'data' ->> 'contentDigest' = p.entry::jsonb -> 'data' ->> 'contentDigest'
    and a.entry::jsonb -> 'data' -> 'numbers' = p.entry::jsonb -> 'data' -> 'numbers'
    and (a.entry::jsonb -> 'data' ->> 'position')::bigint < a.position
);

-- [numbers of bulletins are dense in their year and realm]
with numbered as (
  select realm, entry::jsonb -> 'data' ->> 'year' as year,
    (entry::jsonb -> 'data' ->> 'number')::integer as number
  from journal where type = 'bulletin-published'
)
select realm, year, array_agg(number order by number) as numbers from numbered
group by realm, year
having count(*) <> count(distinct number) or min(number) <> 1 or max(number) <> count(*);

-- [nothing that a drill told of is told of by the real realm]
with told as (
  select realm, id
  from journal, jsonb_each_text(entry::jsonb -> 'data') f(name, id)
  where name in ('caseId', 'complaintId', 'personId', 'incidentId', 'bulletinId', 'promiseId', 'alarmId',
    'figureId')
)
select id, array_agg(distinct realm) as realms from told where id is not null
group by id having count(distinct realm) > 1;

-- [what the real realm counts was told in the real realm]
select position, type from journal
where realm = 'real' and type in ('incident-opened', 'bulletin-published', 'figure-set', 'alarm-raised');

-- [no complaint, no measurement and no step of a case is told twice]
with told as (
  select position, realm, type, entry::jsonb -> 'data' as d from journal
)
select 'complaint' as what, d ->> 'requestKey' as key, count(*) from told
where type = 'complaint-registered' and d ->> 'requestKey' is not null group by 2 having count(*) > 1
union all
select 'measurement', concat_ws(' ', realm, d ->> 'name', d ->> 'zone', d ->> 'measuredAt'), count(*)
from told where type = 'figure-set' group by 2 having count(*) > 1
union all
select 'step', concat_ws(' ', d ->> 'caseId', d -> 'after' ->> 'version'), count(*)
from told where d ? 'after' group by 2 having count(*) > 1;

-- [every alarm was raised once, and taken and cleared at most once]
with alarms as (
  select type, realm, entry::jsonb -> 'data' as d from journal where type like 'alarm-%'
)
select 'raised' as what, d - 'alarmId' || jsonb_build_object('realm', realm) as alarm, count(*)
from alarms where type = 'alarm-raised' group by 2 having count(*) > 1
union all
select type, d - 'realm', count(*) from alarms where type <> 'alarm-raised' group by 1, 2 having count(*) > 1;

-- [nothing was sent to anybody: what the drill would have sent is withheld, untried]
select d.id, d.realm, d.state from delivery d
where d.realm <> 'real' and (d.state <> 'withheld' or d.sent_at is not null or exists (
  select from delivery_attempt a where a.delivery_id = d.id
));

-- [what the drill published was withheld, once a target and event, and not forgotten]
select t.id as target, j.position, count(d.id)
from delivery_target t
  cross join journal j
  left join delivery d on d.target_id = t.id and d.position = j.position
where j.realm <> 'real' and j.type in ('bulletin-published', 'bulletin-retracted')
group by t.id, j.position having count(d.id) <> 1;
