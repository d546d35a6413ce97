/** What is asked of whoever folds the past: plain data, so that it can be asked of another thread. */
import type { BoardParts, BoardScope, Snapshot } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import type { Connection } from '../kernel/database/database';
import type { CommonContext } from '../projections/fold-set';
import type { FoldSettings } from '../projections/projection';

/** The board of a scope at a time of its realm, in milliseconds. */
export interface BoardAsk {
  readonly scope: BoardScope;
  readonly time: number;
  /** [X2] What is today's: the zones, and which version of the lists gives codes their names. */
  readonly context: CommonContext;
  readonly lists: BoardParts['reference'];
}

export interface PastFolding {
  /** [X1] Throws an AwayError where entries that it needs are set apart. */
  board(ask: BoardAsk): Promise<Snapshot>;
  /**
   * [X7] Keeps states where a realm has too few, behind whatever is asked for: along the newest such
   * stretch, and answers whether there may be more.
   */
  prepare(realm: Realm): Promise<boolean>;
}

/** What a thread that folds the past stands on. */
export interface PastGround {
  readonly connection: Connection;
  readonly settings: FoldSettings;
}

/** A question with its number; the answer comes with the same. */
export type PastTask = { readonly id: number } & (
  | { readonly kind: 'board'; readonly ask: BoardAsk }
  | { readonly kind: 'prepare'; readonly realm: Realm }
);

export type PastReply = { readonly id: number } & (
  | { readonly board: Snapshot }
  | { readonly more: boolean }
  | { readonly refused: { readonly error: string; readonly extra: object } }
  | { readonly failed: { readonly message: string; readonly code: string } }
);
