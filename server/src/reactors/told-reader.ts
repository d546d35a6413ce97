/** Reads on what numbers and rates count, a little at a time, so that nobody waits for it when one is asked. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { readChunkOfTold } from '../bulletins/numbers/told';
import { Journal } from '../journal/journal';
import { QuietDatabase } from '../kernel/database/quiet-database';
import { readChunkOfRated } from '../queries/rated-cases';
import { LoopLoad } from './search-indexer';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 2_000;
/** Positions in one look: a small part of the database's time, and a smaller one while the server is busy. */
const CHUNK = 4_000;
const CHUNK_WHEN_BUSY = 1_000;

@Injectable()
export class ToldReader implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(ToldReader.name));
  private readonly loop = new LoopLoad();

  constructor(
    private readonly database: QuietDatabase,
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
    const chunk = this.loop.isBusy() ? CHUNK_WHEN_BUSY : CHUNK;
    await readChunkOfTold(this.database, head, chunk);
    await readChunkOfRated(this.database, head, chunk);
  }
}
