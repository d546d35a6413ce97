/**
 * Brings what was published to those who asked for it. Reads the journal from its own place on, queues
 * each event once for each target, and keeps trying what is due. At least once to a target, always
 * under the same id; never again once it was acknowledged. What a node had in its hands when it died
 * is taken up by the next.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { DeliveryAttempt } from '@heed/shared/deliveries';
import { DeliveryQueue, type Lane, type Taken } from '../outbound/delivery-queue';
import { DeliverySender } from '../outbound/delivery-sender';
import type { FoldedEntry } from '../projections/projection';
import { isTold, NoticeReader } from './notice-reader';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 1_000;
/** Each may hang for its ten seconds without keeping the others back. */
const POSTS_AT_ONCE = 16;
const MAILS_IN_A_ROUND = 10;

interface Settlement {
  readonly taken: Taken;
  readonly attempt: DeliveryAttempt;
}

@Injectable()
export class Deliveries implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Deliveries.name);
  private readonly ticker = new Ticker(() => this.look(), this.logger);
  private readonly inFlight = new Set<Promise<void>>();
  /** What came of a try while the database was away: kept before anything else is taken. */
  private readonly unsettled = new Set<Settlement>();
  private mailing: Promise<void> | null = null;
  private unread = true;
  private stopping = false;

  constructor(
    private readonly notices: NoticeReader,
    private readonly queue: DeliveryQueue,
    private readonly sender: DeliverySender,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  follow(entries: readonly FoldedEntry[]): void {
    if (!entries.some(isTold)) return;
    this.unread = true;
    void this.tick();
  }

  /** Looks now; ends when everything that was due is on its way. */
  tick(): Promise<void> {
    return this.ticker.tick();
  }

  /** Ends when everything that is on its way has arrived, or has not. */
  async settled(): Promise<void> {
    while (this.inFlight.size > 0 || this.mailing) {
      await Promise.all([...this.inFlight, this.mailing]);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.ticker.stop();
    await this.settled();
    await this.keepUnsettled();
  }

  private async look(): Promise<void> {
    if (this.stopping) return;
    if (this.unread) {
      this.unread = false;
      try {
        await this.notices.read();
      } catch (error) {
        this.unread = true;
        throw error;
      }
    }
    await this.keepUnsettled();
    await this.takePosts();
    this.mailing ??= this.mailOut().finally(() => {
      this.mailing = null;
    });
  }

  private async takePosts(): Promise<void> {
    while (this.inFlight.size < POSTS_AT_ONCE && !this.stopping) {
      const taken = await this.take('post', POSTS_AT_ONCE - this.inFlight.size);
      if (taken.length === 0) return;
      for (const each of taken) {
        const sending = this.post(each).finally(() => this.inFlight.delete(sending));
        this.inFlight.add(sending);
      }
    }
  }

  private async post(taken: Taken): Promise<void> {
    try {
      await this.settle({ taken, attempt: await this.sender.post(taken) });
    } catch (error) {
      this.letGo(error);
    }
  }

  private async mailOut(): Promise<void> {
    try {
      while (!this.stopping) {
        const batch = await this.take('mail', MAILS_IN_A_ROUND);
        if (batch.length === 0) return;
        const attempts = await this.sender.mail(batch);
        for (const taken of batch) {
          const attempt = attempts.get(taken.id);
          if (attempt) await this.settle({ taken, attempt });
        }
      }
    } catch (error) {
      this.letGo(error);
    }
  }

  private take(lane: Lane, limit: number): Promise<Taken[]> {
    return this.queue.take(lane, limit);
  }

  /** What was acknowledged isn't forgotten because the database is away: it would be sent again. */
  private async settle(settlement: Settlement): Promise<void> {
    this.unsettled.add(settlement);
    await this.keep(settlement).catch((error: unknown) => {
      this.logger.warn({ msg: 'what came of a delivery could not be kept yet', error });
    });
  }

  private async keepUnsettled(): Promise<void> {
    for (const settlement of this.unsettled) await this.keep(settlement);
  }

  private async keep(settlement: Settlement): Promise<void> {
    const { taken, attempt } = settlement;
    await this.queue.settle(taken, attempt);
    this.unsettled.delete(settlement);
  }

  /** Nobody tried: the delivery is free again when its time with this node is over. */
  private letGo(error: unknown): void {
    this.logger.warn({ msg: 'a delivery could not be tried; it is taken up again', error });
  }
}
