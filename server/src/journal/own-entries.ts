/**
 * The newest entries that this process committed, by position: whoever follows the journal here takes
 * them from memory, neither read back nor parsed again. What others wrote lies between them as gaps.
 */
import type { JournalEntry } from './events';

/** An entry before it has its position. */
export type Unplaced = Omit<JournalEntry, 'position'>;

/** Followers are milliseconds behind; one that is farther behind reads the database. A few megabytes. */
const MOST = 2_048;

export class OwnEntries {
  /** Each at its position's place: the newest takes the place of the oldest. */
  private readonly places = Array.from<JournalEntry | undefined>({ length: MOST });
  private last = 0;
  private readonly listeners = new Set<() => void>();

  /** The newest position that was committed here; 0 where none was. */
  get newest(): number {
    return this.last;
  }

  /** Takes in what a commit wrote from a position on. Only after it: what is here is told at once. */
  committed(first: number, entries: readonly Unplaced[]): void {
    entries.forEach((entry, n) => {
      const position = first + n;
      this.places[position % MOST] = { position, ...entry } as JournalEntry;
    });
    this.last = Math.max(this.last, first + entries.length - 1);
    for (const listener of this.listeners) listener();
  }

  /** Calls `listener` after each commit; returns how to stop that. */
  onCommitted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  at(position: number): JournalEntry | undefined {
    const entry = this.places[position % MOST];
    return entry?.position === position ? entry : undefined;
  }

  /** Up to `limit` entries that follow a position without a gap. */
  after(position: number, limit: number): JournalEntry[] {
    const run: JournalEntry[] = [];
    for (let next = position + 1; run.length < limit; next += 1) {
      const entry = this.at(next);
      if (!entry) break;
      run.push(entry);
    }
    return run;
  }
}
