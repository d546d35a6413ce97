/**
 * Where texts belong, and the numbers of their topics: both are written by one statement, that counts
 * what it changes. What it costs hangs on the texts that it is handed, never on how large a topic is.
 */
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import type { KnownText } from './rules/known-text';
import { topicOf } from './topic-rows';

/** A text that was looked at for the first time. */
export interface LookedAt {
  readonly text: KnownText;
  readonly realm: Realm;
  readonly position: number;
}

export async function insertTopics(
  client: PoolClient,
  topics: readonly { readonly id: string; readonly realm: Realm; readonly at: number }[],
): Promise<void> {
  if (topics.length === 0) return;
  await queryWith(
    client,
    `insert into topic (id, realm, first_at, last_at)
     select x.id, x.realm, x.at, x.at from json_to_recordset($1::json) x(id uuid, realm text, at timestamptz)
     on conflict (id) do nothing`,
    [JSON.stringify(topics.map(({ at, ...topic }) => ({ ...topic, at: isoTime(at) })))],
  );
}

/** Whether a topic is to be named anew when so many speak of it: `$people` is the least that is named. */
const isNewsToName = (people: string, least: string) =>
  `t.naming_due or (${people} >= ${least} and ${people} * 4 >= t.named_people * 5)`;

/** [O5] All texts of the one belong to the other, those too that nobody remembers; people of both are one. */
export async function mergeTopics(
  client: PoolClient,
  { from, into }: { readonly from: string; readonly into: string },
  people: number,
): Promise<void> {
  await queryWith(
    client,
    `with moved as (
       update topic_text set topic_id = $2 where topic_id = $1 returning person_id, copy_of
     ), others as (
       select count(*)::integer as people
       from (select distinct person_id from moved where copy_of is null) p
       where not exists (select from topic_text o
         where o.topic_id = $2 and o.person_id = p.person_id and o.copy_of is null)
     )
     update topic t set texts = t.texts + f.texts, copies = t.copies + f.copies,
       people = t.people + others.people,
       first_at = least(t.first_at, f.first_at), last_at = greatest(t.last_at, f.last_at),
       naming_due = ${isNewsToName('(t.people + others.people)', '$3::integer')}
     from topic f, others where t.id = $2 and f.id = $1`,
    [from, into, people],
    'topic-merge',
  );
  await queryWith(
    client,
    `update topic set into_id = $2, texts = 0, copies = 0, people = 0, naming_due = false where id = $1`,
    [from, into],
  );
  await queryWith(client, 'delete from topic_word where topic_id = $1', [from]);
}

/**
 * [O7] [O9] Stores the texts that were looked at, moves those of earlier pages that joined a topic now, and
 * counts both. A person is new to a topic where no text of theirs is in it: one look into an index each.
 */
export async function placeTexts(
  client: PoolClient,
  { looked, moved }: { readonly looked: readonly LookedAt[]; readonly moved: readonly KnownText[] },
  people: number,
): Promise<void> {
  const rows = [
    ...looked.map((each) => ({ ...placeOf(each.text), ...firstFacts(each), fresh: true })),
    ...moved.map((text) => ({ ...placeOf(text), fresh: false })),
  ];
  if (rows.length === 0) return;
  await queryWith(client, placing, [JSON.stringify(rows), people], 'topic-placing');
}

const placing = `
  with x as materialized (
    select * from json_to_recordset($1::json) x(fresh boolean, complaint uuid, topic uuid, copy uuid,
      realm text, position bigint, "case" uuid, person uuid, received timestamptz, kin json)
  ), added as (
    insert into topic_text
      (complaint_id, realm, position, case_id, person_id, received_at, topic_id, copy_of, kin)
    select x.complaint, x.realm, x.position, x."case", x.person, x.received, x.topic, x.copy,
      array(select json_array_elements_text(x.kin))::uuid[]
    from x where x.fresh
    returning topic_id, person_id, received_at, copy_of
  ), moved as (
    update topic_text m set topic_id = x.topic, copy_of = x.copy
    from x where not x.fresh and m.complaint_id = x.complaint and m.topic_id is distinct from x.topic
    returning old.topic_id as left_id, old.copy_of as was_copy_of,
      m.topic_id, m.person_id, m.received_at, m.copy_of
  ), changed as (
    select topic_id, person_id, received_at, copy_of is not null as copy, 1 as step from added
    union all
    select topic_id, person_id, received_at, copy_of is not null, 1 from moved
    union all
    select left_id, person_id, received_at, was_copy_of is not null, -1 from moved
  ), sums as (
    select topic_id, coalesce(sum(step) filter (where not copy), 0) as texts,
      coalesce(sum(step) filter (where copy), 0) as copies,
      min(received_at) filter (where step > 0) as first_at,
      max(received_at) filter (where step > 0) as last_at
    from changed where topic_id is not null group by topic_id
  ), persons as (
    select topic_id, person_id, sum(step) as step, count(*) filter (where step < 0) as gone
    from changed where topic_id is not null and not copy group by topic_id, person_id
  ), people as (
    select p.topic_id, sum((before.texts + p.step > 0)::integer - (before.texts > 0)::integer) as n
    from persons p cross join lateral (
      select count(*) as texts from (
        select from topic_text o
        where o.topic_id = p.topic_id and o.person_id = p.person_id and o.copy_of is null
        limit p.gone + 1) o
    ) before
    group by p.topic_id
  ), counted as (
    select s.*, coalesce(p.n, 0)::integer as people from sums s left join people p using (topic_id)
  )
  update topic t set texts = t.texts + n.texts, copies = t.copies + n.copies,
    people = t.people + n.people,
    first_at = least(t.first_at, n.first_at), last_at = greatest(t.last_at, n.last_at),
    naming_due = ${isNewsToName('(t.people + n.people)', '$2::integer')}
  from counted n where t.id = n.topic_id`;

/** [O6] [O10] A topic that a part left may begin later or have ended earlier, and other words may tell it. */
export async function lookAtLeft(
  client: PoolClient,
  topics: readonly string[],
  people: number,
): Promise<void> {
  if (topics.length === 0) return;
  await queryWith(
    client,
    `update topic t set
       first_at = coalesce((select min(received_at) from topic_text where topic_id = t.id), t.first_at),
       last_at = coalesce((select max(received_at) from topic_text where topic_id = t.id), t.last_at),
       naming_due = t.people >= $2
     where t.id = any ($1::uuid[]) and t.into_id is null`,
    [topics, people],
  );
}

function placeOf(text: KnownText) {
  return {
    complaint: text.facts.id,
    topic: topicOf(text),
    copy: text.copyOf?.facts.id ?? null,
  };
}

function firstFacts({ text, realm, position }: LookedAt) {
  return {
    realm,
    position,
    case: text.facts.caseId,
    person: text.facts.person,
    received: isoTime(text.facts.at),
    kin: text.kin.map(({ facts }) => facts.id),
  };
}
