/** The folds of one realm on their way through its past, forward only. */
import type { Realm } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../journal/events';
import type { FoldSet } from '../projections/fold-set';
import type { FoldInPieces } from '../projections/slot';
import { spacing } from './rules/spacing';
import type { Kept } from './rules/thinning';

const PAGE = 500;
/** After so many entries the caller can let others work. */
const STEP = 100;

/** Where entries are read and states are kept. */
export interface PastSource {
  read(realm: Realm, after: number, limit: number): Promise<readonly JournalEntry[]>;
  /** Answers how many bytes they are. */
  keep(realm: Realm, kept: Kept, folds: Iterable<FoldInPieces>): Promise<number>;
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
  /** Of their states. */
  readonly bytes: number;
  /** [X4] Entries between two states, where they are further apart than they need to be. */
  readonly least?: number;
}

export class PastFolds {
  /** Entries that were read, and how many of them the folds have had. */
  private page: readonly JournalEntry[] = [];
  private had = 0;
  private newest: number;
  private sinceKept = 0;
  private keepAfter: number;
  private bytes: number;

  readonly realm: Realm;
  readonly folds: FoldSet;
  private position: number;
  private time: number;
  private readonly evenFrom: number;
  private readonly least: number | undefined;

  constructor(
    { realm, folds, position, ahead, time, bytes, least }: PastBeginning,
    private readonly source: PastSource,
  ) {
    this.realm = realm;
    this.folds = folds;
    this.position = position;
    this.evenFrom = ahead;
    this.time = time;
    this.newest = time;
    this.least = least;
    this.bytes = bytes;
    this.keepAfter = spacing(bytes, least);
  }

  /** The realm's time at which the folds can be seen, or any later one. */
  get at(): number {
    return this.time;
  }

  get reached(): number {
    return this.position;
  }

  /** The entry behind which those count that lie between two kept states. */
  get countsFrom(): number {
    return Math.max(this.position, this.evenFrom);
  }

  /** How large the state is that was kept last, unpacked. */
  get keptBytes(): number {
    return this.bytes;
  }

  /** Whether a later entry is known: whatever comes now, the board at this time stays as it is. */
  get isSettled(): boolean {
    return this.had < this.page.length;
  }

  /** [X1] Takes all entries before the first that is later than `to`. */
  async forward(to: number): Promise<void> {
    for await (const _page of this.steps(to));
  }

  /** The same, some entries at a time, so that the caller can let others work in between. */
  async *steps(to: number): AsyncGenerator<void> {
    for (;;) {
      if (this.had % STEP === 0 || !this.isSettled) yield* this.readOn();
      const entry = this.page[this.had];
      if (!entry || Date.parse(entry.at) > to) break;
      this.take(entry);
      if (this.sinceKept >= this.keepAfter) await this.keep();
    }
    this.time = to;
  }

  /** Goes on to where the next state is kept, some entries at a time. */
  async *untilKept(): AsyncGenerator<void> {
    while (this.sinceKept < this.keepAfter) {
      if (this.had % STEP === 0 || !this.isSettled) yield* this.readOn();
      const entry = this.page[this.had];
      if (!entry) return;
      this.take(entry);
    }
    await this.keep();
    this.time = this.newest;
  }

  private async *readOn(): AsyncGenerator<void> {
    yield;
    if (this.isSettled) return;
    this.page = await this.source.read(this.realm, this.position, PAGE);
    this.had = 0;
  }

  private take(entry: JournalEntry): void {
    this.folds.apply(entry);
    this.had += 1;
    this.position = entry.position;
    this.newest = Math.max(this.newest, Date.parse(entry.at));
    // Folds that are not of one position have no common state to keep.
    if (this.position > this.evenFrom) this.sinceKept += 1;
  }

  private async keep(): Promise<void> {
    const { realm, position, newest: at } = this;
    this.bytes = await this.source.keep(realm, { position, at }, this.folds.inPieces(position));
    this.sinceKept = 0;
    this.keepAfter = spacing(this.bytes, this.least);
  }
}
