/** Topics as they are stored, and the texts that they are made of. */
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith, type Queryable } from '../kernel/database/database';
import { parseTime } from '../kernel/instant';
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
  readonly kin: string[] | null;
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

/**
 * [O1] Those registered between two positions, in order; a tip-off and an erased text are left out.
 * Each `offset 0` has its row looked up by index, where statistics are old too; no entry is parsed.
 */
export function loadHeard(db: Queryable, after: number, end: number): Promise<HeardText[]> {
  return queryWith<HeardText>(
    db,
    `select j.position, ${heardColumns}
     from journal j
       cross join lateral (select * from complaint
         where case_id = j.case_id and position = j.position offset 0) k
       cross join lateral (select historic from cases
         where id = j.case_id and not marks @> '{tip_off}' offset 0) c
       cross join lateral (select title, body from complaint_text
         where complaint_id = k.complaint_id offset 0) t
     where j.position > $1 and j.position <= $2 and j.type = 'complaint-registered'
     order by j.position`,
    [after, end],
    'topic-heard',
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
