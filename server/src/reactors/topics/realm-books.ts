/** The topics of the realms at work, kept in memory: each is read from the stored texts when it is first asked for. */
import type { Realm } from '@heed/shared/vocabulary';
import type { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/ids';
import { topicSettings } from '../../topics/rules/settings';
import { TopicBook } from '../../topics/rules/topic-book';
import { loadStored, toldText } from '../../topics/topic-rows';
import type { TopicLease } from './topic-lease';

/** Others are read again when something comes in. */
const MOST_REALMS = 4;
const PAGE = 200;
/** Texts that are cut into words in one go. */
const IN_ONE_GO = 5;

export class RealmBooks {
  /** The one that was asked for last stands last. */
  private readonly books = new Map<Realm, TopicBook>();

  constructor(
    private readonly database: Database,
    private readonly lease: TopicLease,
    /** Called again and again: reading many texts takes a while, in which others want to work. */
    private readonly rest: (worked: number) => Promise<void>,
  ) {}

  async of(realm: Realm): Promise<TopicBook> {
    const book = this.books.get(realm) ?? (await this.read(realm));
    this.books.delete(realm);
    this.books.set(realm, book);
    const [oldest] = this.books.keys();
    if (this.books.size > MOST_REALMS && oldest !== undefined) this.books.delete(oldest);
    return book;
  }

  /** What is stored may differ from what is remembered. */
  clear(): void {
    this.books.clear();
  }

  private async read(realm: Realm): Promise<TopicBook> {
    const book = new TopicBook(topicSettings, newId);
    const { remembered } = topicSettings;
    const { pool } = this.database;
    for await (const page of loadStored(pool, { realm, remembered, page: PAGE })) {
      for (let first = 0; first < page.length; first += IN_ONE_GO) {
        const startedAt = performance.now();
        for (const text of page.slice(first, first + IN_ONE_GO)) {
          book.restore(toldText(text), { topic: text.topicId, kin: text.kin });
        }
        await this.rest(performance.now() - startedAt);
      }
      await this.lease.take();
    }
    return book;
  }
}
