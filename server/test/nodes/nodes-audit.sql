-- What several nodes do by themselves is done once. Each question answers with what is wrong: no row
-- means that all is well.

-- [there is something to audit: rungs that told people, signals, topics]
with seen as (
  select
    (select count(*) from journal where type = 'rung-acted') as rungs,
    (select count(*) from notice) as notices,
    (select count(*) from journal where type = 'signal-opened') as signals,
    (select count(*) from journal where type = 'topics-joined') as topics
)
select * from seen where 0 in (rungs, notices, signals, topics);

-- [a rung of the ladder is acted on once for a case and the run of its clock]
select d ->> 'caseId' as case, d ->> 'clock' as clock, d ->> 'rung' as rung, count(*)
from (select entry::jsonb -> 'data' as d from journal where type = 'rung-acted') acted
group by 1, 2, 3, d ->> 'dueAt' having count(*) > 1;

-- [whoever is told of a rung has one notice of it, and nobody else has one]
with told as (
  select realm, d ->> 'rung' as code, member, count(*) as times
  from (select realm, entry::jsonb -> 'data' as d from journal where type = 'rung-acted') acted
    cross join lateral jsonb_array_elements_text(d -> 'told') member
  group by 1, 2, 3
),
noted as (
  select n.realm, r.code, n.to_id::text as member, count(*) as times
  from notice n join rung r on r.id = n.rung_id group by 1, 2, 3
)
select * from told full join noted using (realm, code, member)
where told.times is distinct from noted.times;

-- [a signal opens once, and closes at most once, after it]
select realm, d ->> 'signal' as signal,
  array_agg(type || ' ' || position order by position) as entries
from (select realm, type, position, entry::jsonb -> 'data' as d from journal
  where type in ('signal-opened', 'signal-closed')) told
group by 1, 2
having count(*) filter (where type = 'signal-opened') <> 1
  or count(*) filter (where type = 'signal-closed') > 1
  or (array_agg(type order by position))[1] <> 'signal-opened';

-- [a complaint joins a topic once]
select d ->> 'complaintId' as complaint, d ->> 'topic' as topic, count(*)
from (select jsonb_array_elements(entry::jsonb -> 'data' -> 'texts') as d from journal
  where type = 'topics-joined') joined
group by 1, 2 having count(*) > 1;

-- [a complaint that joined a topic belongs to one]
with joined as (
  select distinct on (d ->> 'complaintId') d ->> 'complaintId' as complaint, d ->> 'topic' as topic
  from journal cross join lateral jsonb_array_elements(entry::jsonb -> 'data' -> 'texts')
    with ordinality j(d, n)
  where type = 'topics-joined'
  order by d ->> 'complaintId', position desc, n desc
)
select j.complaint, j.topic, t.topic_id from joined j
  left join topic_text t on t.complaint_id = j.complaint::uuid
where t.topic_id is null;
