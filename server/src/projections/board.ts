/** The board: what a screen of a realm shows, put together from all of the realm's folds. */
import { Injectable } from '@nestjs/common';
import type { BoardParts } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import { Follower } from './follower';
import { realmOf, type ScopeKey } from './scope';

@Injectable()
export class Board {
  constructor(private readonly follower: Follower) {}

  /** The journal position that the board rests on. */
  get position(): number {
    return this.follower.position;
  }

  /** False while the journal can't be read. */
  get isCurrent(): boolean {
    return this.follower.isCurrent;
  }

  /** The realm's own time, in milliseconds. */
  realmTime(realm: Realm): number {
    return this.follower.realmTime(realm);
  }

  /** Whether there is a board of a scope: always of the real realm. */
  has(scope: ScopeKey): boolean {
    return this.follower.knows(scope);
  }

  boardParts(scope: ScopeKey, now: number = this.realmTime(realmOf(scope))): BoardParts {
    return this.follower.boardParts(scope, now);
  }
}
