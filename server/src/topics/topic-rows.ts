/** Topics as they are stored, and the texts that they are made of. */
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith, type Queryable } from '../kernel/database/database';
import { isoTime, parseTime } from '../kernel/instant';
import type { KnownText } from './rules/known-text';
import type { ToldText } from './rules/topic-book';
import { countWords, textKey } from './rules/words';

/** A registered complaint with its redacted text. */
export interface HeardText {
  readonly position: number;
  readonly realm: Realm;
  readonly complaintId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly receivedAt: string;
  readonly historic: boolean;
  readonly title: string;
  readonly body: string;
}

/** A text that was looked at, as it was decided; without words where they were erased. */
export interface StoredText extends HeardText {
  readonly topicId: string | null;
  readonly kin: string[];
}

const heardColumns = `k.realm, k.complaint_id as "complaintId", k.case_id as "caseId",
  k.person_id as "personId", k.received_at as "receivedAt", c.historic,
  coalesce(t.title, '') as title, coalesce(t.body, '') as body`;

/** The end of the next so many entries of the journal; null where there are none. */
export async function nextEnd(db: Queryable, after: number, entries: number) {
  const rows = await queryWith<{ end: number | null }>(
    db,
    `select max(position) as "end" from
       (select position from journal where position > $1 order by position limit $2) p`,
    [after, entries],
  );
  return rows[0]?.end ?? null;
}

/** [O1] Those registered between two positions, in order; a tip-off and an erased text are left out. */
export function loadHeard(db: Queryable, after: number, end: number): Promise<HeardText[]> {
  return queryWith<HeardText>(
    db,
    `select j.position, ${heardColumns}
     from journal j
       join complaint k on k.complaint_id = (j.entry::json -> 'data' ->> 'complaintId')::uuid
       join cases c on c.id = k.case_id
       join complaint_text t on t.complaint_id = k.complaint_id
     where j.position > $1 and j.position <= $2 and j.type = 'complaint-registered'
       and c.doc ->> 'procedure' is distinct from 'tip_off'
     order by j.position`,
    [after, end],
  );
}

/** [O8] The newest texts of a realm, a page at a time and the oldest page first. */
export async function* loadStored(
  db: Queryable,
  { realm, remembered, page }: { realm: Realm; remembered: number; page: number },
): AsyncGenerator<StoredText[]> {
  const [first] = await queryWith<{ position: number }>(
    db,
    `select position from topic_text where realm = $1 order by position desc limit 1 offset $2`,
    [realm, remembered],
  );
  let after = first?.position ?? 0;
  for (;;) {
    const texts = await queryWith<StoredText>(
      db,
      `select m.position, m.topic_id as "topicId", m.kin, ${heardColumns}
       from topic_text m join complaint k on k.complaint_id = m.complaint_id
         join cases c on c.id = k.case_id
         left join complaint_text t on t.complaint_id = m.complaint_id
       where m.realm = $1 and m.position > $2 order by m.position limit ${page}`,
      [realm, after],
    );
    if (texts.length > 0) yield texts;
    const last = texts.at(-1);
    if (texts.length < page || !last) return;
    after = last.position;
  }
}

/** A text as the rules take it: cutting it into words is what costs. */
export function toldText(heard: HeardText): ToldText {
  const { complaintId, caseId, personId, receivedAt, historic, title, body } = heard;
  return {
    facts: { id: complaintId, caseId, person: personId, at: parseTime(receivedAt), historic },
    counts: countWords(title, body),
    key: textKey(title, body),
  };
}

/** Where a text belongs by now: a copy where its original does. */
export function topicOf({ topic, copyOf }: KnownText): string | null {
  return (copyOf?.topic ?? topic)?.id ?? null;
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

/** A text that was looked at for the first time. */
export interface LookedAt {
  readonly text: KnownText;
  readonly realm: Realm;
  readonly position: number;
}

export async function insertTexts(client: PoolClient, looked: readonly LookedAt[]): Promise<void> {
  if (looked.length === 0) return;
  const rows = looked.map(({ text, realm, position }) => ({
    realm,
    position,
    complaint: text.facts.id,
    case: text.facts.caseId,
    person: text.facts.person,
    received: isoTime(text.facts.at),
    topic: topicOf(text),
    copy: text.copyOf?.facts.id ?? null,
    kin: text.kin.map(({ facts }) => facts.id),
  }));
  await queryWith(
    client,
    `insert into topic_text (complaint_id, realm, position, case_id, person_id, received_at, topic_id, copy_of, kin)
     select x.complaint, x.realm, x.position, x."case", x.person, x.received, x.topic, x.copy,
       array(select json_array_elements_text(x.kin))::uuid[]
     from json_to_recordset($1::json) x(complaint uuid, realm text, position bigint, "case" uuid,
       person uuid, received timestamptz, topic uuid, copy uuid, kin json)`,
    [JSON.stringify(rows)],
  );
}

/** All texts of the one belong to the other, those too that nobody remembers. */
export async function mergeTopics(client: PoolClient, from: string, into: string): Promise<void> {
  await queryWith(client, 'update topic_text set topic_id = $2 where topic_id = $1', [from, into]);
  await queryWith(client, 'update topic set into_id = $2 where id = $1', [from, into]);
  await queryWith(client, 'delete from topic_word where topic_id = $1', [from]);
}

export async function moveTexts(client: PoolClient, texts: readonly KnownText[]): Promise<void> {
  if (texts.length === 0) return;
  await queryWith(
    client,
    `update topic_text m set topic_id = x.topic
     from json_to_recordset($1::json) x(complaint uuid, topic uuid) where m.complaint_id = x.complaint`,
    [JSON.stringify(texts.map((text) => ({ complaint: text.facts.id, topic: topicOf(text) })))],
  );
}

/** [O7] [O9] [O10] Counts the topics anew; one that a quarter more people speak of than when it was named is named again. */
export async function recount(
  client: PoolClient,
  topics: readonly string[],
  people: number,
): Promise<void> {
  if (topics.length === 0) return;
  await queryWith(
    client,
    `update topic t set texts = n.texts, copies = n.copies, people = n.people,
       first_at = n.first_at, last_at = n.last_at,
       naming_due = t.naming_due or (n.people >= $2 and n.people * 4 >= t.named_people * 5)
     from (select topic_id, count(*) filter (where copy_of is null) as texts,
         count(*) filter (where copy_of is not null) as copies,
         count(distinct person_id) filter (where copy_of is null) as people,
         min(received_at) as first_at, max(received_at) as last_at
       from topic_text where topic_id = any ($1::uuid[]) group by topic_id) n
     where t.id = n.topic_id`,
    [topics, people],
  );
}
