/**
 * Plays replays: one node plays one replay, by a lease that it renews while it plays. Each row goes
 * through the intake that everybody's complaints go through, at the row's own moment.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { isOutage } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { ReplayLeases } from './replay-leases';
import type { ReplayRecord } from './replay-record';
import { ReplayStage } from './replay-stage';

const TICK_MILLISECONDS = 100;
/** How soon to look for a replay that another node left behind. */
const LOOK_AGAIN_MILLISECONDS = 1_000;

@Injectable()
export class ReplayPlayer implements BeforeApplicationShutdown {
  private readonly logger = new Logger('replays');
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private opened = false;
  private stopping = false;

  constructor(
    private readonly leases: ReplayLeases,
    private readonly stage: ReplayStage,
    private readonly clock: RealmClock,
  ) {}

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

  /** Leaves the replays to whoever comes next, with their places kept. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
    // Without it the next player waits for the leases to run out.
    await this.leases.release().catch(() => undefined);
  }

  /** Tells one batch of each replay that is due; answers how soon to look again. */
  async tick(): Promise<number> {
    const replays = await this.leases.take();
    let behind = false;
    for (const replay of replays) behind = (await this.perform(replay)) || behind;
    if (behind) return 0;
    return replays.length > 0 ? TICK_MILLISECONDS : LOOK_AGAIN_MILLISECONDS;
  }

  private async work(): Promise<void> {
    let wait = 0;
    try {
      do wait = await this.tick();
      while (wait === 0 && !this.stopping);
    } catch (error) {
      wait = LOOK_AGAIN_MILLISECONDS;
      // Nothing is lost: what was under way is told again, and counts once.
      if (!isOutage(error)) this.logger.error({ msg: 'a replay could not be played', error });
    }
    if (!this.stopping) this.timer = setTimeout(() => this.ring(), wait);
  }

  /** Tells what is due, up to a batch; true where there is more to tell at once. */
  private async perform(record: ReplayRecord): Promise<boolean> {
    const end = Date.parse(record.endsAt);
    const due = record.speed === null ? end : this.clock.now(record.realm);
    if (await this.stage.tell(record, due)) return true;
    if (due >= end) await this.stage.end(record);
    return false;
  }
}
