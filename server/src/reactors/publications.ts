/**
 * Tells incidents of the bulletins that were published about them: clocks are met, the next word's is
 * set. Each bulletin counts once, whichever node sees it first, and also when it went out while this
 * one was away.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { IncidentDesk } from '../incidents/incident-desk';
import { informedRequest } from '../incidents/rules/publication';
import { requestKeyOf } from '../journal/desk-writer';
import { SYSTEM_ACTOR } from '../journal/events';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';

const RETRY_MILLISECONDS = 1_000;

interface Untold {
  readonly bulletinId: string;
  readonly incidentId: string;
  readonly realm: Realm;
  readonly publishedAt: string;
  readonly nextUpdateAt: string | null;
}

@Injectable()
export class Publications implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Publications.name);
  private again = false;
  private running: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly incidents: IncidentDesk,
  ) {}

  follow(entries: readonly FoldedEntry[]): void {
    if (entries.some(({ type }) => type === 'bulletin-published')) this.ring();
  }

  /** A bulletin may have been published. */
  ring(): void {
    if (this.stopping) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again && this.retry === null) this.ring();
    });
  }

  /** Resolves when all that was published by now is told. */
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
      for (const { realm, incidentId, ...told } of await this.untold()) {
        await this.incidents.informed(incidentId, realm, told);
      }
    } catch (error) {
      this.logger.warn({
        msg: 'incidents could not be told of a bulletin; it is tried again',
        error,
      });
      this.again = true;
      this.retry ??= setTimeout(() => {
        this.retry = null;
        this.ring();
      }, RETRY_MILLISECONDS).unref();
    }
  }

  private untold(): Promise<Untold[]> {
    return this.database.query<Untold>(
      `select b.id as "bulletinId", b.incident_id as "incidentId", b.realm,
         b.published_at as "publishedAt", b.next_update_at as "nextUpdateAt"
       from bulletin b
       where b.published_at is not null and not exists (
         select 1 from desk_request r where r.request_key = $1 || b.id)
       order by b.published_at, b.id`,
      [requestKeyOf(SYSTEM_ACTOR, informedRequest(''))],
    );
  }
}
