/** Plays drills: history, voices, figures and hands, a slice of the realm's time after the other. */
import { Injectable } from '@nestjs/common';
import { Player } from '../kernel/playing/player';
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

/** Of the realm's time, played in one go: an act comes no later than this after its moment. */
const SLICE = 20_000;

@Injectable()
export class DrillPlayer extends Player<DrillRecord> {
  private readonly performances = new Map<string, Performance>();

  constructor(
    leases: DrillLeases,
    private readonly book: DrillBook,
    private readonly stage: DrillStage,
    private readonly writer: DrillWriter,
  ) {
    super(leases);
  }

  /** One that was taken from us, or that failed on the way, is taken up anew from where it kept its place. */
  protected hold(ids: readonly string[]): void {
    for (const id of this.performances.keys()) if (!ids.includes(id)) this.performances.delete(id);
  }

  protected async perform(drill: DrillRecord): Promise<boolean> {
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
