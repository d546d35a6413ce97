-- An audit of a week at the desk, for whoever trusts nothing of Heed but its journal. Each question
-- answers with what is wrong: no row means that all is well. It counts time by itself, and shares no
-- line with what counts it there. What it looks into stands in tables of
-- its own, which nobody else sees.

create temporary table said on commit drop as
select position, realm, type, entry::jsonb -> 'actor' as actor,
  (entry::jsonb ->> 'at')::timestamptz as at, entry::jsonb -> 'data' as d
from journal;

-- Every step of a case, with where it stands after it.
create temporary table steps on commit drop as
select position, realm, type, actor, at, d, d -> 'after' as after, d ->> 'caseId' as id,
  row_number() over (partition by d ->> 'caseId' order by position) as n,
  row_number() over (partition by d ->> 'caseId' order by position desc) = 1 as newest
from said where d ? 'after';

-- Every clock as a step set it; what it stood still before it was set again, in seconds.
create temporary table set_clocks on commit drop as
select s.id, s.position, s.at, c ->> 'kind' as kind, c ->> 'rule' as rule,
  coalesce(c ->> 'measure', 'minutes') as measure,
  coalesce((c ->> 'amount')::integer, (c ->> 'limitMinutes')::integer) as amount,
  (c ->> 'startedAt')::timestamptz as started, (c ->> 'dueAt')::timestamptz as due,
  coalesce(c -> 'pauses', '[]') as pauses, (c ->> 'extended')::integer as extended
from steps s cross join lateral jsonb_array_elements(s.d -> 'set') c
where c ->> 'limitMinutes' is not null;

-- The days of the week and around it: its own calendar, written down once more.
create temporary table days on commit drop as
select day, weekday <= 5 and not holiday or made_up as works
from (
  select day::date as day, extract(isodow from day) as weekday,
    day between '2026-10-01' and '2026-10-07' as holiday, day = '2026-10-10' as made_up
  from generate_series(timestamp '2026-09-01', '2027-03-01', '1 day') day
) d;

create index on steps (id, position);
create index on set_clocks (id, kind, position);
analyze said, steps, set_clocks, days;

-- [there is something to audit: a week with nights, lists, returns, rests and rungs]
with seen as (
  select count(distinct d ->> 'caseId') as cases, count(*) filter (where type = 'rung-acted') as rungs,
    count(*) filter (where type = 'return-decided') as returns,
    count(*) filter (where type = 'case-archived') as archived,
    extract(day from max(at) - min(at)) as days, count(distinct type) as types
  from said
), counted as (select count(distinct measure) as measures from set_clocks)
select * from seen, counted
where cases < 30 or rungs < 50 or returns < 2 or archived < 5 or days < 30 or types < 80 or measures < 4;

-- [positions are dense, from the first entry to the head]
select h.position as head, count(j.position) as entries, min(j.position), max(j.position)
from journal_head h left join said j on true
group by h.position
having count(j.position) <> h.position or min(j.position) <> 1 or max(j.position) <> h.position;

-- [versions are dense, and time never goes back]
select id, n, after ->> 'version' as version, at
from (select *, lag(at) over (partition by id order by position) as before from steps) s
where (after ->> 'version')::integer <> n or at < before;

-- [no case is in two states: its row says what its newest entry says, and an end has its time]
select s.id, s.after ->> 'state' as told, c.state, s.after ->> 'closedAt' as closed
from steps s left join cases c on c.id::text = s.id
where s.newest and (c.id is null or c.state <> s.after ->> 'state'
    or c.version <> (s.after ->> 'version')::integer
    or c.unit_id::text is distinct from s.after ->> 'unitId'
    or c.holder_id::text is distinct from s.after ->> 'holderId')
  or (s.after ->> 'closedAt' is null)
    = (s.after ->> 'state' in ('closed', 'transferred', 'not_accepted', 'withdrawn', 'archived'));

-- [in minutes a clock is due when its limit and its pauses have passed since it began]
select c.id, c.kind, c.rule, c.started, c.due, c.amount
from set_clocks c
cross join lateral (
  select coalesce(sum((p ->> 'to')::timestamptz - (p ->> 'from')::timestamptz), '0') as stood
  from jsonb_array_elements(c.pauses) p where p ->> 'to' is not null
) p
where c.measure = 'minutes' and c.due <> c.started + make_interval(mins => c.amount) + p.stood;

