/**
 * Follows the journal and lets each new text join a topic. One node of all does it, under a lease;
 * what it has looked at is a position, so that nothing is looked at twice or missed while all are down.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { CasePolicy } from '../../cases/policy';
import type { FoldedEntry } from '../../projections/projection';
import type { KnownText } from '../../topics/rules/known-text';
import { topicSettingsOf } from '../../topics/rules/settings';
import type { TopicBook, TopicChange } from '../../topics/rules/topic-book';
import type { LookedAt } from '../../topics/topic-placing';
import { loadHeard, nextEnd, toldText, type HeardText } from '../../topics/topic-rows';
import { RealmBooks } from './realm-books';
import { TopicGround } from './topic-ground';
import { TopicLease } from './topic-lease';
import { TopicNamer } from './topic-namer';
import { TopicWriter } from './topic-writer';
import { WorkSlices } from './work-slices';

/** The most entries of the journal that are looked at together: fewer while it keeps up. */
const PAGE = 400;
/** While the loop is busy so long is waited for more to come: each commit costs the senders' own. */
const GATHER_MILLISECONDS = 250;
const RETRY_MILLISECONDS = 1_000;
/** Another node is at work; should it die, its lease has run out by then. */
const LOOK_AGAIN_MILLISECONDS = 16_000;

const ringing: ReadonlySet<string> = new Set(['complaint-registered', 'drill-seals-destroyed']);

@Injectable()
export class TopicFollower implements BeforeApplicationShutdown {
  private readonly logger = new Logger(TopicFollower.name);
  private readonly lease: TopicLease;
  private readonly books: RealmBooks;
  private readonly writer: TopicWriter;
  private readonly namer: TopicNamer;
  private readonly slices = new WorkSlices();
  /** Up to where the books know what is stored; null where they know nothing. */
  private at: number | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private later: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly ground: TopicGround,
    policy: CasePolicy,
  ) {
    const { database } = ground;
    this.lease = new TopicLease(database);
    const settingsOf = (realm: Realm) => topicSettingsOf(policy.limitsOf(realm));
    this.books = new RealmBooks({ database, lease: this.lease, settingsOf }, this.slices);
    this.writer = new TopicWriter(ground, this.lease, settingsOf);
    this.namer = new TopicNamer(ground, this.books);
  }

  follow(entries: readonly FoldedEntry[]): void {
    if (entries.some(({ type }) => ringing.has(type))) this.ring();
  }

  /** Texts may have come in, or gone. */
  ring(): void {
    if (this.stopping) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again) this.ring();
    });
  }

  /** Resolves when all that is known of by now is done, or another node is at it. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.later) clearTimeout(this.later);
    await this.running;
    if (this.at !== null) await this.lease.release();
  }

  private async run(): Promise<void> {
    this.again = false;
    try {
      while (!this.stopping && (await this.turn()));
    } catch (error) {
      this.forgetAll();
      this.logger.warn({ msg: 'topics could not be looked for; it is tried again', error });
      this.ringLater(RETRY_MILLISECONDS);
    }
  }

  /** Whether there may be more to do. */
  private async turn(): Promise<boolean> {
    const position = this.lease.isSure && this.at !== null ? this.at : await this.lease.take();
    if (position === null) {
      this.forgetAll();
      this.ringLater(LOOK_AGAIN_MILLISECONDS);
      return false;
    }
    if (position !== this.at) this.forgetAll();
    this.at = position;
    const end = await nextEnd(this.ground.database.pool, position, PAGE);
    if (end === null) return this.namer.turn();
    await this.look(position, end);
    this.at = end;
    await this.namer.turn();
    if (this.slices.isBusy()) await pause(GATHER_MILLISECONDS);
    return true;
  }

  private async look(from: number, to: number): Promise<void> {
    const heard = await loadHeard(this.ground.database.pool, from, to);
    const looked: LookedAt[] = [];
    const changes = new Map<Realm, TopicChange[]>();
    for (const [realm, texts] of Map.groupBy(heard, (text) => text.realm)) {
      // One for all of them: a book that was read again meanwhile would not know the page's own texts.
      const book = await this.books.of(realm);
      const ofRealm: TopicChange[] = [];
      this.slices.begin();
      for (const text of texts) {
        ofRealm.push(...book.add(toldText(text)));
        looked.push({ text: textOf(book, text), realm, position: text.position });
        await this.slices.pace();
      }
      changes.set(realm, ofRealm);
    }
    await this.writer.write({ from, to, looked, changes });
  }

  private forgetAll(): void {
    this.books.clear();
    this.at = null;
  }

  private ringLater(milliseconds: number): void {
    if (this.stopping) return;
    this.later ??= setTimeout(() => {
      this.later = null;
      this.ring();
    }, milliseconds).unref();
  }
}

function textOf(book: TopicBook, { complaintId }: HeardText): KnownText {
  const text = book.text(complaintId);
  if (!text) throw new Error(`the text of ${complaintId} was not taken in`);
  return text;
}
