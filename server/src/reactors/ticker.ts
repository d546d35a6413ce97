/** Looks at something again and again, one look at a time; a look that fails is told, and the next one comes. */
import { Logger } from '@nestjs/common';

export class Ticker {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly look: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  start(everyMilliseconds: number): void {
    this.timer ??= setInterval(() => void this.tick(), everyMilliseconds);
  }

  /** Whether a long look should end where it is: what is left is found again after the next start. */
  get isStopping(): boolean {
    return this.stopped;
  }

  /** Ends after the look that is going on. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** A look that is still going on counts for this one too. */
  tick(): Promise<void> {
    this.running ??= this.look()
      .catch((error: unknown) => {
        this.logger.warn({
          msg: 'what is due could not be looked at; the next tick tries again',
          error,
        });
      })
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }
}
