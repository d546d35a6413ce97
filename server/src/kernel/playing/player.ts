/**
 * Plays what has a realm and a clock of its own: one node plays each, by a lease that it renews while it
 * plays. Whoever takes one over goes on from where the last one kept its place; what was told twice
 * counts once.
 */
import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { isOutage } from '../database/database';
import type { Leased, Leases } from './leases';

const TICK_MILLISECONDS = 100;
/** How soon to look for one that another node left behind. */
const LOOK_AGAIN_MILLISECONDS = 1_000;

export abstract class Player<T extends Leased> implements BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private opened = false;
  private stopping = false;

  protected constructor(private readonly leases: Leases<T>) {}

  /** Begins to play. Lists, folds and realm clocks must be there. */
  start(): void {
    this.opened = true;
    this.ring();
  }

  /** Something changed: looks at once. */
  ring(): void {
    if (!this.opened || this.stopping) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
  }

  /** Leaves all to whoever comes next, with their places kept. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
    // Without it the next player waits for the leases to run out.
    await this.leases.release().catch(() => undefined);
  }

  /** Plays what is due now, up to a slice of each; answers how soon to look again. */
  async tick(): Promise<number> {
    try {
      const leased = await this.leases.take();
      this.hold(leased.map(({ id }) => id));
      let behind = false;
      for (const each of leased) behind = (await this.perform(each)) || behind;
      if (behind) return 0;
      return leased.length > 0 ? TICK_MILLISECONDS : LOOK_AGAIN_MILLISECONDS;
    } catch (error) {
      this.hold([]);
      throw error;
    }
  }

  /** Plays a slice; true where there is more to play at once. */
  protected abstract perform(record: T): Promise<boolean>;

  /** What was remembered of all others is forgotten. */
  protected abstract hold(ids: readonly string[]): void;

  private async work(): Promise<void> {
    let wait = 0;
    try {
      do wait = await this.tick();
      while (wait === 0 && !this.stopping);
    } catch (error) {
      wait = LOOK_AGAIN_MILLISECONDS;
      // Nothing is lost: what was under way is told again, and counts once.
      if (!isOutage(error)) this.logger.error({ msg: 'it could not be played', error });
    }
    if (!this.stopping) this.timer = setTimeout(() => this.ring(), wait);
  }
}
