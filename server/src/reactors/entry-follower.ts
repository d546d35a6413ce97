/**
 * What follows the journal shares: entries are noted as they come, and what they ask for is done one
 * turn at a time. What could not be done is tried again a moment later; nothing that was noted is lost.
 */
import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FoldedEntry } from '../projections/projection';

const RETRY_MILLISECONDS = 1_000;

export abstract class EntryFollower implements BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private running: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopping = false;

  /** `failing` says in the log what could not be done. */
  protected constructor(private readonly failing: string) {}

  /** Entries were committed: some may ask for something. */
  follow(entries: readonly FoldedEntry[]): void {
    for (const entry of entries) this.note(entry);
    this.wake();
  }

  /** Resolves when all that is known of by now is done. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.retry) clearTimeout(this.retry);
    await this.running;
  }

  /** Keeps what the entry asks for; does nothing yet. */
  protected abstract note(entry: FoldedEntry): void;

  /** Whether nothing is left to do. */
  protected abstract get isIdle(): boolean;

  /** Does one thing; it is forgotten when it is done, so that an outage loses none. */
  protected abstract turn(): Promise<void>;

  /** Goes on where something is left to do. */
  protected wake(): void {
    if (this.stopping || this.isIdle) return;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.retry === null) this.wake();
    });
  }

  private async run(): Promise<void> {
    try {
      while (!this.isIdle && !this.stopping) await this.turn();
    } catch (error) {
      this.logger.warn({ msg: `${this.failing}; it is tried again`, error });
      this.retry ??= setTimeout(() => {
        this.retry = null;
        this.wake();
      }, RETRY_MILLISECONDS).unref();
    }
  }
}

/** One that an entry of some types makes look at what is so now: missed entries don't matter to it. */
export abstract class LookingFollower extends EntryFollower {
  private asked = false;

  protected constructor(
    failing: string,
    private readonly types: ReadonlySet<FoldedEntry['type']>,
  ) {
    super(failing);
  }

  /** Looks, whatever was committed. */
  ring(): void {
    this.asked = true;
    this.wake();
  }

  /** Does all that is to be done by now. */
  protected abstract look(): Promise<void>;

  protected override note({ type }: FoldedEntry): void {
    this.asked ||= this.types.has(type);
  }

  protected override get isIdle(): boolean {
    return !this.asked;
  }

  protected override async turn(): Promise<void> {
    this.asked = false;
    try {
      await this.look();
    } catch (error) {
      this.asked = true;
      throw error;
    }
  }
}
