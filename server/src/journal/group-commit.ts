/**
 * Natural group commit: writes go out as soon as the writer is free, with all that queued meanwhile.
 * No timer. Writes that share a key never share a batch, and keep their order.
 */
import { isOutage } from '../kernel/database/database';
import { Refusal, refuse } from '../kernel/refusal';

/** Asks the queue to try the write again in the next batch. */
export const AGAIN = Symbol('again');

/** Less than a busy door holds: while one batch is written, the next is being prepared. */
const MAX_BATCH = 96;
const MAX_QUEUE = 20_000;
const MAX_ATTEMPTS = 20;

interface Waiting<W, A> {
  readonly write: W;
  readonly keys: readonly string[];
  readonly resolve: (answer: A | Refusal) => void;
  readonly reject: (error: unknown) => void;
  attempts: number;
}

export class GroupCommit<W, A> {
  private queue: Waiting<W, A>[] = [];
  private busy = false;
  private idle: (() => void)[] = [];

  /**
   * `commit` writes a batch in one transaction and answers each write for itself;
   * `keysOf` names what a write touches alone.
   */
  constructor(
    private readonly commit: (batch: readonly W[]) => Promise<(A | Refusal | typeof AGAIN)[]>,
    private readonly keysOf: (write: W) => readonly string[],
  ) {}

  /** Resolves after the commit. Rejects where the database is away or the write is at fault. */
  submit(write: W): Promise<A | Refusal> {
    if (this.queue.length >= MAX_QUEUE) {
      return Promise.resolve(refuse('unavailable', { retryAfterSeconds: 2 }));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ write, keys: this.keysOf(write), resolve, reject, attempts: 0 });
      void this.run();
    });
  }

  /** Resolves when all that was submitted has been answered. */
  drained(): Promise<void> {
    if (!this.busy && this.queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // Lets the requests that arrived in the same turn of the loop join the first batch.
    await Promise.resolve();
    while (this.queue.length > 0) await this.commitBatch(this.takeBatch());
    this.busy = false;
    for (const done of this.idle.splice(0)) done();
  }

  private takeBatch(): Waiting<W, A>[] {
    const taken: Waiting<W, A>[] = [];
    const left: Waiting<W, A>[] = [];
    const keys = new Set<string>();
    for (const waiting of this.queue) {
      const free = taken.length < MAX_BATCH && !waiting.keys.some((key) => keys.has(key));
      (free ? taken : left).push(waiting);
      // A write that has to wait keeps its keys from those behind it.
      for (const key of waiting.keys) keys.add(key);
    }
    this.queue = left;
    return taken;
  }

  private async commitBatch(batch: readonly Waiting<W, A>[]): Promise<void> {
    try {
      const answers = await this.commit(batch.map((waiting) => waiting.write));
      batch.forEach((waiting, index) => this.settle(waiting, answers[index] ?? AGAIN));
    } catch (error) {
      await this.afterFailure(batch, error);
    }
  }

  private settle(waiting: Waiting<W, A>, answer: A | Refusal | typeof AGAIN): void {
    if (answer !== AGAIN) return waiting.resolve(answer);
    waiting.attempts += 1;
    if (waiting.attempts > MAX_ATTEMPTS) {
      return waiting.reject(new Error('a write lost its race too often'));
    }
    this.queue.unshift(waiting);
  }

  /** One bad write must not take the others along: where the database is there, each tries alone. */
  private async afterFailure(batch: readonly Waiting<W, A>[], error: unknown): Promise<void> {
    if (batch.length === 1 || isOutage(error)) {
      for (const waiting of batch) waiting.reject(error);
      return;
    }
    for (const waiting of batch) await this.commitBatch([waiting]);
  }
}
