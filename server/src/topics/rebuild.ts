/**
 * Makes the rows of topics anew from what the journal tells of them: which text belongs where, what was
 * merged, and every number. What no entry tells is found again later: kin when the texts are read, words
 * when the topic is named.
 */
import type { PoolClient } from 'pg';
import { queryWith, type Database } from '../kernel/database/database';

export interface RebuiltTopics {
  readonly topics: number;
  /** Topics that differed from the journal, in their texts, numbers or words, and were put right. */
  readonly differing: number;
}

/** `people` is the least that a topic is named for. Whoever looks for topics meanwhile begins again after it. */
export function rebuildTopics(database: Database, people: number): Promise<RebuiltTopics> {
  return database.transaction(async (client) => {
    await queryWith(client, 'update topic_cursor set node = null, leased_until = null');
    for (const statement of [...told, ...texts]) await queryWith(client, statement);
    await queryWith(client, numbers, [people]);
    await queryWith(client, words, [people]);
    return counted(client);
  });
}

/** What the journal tells, as tables for as long as the transaction lasts. */
const told = [
  `create temporary table told_merge on commit drop as
   select (d ->> 'from')::uuid as id, (d ->> 'into')::uuid as into_id
   from (select entry::json -> 'data' as d from journal where type = 'topics-merged') j`,
  `create temporary table told_join on commit drop as
   select position, n, realm, at, (d ->> 'complaintId')::uuid as complaint_id,
     (d ->> 'topic')::uuid as topic_id, (d ->> 'copy')::boolean as copy
   from (
     select position, 1 as n, realm, at, entry::json -> 'data' as d from journal
     where type = 'topic-joined'
     union all
     select j.position, t.n, j.realm, j.at, t.d from journal j
       cross join lateral json_array_elements(j.entry::json -> 'data' -> 'texts')
         with ordinality t(d, n)
     where j.type = 'topics-joined') j`,
  `create temporary table told_topic on commit drop as
   select j.topic_id as id, min(j.realm) as realm, min(j.at) as at, min(m.into_id::text)::uuid as into_id
   from told_join j left join told_merge m on m.id = j.topic_id group by j.topic_id`,
  `create unique index on told_topic (id)`,
  // Whatever belonged to a topic that was merged belongs to the one at the end of the line.
  `create temporary table told_text on commit drop as
   with recursive line(id, at_id) as (
     select id, id from told_topic
     union all
     select line.id, m.into_id from line join told_merge m on m.id = line.at_id
   )
   select distinct on (j.complaint_id) j.complaint_id, line.at_id as topic_id, j.copy
   from told_join j join line on line.id = j.topic_id
   where not exists (select from told_merge m where m.id = line.at_id)
   order by j.complaint_id, j.position desc, j.n desc`,
  `create unique index on told_text (complaint_id)`,
  `create temporary table astray (topic_id uuid) on commit drop`,
];

/** A copy whose original is not known stands for itself. */
const originalOf = `coalesce((
  select o.complaint_id from topic_text o join told_text t on t.complaint_id = o.complaint_id
  where o.topic_id = x.topic_id and not t.copy
    and date_trunc('second', o.received_at) = date_trunc('second', x.received_at)
  order by o.position limit 1), x.complaint_id)`;