-- [in workdays a clock is due at half past five of the nth of them after the day on which it began]
with counted as (
  select c.*, w.end_of_work, row_number() over (partition by c.position, c.kind order by w.end_of_work) as nth
  from set_clocks c
  join (select day, (day + time '17:30') at time zone 'Asia/Shanghai' as end_of_work from days where works) w
    on w.day > (c.started at time zone 'Asia/Shanghai')::date
  where c.measure = 'workdays' and not exists (
    select from jsonb_array_elements(c.pauses) p
    where p ->> 'to' is not null and (p ->> 'from')::timestamptz < w.end_of_work
      and w.end_of_work <= (p ->> 'to')::timestamptz
  )
)
select id, kind, started, due, end_of_work as by_the_calendar, amount, extended
from counted where nth = amount and due <> end_of_work;

-- [in calendar days a clock is due at the midnight that ends the nth after the day on which it began]
select id, kind, started, due, amount from set_clocks
where measure = 'calendar-days' and pauses = '[]' and due <>
  ((started at time zone 'Asia/Shanghai')::date + amount + 1)::timestamp at time zone 'Asia/Shanghai';

-- [in working minutes a clock is due when its limit has passed within the hours of work]
with blocks as (
  select (day + from_time) at time zone 'Asia/Shanghai' as begins,
    (day + to_time) at time zone 'Asia/Shanghai' as ends
  from days cross join (values (time '09:00', time '12:00'), (time '13:30', time '17:30')) b(from_time, to_time)
  where works
),
worked as (
  select c.id, c.position, c.kind, c.started, c.due, c.amount,
    sum(extract(epoch from least(b.ends, c.due) - greatest(b.begins, c.started)) / 60) as minutes
  from set_clocks c join blocks b on b.ends > c.started and b.begins < c.due
  where c.measure = 'work-minutes' and c.pauses = '[]'
  group by c.id, c.position, c.kind, c.started, c.due, c.amount
)
select c.id, c.kind, c.started, c.due, c.amount, w.minutes
from set_clocks c left join worked w using (id, position, kind)
where c.measure = 'work-minutes' and c.pauses = '[]' and w.minutes is distinct from c.amount::numeric;

-- [every limit that was counted was audited in one of these measures]
select distinct measure from set_clocks
where measure not in ('minutes', 'workdays', 'calendar-days', 'work-minutes');

-- [whoever holds a case is of its unit, or of none]
select s.id, s.type, s.after ->> 'holderId' as holder, s.after ->> 'unitId' as unit, a.unit_id
from steps s join account a on a.id::text = s.after ->> 'holderId'
where a.unit_id is not null and a.unit_id::text is distinct from s.after ->> 'unitId';

-- [no accused unit has the case, and nobody of it holds it]
select s.id, s.type, s.after ->> 'unitId' as unit, s.after ->> 'holderId' as holder
from steps s left join account a on a.id::text = s.after ->> 'holderId'
where s.after -> 'accusedUnitIds' ? (s.after ->> 'unitId')
  or s.after -> 'accusedUnitIds' ? a.unit_id::text;

