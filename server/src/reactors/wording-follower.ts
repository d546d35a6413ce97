/**
 * Puts the agreed wording to the test when a bulletin of its incident goes out, is corrected or taken
 * back. What is asked is read from the journal, so that nothing is missed while all nodes were away,
 * and an entry that was looked at since is not asked again.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';
import { WordingDesk } from '../wording/wording-desk';

const RETRY_MILLISECONDS = 1_000;

const asking: ReadonlySet<string> = new Set([
  'bulletin-published',
  'bulletin-corrected',
  'bulletin-retracted',
]);

interface Touched {
  readonly id: string;
  readonly realm: Realm;
  readonly bulletinId: string;
}

@Injectable()
export class WordingFollower implements BeforeApplicationShutdown {
  private readonly logger = new Logger(WordingFollower.name);
  private again = false;
  private running: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly desk: WordingDesk,
  ) {}

  follow(entries: readonly FoldedEntry[]): void {
    if (entries.some(({ type }) => asking.has(type))) this.ring();
  }

  /** A bulletin may have put some to the test. */
  ring(): void {
    if (this.stopping) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again && this.retry === null) this.ring();
    });
  }

  /** Resolves when all that is touched by now is asked. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.retry) clearTimeout(this.retry);
    await this.running;
  }

  private async run(): Promise<void> {
    this.again = false;
    try {
      for (const { id, realm, bulletinId } of await this.touched()) {
        await this.desk.question(id, realm, bulletinId);
      }
    } catch (error) {
      this.logger.warn({ msg: 'wording could not be put to the test; it is tried again', error });
      this.again = true;
      this.retry ??= setTimeout(() => {
        this.retry = null;
        this.ring();
      }, RETRY_MILLISECONDS).unref();
    }
  }

  /** [W6] The newest bulletin that came after an entry was last looked at. */
  private touched(): Promise<Touched[]> {
    return this.database.query<Touched>(
      `select distinct on (w.id) w.id, w.realm, j.entry::json -> 'data' ->> 'bulletinId' as "bulletinId"
       from wording w join journal j on j.position > w.checked_position and j.realm = w.realm
         and j.type in ('bulletin-published', 'bulletin-corrected', 'bulletin-retracted')
         and j.entry::json -> 'data' ->> 'incidentId' = w.incident_id::text
       where w.state = 'agreed' and w.incident_id is not null
       order by w.id, j.position desc`,
    );
  }
}