const texts = [
  `insert into topic (id, realm, first_at, last_at, into_id)
   select id, realm, at, at, null from told_topic on conflict (id) do nothing`,
  `with mended as (
     update topic t set realm = x.realm, into_id = x.into_id from told_topic x
     where x.id = t.id and (t.realm, t.into_id) is distinct from (x.realm, x.into_id) returning t.id)
   insert into astray select id from mended`,
  `with mended as (
     insert into topic_text
       (complaint_id, realm, position, case_id, person_id, received_at, topic_id, copy_of, kin)
     select k.complaint_id, k.realm, k.position, k.case_id, k.person_id, k.received_at, x.topic_id, null, null
     from complaint k left join told_text x on x.complaint_id = k.complaint_id
     where k.position <= (select position from topic_cursor)
       and not exists (select from topic_text m where m.complaint_id = k.complaint_id)
       and (x.complaint_id is not null
         or exists (select from complaint_text t join cases c on c.id = k.case_id
           where t.complaint_id = k.complaint_id and c.doc ->> 'procedure' is distinct from 'tip_off'))
     returning topic_id)
   insert into astray select topic_id from mended where topic_id is not null`,
  `with mended as (
     update topic_text m set realm = k.realm, position = k.position, case_id = k.case_id,
       person_id = k.person_id, received_at = k.received_at, topic_id = x.topic_id
     from complaint k left join told_text x on x.complaint_id = k.complaint_id
     where k.complaint_id = m.complaint_id
       and (m.realm, m.position, m.case_id, m.person_id, m.received_at, m.topic_id) is distinct from
         (k.realm, k.position, k.case_id, k.person_id, k.received_at, x.topic_id)
     returning old.topic_id as left_id, m.topic_id)
   insert into astray
     select left_id from mended where left_id is not null
     union select topic_id from mended where topic_id is not null`,
  `with mended as (
     update topic_text x set copy_of = case when t.copy then ${originalOf} end from told_text t
     where t.complaint_id = x.complaint_id and t.copy is distinct from (x.copy_of is not null)
     returning x.topic_id)
   insert into astray select topic_id from mended`,
];

/** [O7] [O9] Every topic counted from its texts; one without any has no numbers. */
const numbers = `
  with counted as (
    select t.id, coalesce(n.texts, 0) as texts, coalesce(n.copies, 0) as copies,
      coalesce(n.people, 0) as people,
      coalesce(n.first_at, t.first_at) as first_at, coalesce(n.last_at, t.last_at) as last_at
    from topic t left join (
      select topic_id, count(*) filter (where copy_of is null)::integer as texts,
        count(*) filter (where copy_of is not null)::integer as copies,
        (count(distinct person_id) filter (where copy_of is null))::integer as people,
        min(received_at) as first_at, max(received_at) as last_at
      from topic_text where topic_id is not null group by topic_id) n on n.topic_id = t.id
  ), mended as (
    update topic t set texts = n.texts, copies = n.copies, people = n.people,
      first_at = n.first_at, last_at = n.last_at,
      naming_due = t.naming_due or (t.into_id is null and n.people >= $1)
    from counted n
    where n.id = t.id and (t.texts, t.copies, t.people, t.first_at, t.last_at) is distinct from
      (n.texts, n.copies, n.people, n.first_at, n.last_at)
    returning t.id)
  insert into astray select id from mended`;

/** [O10] Words that are not as many as were told, or not those, go; the topic is named anew. */
const words = `
  with named as (
    select distinct on (topic_id) topic_id, words, digest from (
      select position, (d ->> 'topic')::uuid as topic_id, (d ->> 'words')::integer as words,
        d ->> 'textDigest' as digest
      from (select position, entry::json -> 'data' as d from journal where type = 'topic-named') j) j
    order by topic_id, position desc
  ), wrong as (
    select t.id, n.digest from topic t left join named n on n.topic_id = t.id
      left join (select topic_id, count(*) as words from topic_word group by topic_id) w
        on w.topic_id = t.id
    where case when t.into_id is null then not t.naming_due
        and (t.named_digest is distinct from n.digest or coalesce(w.words, 0) <> coalesce(n.words, 0))
      else w.words > 0 end
  ), gone as (
    delete from topic_word where topic_id in (select id from wrong)
  ), mended as (
    update topic t set named_digest = wrong.digest, naming_due = t.into_id is null and t.people >= $1
    from wrong where wrong.id = t.id returning t.id)
  insert into astray select id from mended`;

async function counted(client: PoolClient): Promise<RebuiltTopics> {
  const [row] = await queryWith<RebuiltTopics>(
    client,
    `select (select count(*) from topic)::integer as topics,
       (select count(distinct topic_id) from astray)::integer as differing`,
  );
  return row ?? { topics: 0, differing: 0 };
}
