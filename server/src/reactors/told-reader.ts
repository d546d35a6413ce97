/** Reads on what numbers and rates count, a little at a time, so that nobody waits for it when one is asked. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { readChunkOfTold } from '../bulletins/numbers/told';
import { Journal } from '../journal/journal';
import { Database } from '../kernel/database/database';
import { readChunkOfRated } from '../queries/rated-cases';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 2_000;
/** At most a small part of the database's time, whatever comes in; what is left is read when it is quiet. */
const CHUNK = 4_000;

@Injectable()
export class ToldReader implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(ToldReader.name));

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    const head = await this.journal.head();
    await readChunkOfTold(this.database, head, CHUNK);
    await readChunkOfRated(this.database, head);
  }
}
