/** What a fold is: the journal's entries of one realm, gathered into what a part of the board shows. */
import type { BoardParts } from '@heed/shared/board';
import type { JournalEntry } from '../journal/events';

/** An entry as the folds, and those behind them, see it; of an incident's own folds with that incident. */
export type FoldedEntry = JournalEntry & { readonly incident?: string };

/** Days of history without which nothing is called expected, and nothing unusual. */
export const BASELINE_NEEDED = 14;

/** What a view needs that is neither in the journal nor the time. */
export interface ViewContext {
  /** Days of history without which nothing is called expected; null where nothing ever is. */
  readonly baselineNeeded: number | null;
  /** The incident whose board it is; left out for a whole realm's. */
  readonly incident?: string;
}

/** Fixed for the life of a deployment: a change of it needs a rebuild. */
export interface FoldSettings {
  /** The zone in which hours and days are counted. */
  readonly timeZone: string;
}

/**
 * The state of one fold in one realm. It depends on the entries applied and on nothing else;
 * `rows` may remember what it computed, but answers as if it hadn't.
 */
export interface Fold {
  /** Takes one entry. Entries come once each, in the order of their positions. */
  apply(entry: FoldedEntry): void;
  /** The board's parts that this fold is the source of, at `now` (milliseconds of the realm's time). */
  rows(now: number, context: ViewContext): Partial<BoardParts>;
  /** The same bytes for the same entries, however often they were saved and loaded between. */
  save(): Uint8Array;
  /**
   * What `save` gives, piece by piece: for a state that takes long to write. Whoever reads them lets
   * no entry come in between.
   */
  pieces?(): Iterable<Uint8Array>;
}

/** A kind of fold. Stored states of a version that it can't read are dropped and folded again from position 0. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** An incident has such a fold of its own, of its cases alone; of the others it sees the realm's. */
  readonly perIncident?: true;
  empty(): Fold;
  load(bytes: Uint8Array): Fold;
  /** By version how states of it can still be taken up, so that the journal need not be folded again. */
  readonly older?: Readonly<Record<number, (bytes: Uint8Array) => Fold>>;
}
