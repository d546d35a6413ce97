/** Boards as they were: whether one may be asked for, and what of it is today's. */
import { Inject, Injectable } from '@nestjs/common';
import type { BoardScope } from '@heed/shared/board';
import type { PastBoard } from '@heed/shared/time-machine';
import type { Realm } from '@heed/shared/vocabulary';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { Follower } from '../projections/follower';
import { scopeKey } from '../projections/scope';
import type { PastFolding } from './past-asks';

/** Who folds the past. */
export const PAST_FOLDING = Symbol('PAST_FOLDING');

/** More than these would wait longer than anybody does. */
const MOST_WAITING = 24;
const RETRY_SECONDS = 2;

@Injectable()
export class PastBoards {
  private waiting = 0;

  constructor(
    private readonly follower: Follower,
    @Inject(PAST_FOLDING) private readonly folding: PastFolding,
  ) {}

  /** [X1] The board of a scope at a time of its realm, in milliseconds. */
  async at(scope: BoardScope, time: number): Promise<PastBoard | Refusal> {
    const { realm } = scope;
    if (!this.follower.knows(scopeKey(scope))) return refuse('not-found');
    // [X6]
    if (time > this.follower.realmTime(realm)) return refuseField('invalid', 'at', 'in-the-future');
    if (this.waiting >= MOST_WAITING) {
      return refuse('unavailable', { retryAfterSeconds: RETRY_SECONDS });
    }
    this.waiting += 1;
    try {
      const context = this.follower.contextOf(realm);
      const lists = this.follower.listsMark(realm).reference;
      return { ...(await this.folding.board({ scope, time, context, lists })), past: true };
    } finally {
      this.waiting -= 1;
    }
  }

  /** [X7] Answers whether there may be more to do. */
  prepare(realm: Realm): Promise<boolean> {
    return this.folding.prepare(realm);
  }
}