-- [every case that ended has an answer, or somebody's reason]
with ends as (
  select s.*, exists (
    select from steps r where r.id = s.id and r.position < s.position and r.type = 'case-replied'
  ) as replied
  from steps s
  where s.after ->> 'closedAt' is not null and not exists (
    select from steps b where b.id = s.id and b.n = s.n - 1 and b.after ->> 'closedAt' is not null
  )
)
select id, type from ends
where not (
  type in ('complaint-registered', 'case-updated-at-source')
  or type = 'case-followed-up' and replied and d ->> 'outcome' = 'solved'
  or type = 'case-transferred' and d ->> 'to' in ('110', '119', '120', '122')
  or type in ('case-answered', 'case-closed', 'case-not-accepted', 'case-transferred', 'case-withdrawn')
    and d ->> 'sealId' is not null
);

-- [a case is returned once at most, and what was asked was decided once]
select id, count(*) filter (where type = 'return-requested') as asked,
  count(*) filter (where type = 'return-decided') as decided
from steps where type in ('return-requested', 'return-decided') group by id
having count(*) filter (where type = 'return-requested') > 1
  or count(*) filter (where type = 'return-decided') <> count(*) filter (where type = 'return-requested');

-- [nobody decides what they asked for, nor audits what they wrote]
select a.id, a.type as asked, b.type as decided, a.actor
from steps a join steps b on b.id = a.id and b.position > a.position and b.actor = a.actor
where (a.type, b.type) in (('return-requested', 'return-decided'),
    ('suspension-requested', 'suspension-decided'), ('extension-requested', 'extension-decided'),
    ('reveal-requested', 'reveal-decided'), ('case-replied', 'reply-approved'))
  and not exists (
    select from steps c where c.id = a.id and c.type = a.type and c.position > a.position and c.position < b.position
  );

-- [nothing happens to a case after it was put away]
select s.id, s.type from steps s
join steps a on a.id = s.id and a.type = 'case-archived' and a.position < s.position;

-- [what a reopened or moved case owes its complainant begins at the receipt]
select c.id, c.kind, c.started, s.after ->> 'receivedAt' as received
from set_clocks c join steps s on s.id = c.id and s.n = 1
where c.kind in ('first_contact', 'handle') and c.rule <> 'handle-reopened'
  and c.started <> (s.after ->> 'receivedAt')::timestamptz;

-- [no rung is acted on twice for one run of a clock, however its due time moved]
with runs as (
  select r.position, r.d ->> 'caseId' as id, r.d ->> 'clock' as clock, r.d ->> 'rung' as rung,
    coalesce((
      select c.started from set_clocks c
      where c.id = r.d ->> 'caseId' and c.kind = r.d ->> 'clock' and c.position < r.position
      order by c.position desc limit 1
    )::text, r.d ->> 'dueAt') as run
  from said r where r.type = 'rung-acted'
)
select id, clock, rung, run, count(*) from runs group by id, clock, rung, run having count(*) > 1;

-- [no rung comes before its time but where the one below reached nobody, and none after the end]
with rungs as (
  select position, at, d ->> 'caseId' as id, d ->> 'clock' as clock, d ->> 'rung' as rung,
    (d ->> 'dueAt')::timestamptz as due, (d ->> 'reached')::boolean as reached,
    lag((d ->> 'reached')::boolean) over (
      partition by d ->> 'caseId', d ->> 'clock' order by position
    ) as reached_below
  from said where type = 'rung-acted'
)
select r.id, r.clock, r.rung, r.at, r.due from rungs r
where r.rung in ('overdue', 'page') and r.at < r.due and r.reached_below is distinct from false
  or r.rung = 'claim-lapsed' and r.at < r.due
  or r.clock <> 'lease' and (
    select s.after ->> 'closedAt' from steps s
    where s.id = r.id and s.position < r.position order by s.position desc limit 1
  ) is not null;

-- [each word that the journal points to is sealed under a key that can be destroyed]
select s.type, s.d ->> 'sealId' as seal, w.person_id, k.person_id as key
from said s
  left join sealed w on w.seal_id::text = s.d ->> 'sealId'
  left join person_key k on k.person_id = w.person_id
where s.d ->> 'sealId' is not null and k.person_id is null;

-- [and of a case under its complainant's]
select s.id, s.type from steps s join sealed w on w.seal_id::text = s.d ->> 'sealId'
where w.person_id::text <> coalesce(s.d ->> 'personId', s.after ->> 'personId');

-- [a case is in one cluster at most, as its row says]
with moves as (
  select position, d ->> 'caseId' as id, d ->> 'clusterId' as cluster,
    case type when 'case-joined-cluster' then 1 else -1 end as step
  from said where type in ('case-joined-cluster', 'case-left-cluster')
),
running as (
  select *, sum(step) over (partition by id order by position) as clusters from moves
),
standing as (select id, cluster from moves group by id, cluster having sum(step) > 0)
select 'in two' as what, id, cluster from running where clusters not in (0, 1)
union all
select 'row differs', coalesce(s.id, c.id::text), coalesce(s.cluster, c.cluster_id::text)
from standing s full join (select id, cluster_id from cases where cluster_id is not null) c on c.id::text = s.id
where s.cluster is distinct from c.cluster_id::text;

-- [the lists hold as many rows as the journal told of]
with lines as (
  select distinct on (d ->> 'callBackId') d ->> 'callBackId' as id, d -> 'line' as line
  from said where type = 'call-back-changed' order by d ->> 'callBackId', position desc
),
counted as (
  select 'open cases' as list, (select count(*) from steps where newest and after ->> 'closedAt' is null) as told,
    (select count(*) from cases where closed_at is null) as rows
  union all
  select 'calls back', (select count(*) from lines where line ->> 'state' <> 'done'),
    (select count(*) from call_back where state <> 'done')
  union all
  select 'rows of unit lists', (select sum((d ->> 'rows')::integer) from said where type = 'unit-list-made'),
    (select count(*) from unit_list_row)
  union all
  select 'complaints', (select count(*) from said where type = 'complaint-registered'),
    (select count(*) from complaint)
  union all
  select 'alarms that stand', (select count(*) filter (where type = 'alarm-raised')
      - count(*) filter (where type = 'alarm-cleared') from said),
    (select count(*) from alarm where cleared_at is null)
)
select * from counted where told is distinct from rows;
