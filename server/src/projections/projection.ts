/** What a fold is: the journal's entries of one realm, gathered into what a part of the board shows. */
import type { BoardParts } from '@heed/shared/board';
import type { JournalEntry } from '../journal/events';

/** An entry as the folds, and those behind them, see it. */
export type FoldedEntry = JournalEntry;

/** What a view needs that is neither in the journal nor the time. */
export interface ViewContext {
  /** Days of history without which nothing is called expected. */
  readonly baselineNeeded: number;
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
}

/** A kind of fold. Stored states of another version are dropped and folded again from position 0. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  empty(): Fold;
  load(bytes: Uint8Array): Fold;
}
