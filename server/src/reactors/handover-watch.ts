/** Passes hand-overs that nobody accepts on to the duty leader, each realm by its own clock, each once. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import { HandoverDesk } from '../roster/handover-desk';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 1_000;

@Injectable()
export class HandoverWatch implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(HandoverWatch.name));

  constructor(
    private readonly database: Database,
    private readonly handovers: HandoverDesk,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    const waiting = await this.database.query<{ realm: string }>(
      `select distinct realm from handover where state = 'offered'`,
    );
    for (const { realm } of waiting) await this.handovers.passOnDue(realm);
  }
}
