/** The topics of the realms at work, kept in memory: each is read from the stored texts when it is first asked for. */
import { isDeepStrictEqual } from 'node:util';
import type { Realm } from '@heed/shared/vocabulary';
import type { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/ids';
import type { TopicSettings } from '../../topics/rules/settings';
import { TopicBook } from '../../topics/rules/topic-book';
import { loadStored, toldText } from '../../topics/topic-rows';
import type { TopicLease } from './topic-lease';
import type { WorkSlices } from './work-slices';

/** Others are read again when something comes in. */
const MOST_REALMS = 4;
const PAGE = 200;

/** Where books are read from, and by what. */
export interface BookGround {
  readonly database: Database;
  readonly lease: TopicLease;
  readonly settingsOf: (realm: Realm) => TopicSettings;
}

export class RealmBooks {
  /** The one that was asked for last stands last. */
  private readonly books = new Map<Realm, TopicBook>();

  constructor(
    private readonly ground: BookGround,
    /** Reading many texts takes a while, in which others want to work. */
    private readonly slices: WorkSlices,
  ) {}

  async of(realm: Realm): Promise<TopicBook> {
    const settings = this.ground.settingsOf(realm);
    const known = this.books.get(realm);
    // [O15] One that goes by other numbers by now is read again.
    const holds = known && isDeepStrictEqual(known.settings, settings);
    const book = holds ? known : await this.read(realm, settings);
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

  private async read(realm: Realm, settings: TopicSettings): Promise<TopicBook> {
    const book = new TopicBook(settings, newId);
    const { remembered } = settings;
    const { pool } = this.ground.database;
    for await (const page of loadStored(pool, { realm, remembered, page: PAGE })) {
      this.slices.begin();
      for (const text of page) {
        book.restore(toldText(text), { topic: text.topicId, kin: text.kin });
        await this.slices.pace();
      }
      await this.ground.lease.take();
    }
    return book;
  }
}
