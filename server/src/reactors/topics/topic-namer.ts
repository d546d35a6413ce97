/** [O10] Names topics by the words that tell them apart, as far as the texts that said them are still there. */
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR } from '../../journal/events';
import { queryWith } from '../../kernel/database/database';
import { keyedHash } from '../../kernel/seal/digest';
import { mayBePersonName } from '../../kernel/text/search-tokens';
import type { TellingWord } from '../../topics/rules/naming';
import type { TopicBook } from '../../topics/rules/topic-book';
import type { RealmBooks } from './realm-books';
import type { TopicGround } from './topic-ground';

const AT_ONCE = 5;
/** The newest texts of a topic say what it is about. */
const READ = 300;

interface Due {
  readonly id: string;
  readonly realm: Realm;
}

export class TopicNamer {
  constructor(
    private readonly ground: TopicGround,
    private readonly books: RealmBooks,
  ) {}

  /** Names some of those that are due; false where none is. */
  async turn(): Promise<boolean> {
    const { database } = this.ground;
    const due = await database.query<Due>(
      `select id, realm from topic where naming_due and into_id is null order by id limit ${AT_ONCE}`,
    );
    for (const topic of due) {
      const book = await this.books.of(topic.realm);
      await database.transaction((client) => this.name(client, topic, book));
    }
    return due.length > 0;
  }

  private async name(client: PoolClient, { id, realm }: Due, book: TopicBook): Promise<void> {
    const [row] = await queryWith<{ people: number; digest: string | null }>(
      client,
      `select people, named_digest as digest from topic
       where id = $1 and naming_due and into_id is null for update`,
      [id],
    );
    if (!row) return;
    const words = book.name(await this.texts(client, id, book), mayBePersonName);
    const { keys, clock, journal } = this.ground;
    const textDigest = keyedHash(keys.derive('topic-words'), JSON.stringify([id, words]));
    await keep(client, id, words);
    await queryWith(
      client,
      `update topic set naming_due = false, named_people = people, named_digest = $2 where id = $1`,
      [id, textDigest],
    );
    if (textDigest === row.digest) return;
    const data = { topic: id, words: words.length, textDigest };
    const context = { at: clock.isoNow(realm), realm, actor: SYSTEM_ACTOR };
    await journal.append([{ type: 'topic-named', data }], context, client);
  }

  /** Held until the words are kept: a text that is erased meanwhile takes them with it. */
  private async texts(client: PoolClient, topicId: string, book: TopicBook) {
    const rows = await queryWith<{ id: string }>(
      client,
      `select t.complaint_id as id from topic_text m join complaint_text t on t.complaint_id = m.complaint_id
       where m.topic_id = $1 and m.copy_of is null
       order by m.received_at desc limit ${READ} for key share of t`,
      [topicId],
    );
    return rows.flatMap(({ id }) => book.text(id) ?? []);
  }
}

async function keep(
  client: PoolClient,
  topicId: string,
  words: readonly TellingWord[],
): Promise<void> {
  await queryWith(client, 'delete from topic_word where topic_id = $1', [topicId]);
  if (words.length === 0) return;
  await queryWith(
    client,
    `insert into topic_word (topic_id, rank, word, people)
     select $1, x.rank, x.word, x.people
     from json_to_recordset($2::json) x(rank smallint, word text, people integer)`,
    [topicId, JSON.stringify(words.map((word, rank) => ({ ...word, rank })))],
  );
}
