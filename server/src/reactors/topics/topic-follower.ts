/**
 * Follows the journal and lets each new text join a topic. One node of all does it, under a lease;
 * what it has looked at is a position, so that nothing is looked at twice or missed while all are down.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { Journal } from '../../journal/journal';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { KeyStore } from '../../kernel/seal/key-store';
import type { FoldedEntry } from '../../projections/projection';
import type { TopicChange } from '../../topics/rules/topic-book';
import {
  loadHeard,
  nextEnd,
  toldText,
  type HeardText,
  type LookedAt,
} from '../../topics/topic-rows';
import { LoopLoad } from '../search-indexer';
import { RealmBooks } from './realm-books';
import { TopicLease } from './topic-lease';
import { TopicNamer } from './topic-namer';
import { TopicWriter } from './topic-writer';

/** Entries of the journal that are looked at together. */
const PAGE = 100;
/** Texts that are cut into words in one go: no more than a sender can wait behind unnoticed. */
const IN_ONE_GO = 5;
/** For each moment of work so many of rest, while the loop is busy and while it is not: intake comes first. */
const REST_WHEN_BUSY = 4;
const REST_WHEN_IDLE = 0.2;
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
  private readonly loop = new LoopLoad();
  /** Up to where the books know what is stored; null where they know nothing. */
  private at: number | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private later: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    journal: Journal,
    clock: RealmClock,
    keys: KeyStore,
  ) {
    this.lease = new TopicLease(database);
    this.books = new RealmBooks(database, this.lease, (worked) => this.rest(worked));
    this.writer = new TopicWriter(database, journal, clock, this.lease);
    this.namer = new TopicNamer({ database, journal, clock, keys }, this.books);
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
    const position = await this.lease.take();
    if (position === null) {
      this.forgetAll();
      this.ringLater(LOOK_AGAIN_MILLISECONDS);
      return false;
    }
    if (position !== this.at) this.forgetAll();
    this.at = position;
    const end = await nextEnd(this.database.pool, position, PAGE);
    if (end === null) return this.namer.turn();
    await this.look(position, end);
    this.at = end;
    await this.namer.turn();
    return true;
  }

  private async look(from: number, to: number): Promise<void> {
    const heard = await loadHeard(this.database.pool, from, to);
    const looked: LookedAt[] = [];
    const changes = new Map<Realm, TopicChange[]>();
    for (let first = 0; first < heard.length; first += IN_ONE_GO) {
      const startedAt = performance.now();
      for (const text of heard.slice(first, first + IN_ONE_GO)) {
        looked.push(await this.take(text, changes));
      }
      await this.rest(performance.now() - startedAt);
    }
    await this.writer.write({ from, to, looked, changes });
  }

  private async take(heard: HeardText, changes: Map<Realm, TopicChange[]>): Promise<LookedAt> {
    const { realm, position, complaintId } = heard;
    const book = await this.books.of(realm);
    const ofRealm = changes.get(realm) ?? [];
    ofRealm.push(...book.add(toldText(heard)));
    changes.set(realm, ofRealm);
    const text = book.text(complaintId);
    if (!text) throw new Error(`the text of ${complaintId} was not taken in`);
    return { text, realm, position };
  }

  private async rest(worked: number): Promise<void> {
    await pause(worked * (this.loop.isBusy() ? REST_WHEN_BUSY : REST_WHEN_IDLE));
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
