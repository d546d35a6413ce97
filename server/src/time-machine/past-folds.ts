/** The folds of one realm on their way through its past: forward only, giving way to others as they go. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Realm } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../journal/events';
import type { FoldSet } from '../projections/fold-set';
import type { FoldInPieces } from '../projections/slot';
import type { Kept } from './rules/thinning';

const PAGE = 100;
/** [X5] So long they fold at a stretch. */
const STRETCH_MILLISECONDS = 8;
/** After so many entries their states are worth keeping: going back from here begins there. */
const KEEP_EVERY = 2_500;

/** Where entries are read and states are kept. */
export interface PastSource {
  read(realm: Realm, after: number, limit: number): Promise<readonly JournalEntry[]>;
  keep(realm: Realm, kept: Kept, folds: Iterable<FoldInPieces>): Promise<void>;
}

/** Where folds begin on their way. */
export interface PastBeginning {
  readonly realm: Realm;
  readonly folds: FoldSet;
  /** The entry that every fold has had; some may have had more, up to `ahead`. */
  readonly position: number;
  readonly ahead: number;
  /** The realm's time at which they can be seen, in milliseconds. */
  readonly time: number;
}

export class PastFolds {
  /** Entries that were read and are later than where the folds stand. */
  private ahead: readonly JournalEntry[] = [];
  private newest: number;
  private sinceKept = 0;

  readonly realm: Realm;
  readonly folds: FoldSet;
  private position: number;
  private time: number;
  private readonly evenFrom: number;

  constructor(
    { realm, folds, position, ahead, time }: PastBeginning,
    private readonly source: PastSource,
  ) {
    this.realm = realm;
    this.folds = folds;
    this.position = position;
    this.evenFrom = ahead;
    this.time = time;
    this.newest = time;
  }

  /** The realm's time at which the folds can be seen, or any later one. */
  get at(): number {
    return this.time;
  }

  get reached(): number {
    return this.position;
  }

  /** [X1] Takes all entries before the first that is later than `to`. */
  async forward(to: number): Promise<void> {
    let begun = performance.now();
    for (;;) {
      if (this.ahead.length === 0) {
        this.ahead = await this.source.read(this.realm, this.position, PAGE);
        begun = performance.now();
      }
      const [entry, ...rest] = this.ahead;
      if (!entry || Date.parse(entry.at) > to) break;
      this.take(entry);
      this.ahead = rest;
      if (this.sinceKept >= KEEP_EVERY) await this.keep();
      if (performance.now() - begun < STRETCH_MILLISECONDS) continue;
      await turn();
      begun = performance.now();
    }
    this.time = to;
  }

  private take(entry: JournalEntry): void {
    this.folds.apply(entry);
    this.position = entry.position;
    this.newest = Math.max(this.newest, Date.parse(entry.at));
    // Folds that are not of one position have no common state to keep.
    if (this.position > this.evenFrom) this.sinceKept += 1;
  }

  private async keep(): Promise<void> {
    this.sinceKept = 0;
    const { realm, position, newest: at } = this;
    await this.source.keep(realm, { position, at }, this.folds.inPieces(position));
  }
}
