/**
 * Natural group commit: writes go out as soon as the writer is free, with all that queued meanwhile.
 * No timer. Writes that share a key never share a batch, and keep their order. Under load the next
 * batch is planned while the database writes the one before it; it is written after that one.
 */
import { isOutage } from '../kernel/database/database';
import { Refusal, refuse } from '../kernel/refusal';

/** Asks the queue to try the write again in the next batch. */
export const AGAIN = Symbol('again');

/** Less than a busy door holds: while one batch is written, the next is being prepared. */
export const MAX_BATCH = 96;
/** So many that wait are planned beside the batch that is being written; fewer are better written together. */
const AHEAD = 40;
const MAX_QUEUE = 20_000;
const MAX_ATTEMPTS = 20;

/** Writes a planned batch in one transaction and answers each write for itself. */
export type WriteBatch<A> = () => Promise<(A | Refusal | typeof AGAIN)[]>;

interface Waiting<W, A> {
  readonly write: W;
  readonly keys: readonly string[];
  readonly resolve: (answer: A | Refusal) => void;
  readonly reject: (error: unknown) => void;
  attempts: number;
}

export class GroupCommit<W, A> {
  private queue: Waiting<W, A>[] = [];
  /** What the batch touches that is being written. */
  private held = new Set<string>();
  private busy = false;
  private idle: (() => void)[] = [];

  /** `plan` reads what a batch needs and decides; `keysOf` names what a write touches alone. */
  constructor(
    private readonly plan: (batch: readonly W[]) => Promise<WriteBatch<A>>,
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
    let written = Promise.resolve();
    while (this.queue.length > 0) {
      if (this.queue.length < AHEAD) await written;
      const batch = this.takeBatch();
      const planned = batch.length > 0 ? await this.planned(batch) : null;
      await written;
      // All that queued may touch what was being written: then it is taken now.
      if (planned) written = this.write(batch, planned);
      if (this.queue.length === 0) await written;
    }
    this.busy = false;
    for (const done of this.idle.splice(0)) done();
  }

  private takeBatch(): Waiting<W, A>[] {
    const taken: Waiting<W, A>[] = [];
    const left: Waiting<W, A>[] = [];
    const keys = new Set(this.held);
    for (const waiting of this.queue) {
      const free = taken.length < MAX_BATCH && !waiting.keys.some((key) => keys.has(key));
      (free ? taken : left).push(waiting);
      // A write that has to wait keeps its keys from those behind it.
      for (const key of waiting.keys) keys.add(key);
    }
    this.queue = left;
    return taken;
  }

  /** What went wrong in planning goes wrong when it is written: in its turn. */
  private async planned(batch: readonly Waiting<W, A>[]): Promise<WriteBatch<A>> {
    try {
      return await this.plan(batch.map((waiting) => waiting.write));
    } catch (error) {
      return () => Promise.reject(error);
    }
  }

  private async write(batch: readonly Waiting<W, A>[], planned: WriteBatch<A>): Promise<void> {
    this.held = new Set(batch.flatMap(({ keys }) => keys));
    try {
      const answers = await planned();
      batch.forEach((waiting, index) => this.settle(waiting, answers[index] ?? AGAIN));
    } catch (error) {
      await this.afterFailure(batch, error);
    } finally {
      this.held = new Set();
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
    for (const waiting of batch) await this.write([waiting], await this.planned([waiting]));
  }
}
