/** Plays replays: each row goes through the intake that everybody's complaints go through, at its own moment. */
import { Injectable } from '@nestjs/common';
import { Player } from '../kernel/playing/player';
import { RealmClock } from '../kernel/realm-clock';
import { ReplayLeases } from './replay-leases';
import type { ReplayRecord } from './replay-record';
import { ReplayStage } from './replay-stage';

@Injectable()
export class ReplayPlayer extends Player<ReplayRecord> {
  constructor(
    leases: ReplayLeases,
    private readonly stage: ReplayStage,
    private readonly clock: RealmClock,
  ) {
    super(leases);
  }

  /** Its place stands in its row: nothing is remembered. */
  protected hold(): void {}

  /** Tells what is due, up to a batch; true where there is more to tell at once. */
  protected async perform(record: ReplayRecord): Promise<boolean> {
    const end = Date.parse(record.endsAt);
    const due = record.speed === null ? end : this.clock.now(record.realm);
    if (await this.stage.tell(record, due)) return true;
    if (due >= end) await this.stage.end(record);
    return false;
  }
}
