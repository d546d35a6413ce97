/** Begins a new part of the journal when a month is over, by the wall's clock in the deployment's zone. */
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { cutWhenDue } from '../journal/parts/cut';
import { Clock, isoTime } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { ZoneTime } from '../kernel/zone-time';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 10_000;

@Injectable()
export class JournalCutter implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JournalCutter.name);
  private readonly ticker = new Ticker(() => this.look(), this.logger);
  private readonly zone: ZoneTime;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Pick<Env, 'timeZone' | 'journalMonths'>,
  ) {
    this.zone = new ZoneTime(env.timeZone);
  }

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    const month = isoTime(this.zone.localTime(this.clock.now())).slice(0, 7);
    const cut = await cutWhenDue(this.database, { month, months: this.env.journalMonths });
    if (cut) this.logger.log({ msg: `the journal goes on in a part for ${month}` });
  }
}
