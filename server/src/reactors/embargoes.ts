/** Releases the bulletins whose time has come, each realm by its own clock, each once. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { BulletinDesk } from '../bulletins/bulletin-desk';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 500;

@Injectable()
export class Embargoes implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(Embargoes.name));

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly bulletins: BulletinDesk,
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
    const waiting = await this.database.query<{ realm: string }>(
      `select distinct realm from bulletin where state = 'approved' and release_at is not null`,
    );
    for (const { realm } of waiting) {
      await this.bulletins.releaseDue(this.clock.isoNow(realm), realm);
    }
  }
}
