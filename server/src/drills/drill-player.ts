/**
 * Plays drills: one node plays one drill, by a lease that it renews while it plays. Whoever takes a
 * drill over goes on from where the last one kept its place; what was told twice counts once.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { isOutage } from '../kernel/database/database';
import { DrillBook } from './drill-book';
import { DrillLeases, PLAYER } from './drill-leases';
import type { DrillRecord } from './drill-record';
import { DrillStage } from './drill-stage';
import { DrillWriter } from './drill-writer';
import { Performance } from './performance';
import {
  decideBeginning,
  decideEnd,
  decideStepOver,
  type DrillDecision,
  type DrillSituation,
} from './rules/drill-rules';

const TICK_MILLISECONDS = 100;
/** How soon to look for a drill that another node left behind. */
const LOOK_AGAIN_MILLISECONDS = 1_000;
/** Of the realm's time, played in one go: an act comes no later than this after its moment. */
const SLICE = 20_000;

@Injectable()
export class DrillPlayer implements BeforeApplicationShutdown {
  private readonly logger = new Logger('drills');
  private readonly performances = new Map<string, Performance>();
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private opened = false;
  private stopping = false;

  constructor(
    private readonly leases: DrillLeases,
    private readonly book: DrillBook,
    private readonly stage: DrillStage,
    private readonly writer: DrillWriter,
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

  /** Leaves the drills to whoever comes next, with their places kept. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
    // Without it the next player waits for the leases to run out.
    await this.leases.release().catch(() => undefined);
  }

  /** Plays what is due now, up to a slice of each drill; answers how soon to look again. */
  async tick(): Promise<number> {
    try {
      return await this.playAll();
    } catch (error) {
      // Nothing is lost: what was under way is told again, and counts once.
      this.performances.clear();
      throw error;
    }
  }

  private async playAll(): Promise<number> {
    const drills = await this.leases.take();
    const leased = new Set(drills.map(({ id }) => id));
    for (const id of this.performances.keys()) if (!leased.has(id)) this.performances.delete(id);
    let behind = false;
    for (const drill of drills) behind = (await this.perform(drill)) || behind;
    if (behind) return 0;
    return drills.length > 0 ? TICK_MILLISECONDS : LOOK_AGAIN_MILLISECONDS;
  }

  private async work(): Promise<void> {
    let wait = 0;
    try {
      do wait = await this.tick();
      while (wait === 0 && !this.stopping);
    } catch (error) {
      wait = LOOK_AGAIN_MILLISECONDS;
      if (!isOutage(error)) this.logger.error({ msg: 'a drill could not be played', error });
    }
    if (!this.stopping) this.timer = setTimeout(() => this.ring(), wait);
  }

  /** Plays a slice; true where there is more to play at once. */
  private async perform(drill: DrillRecord): Promise<boolean> {
    const performance = await this.performanceOf(drill);
    if (!performance) return false;
    if (drill.state === 'preparing') {
      const more = await this.stage.tellHistory(drill, performance);
      if (!more) await this.change(drill, decideBeginning);
      return true;
    }
    const end = Date.parse(drill.endsAt);
    const due = Math.min(this.book.now(drill), end);
    const to = Math.min(due, performance.playedTo + SLICE);
    if (to > performance.playedTo) await this.stage.play(drill, performance, to);
    if (to < due) return true;
    if (due === end) await this.change(drill, decideEnd);
    else if (drill.stepTo !== null && due >= Date.parse(drill.stepTo)) {
      await this.change(drill, decideStepOver);
    }
    return false;
  }

  private async performanceOf(drill: DrillRecord): Promise<Performance | null> {
    const known = this.performances.get(drill.id);
    if (known) return known;
    const playable = this.book.playable(drill.scenario);
    if (!playable) return null;
    const handled = await this.stage.handledCases(drill.id);
    const made = new Performance(drill, playable, handled);
    this.performances.set(drill.id, made);
    return made;
  }

  private async change(
    { id }: DrillRecord,
    decide: (situation: DrillSituation) => DrillDecision | null,
  ): Promise<void> {
    await this.writer.change(id, PLAYER, async (record, client) => {
      const situation = await this.book.situationOf(record, client);
      const decision = decide(situation);
      return decision && { decision, now: situation.now };
    });
  }
}
