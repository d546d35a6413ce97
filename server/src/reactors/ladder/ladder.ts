/**
 * Takes cases that wait up the ladder, and ends claims that nothing was done with, each realm by its
 * own clock. All that it goes by stands in the database: two nodes do it once, and what was due while
 * every node was down is done, once, when one comes back.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Ticker } from '../ticker';
import { CaseWatch, type LookAtCases } from './case-watch';
import { LadderCases } from './ladder-cases';
import { Looks } from './looks';
import { WeeklyTrial } from './weekly-trial';

const TICK_MILLISECONDS = 2_000;

@Injectable()
export class Ladder implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(Ladder.name));

  constructor(
    private readonly watch: CaseWatch,
    private readonly looks: Looks,
    private readonly cases: LadderCases,
    private readonly trial: WeeklyTrial,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  tick(): Promise<void> {
    return this.ticker.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    await this.watch.follow();
    for (const realm of await this.watch.realms()) {
      const look = await this.looks.at(realm);
      if (!look) continue;
      const climb: LookAtCases = (ids, hasTime) => this.cases.look(ids, look, hasTime);
      while (!this.ticker.isStopping && (await this.watch.eachDue(realm, look.now, climb)));
    }
    await this.trial.tryOnce();
  }
}
