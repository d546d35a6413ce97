/** Brings every complainant the answer: what is told is read from the journal, casts are filled, what is due is carried, and its case learns of it. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AnswerCourier } from '../answers/answer-courier';
import { toldTypes } from '../answers/answer-teller';
import { CastFiller } from '../answers/cast-filler';
import { ToldCases } from '../answers/told-cases';
import type { FoldedEntry } from '../projections/projection';
import { AnswerReader } from './answer-reader';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 1_000;
const told: ReadonlySet<string> = new Set(toldTypes);
const casting: ReadonlySet<string> = new Set(['cluster-cast-approved', 'case-joined-cluster']);

@Injectable()
export class Answers implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(Answers.name));
  private unread = true;
  private unfilled = true;
  private stopping = false;

  constructor(
    private readonly reader: AnswerReader,
    private readonly casts: CastFiller,
    private readonly courier: AnswerCourier,
    private readonly toldCases: ToldCases,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  follow(entries: readonly FoldedEntry[]): void {
    for (const { type } of entries) {
      this.unread ||= told.has(type);
      this.unfilled ||= casting.has(type);
    }
  }

  /** Looks now; ends when everything that was due has been tried once. */
  tick(): Promise<void> {
    return this.ticker.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.ticker.stop();
    await this.courier.keepUnsettled();
  }

  private async look(): Promise<void> {
    await this.catchUp();
    while (!this.stopping && (await this.courier.round()) > 0);
    await this.toldCases.settle();
  }

  /** What comes in meanwhile is for the next look; what failed is looked at again. */
  private async catchUp(): Promise<void> {
    const { unread, unfilled } = this;
    this.unread = false;
    this.unfilled = false;
    try {
      if (unread) await this.reader.read();
      if (unfilled) await this.casts.fill();
    } catch (error) {
      this.unread ||= unread;
      this.unfilled ||= unfilled;
      throw error;
    }
  }
}
