/** Boards as they were: folded from the nearest kept states to the time that is asked for. */
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BoardScope, Snapshot } from '@heed/shared/board';
import type { PastBoard } from '@heed/shared/time-machine';
import type { Realm } from '@heed/shared/vocabulary';
import { Journal } from '../journal/journal';
import { isoTime } from '../kernel/instant';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import type { FoldSet } from '../projections/fold-set';
import { Follower } from '../projections/follower';
import { scopeKey } from '../projections/scope';
import type { SavedFold } from '../projections/slot';
import { Checkpoints } from './checkpoints';
import { PastFolds, type PastBeginning, type PastSource } from './past-folds';
import type { Kept } from './rules/thinning';

/** [X5] Each holds as much as the realm's live folds do. */
const WARM = 4;
/** More than these would wait longer than anybody does. */
const MOST_WAITING = 24;
/** A kept state that spares so many entries is worth reading. */
const WORTH_LOADING = 1_000;
/** Whoever goes back a step goes back more of them: so far before, the states are remembered. */
const BEHIND_MILLISECONDS = 15 * 60_000;
const RETRY_SECONDS = 2;

/** States in memory, or those that the database keeps. */
interface Begun extends Kept {
  readonly states?: readonly SavedFold[];
}

interface Remembered extends Begun {
  readonly realm: Realm;
  readonly states: readonly SavedFold[];
}

@Injectable()
export class PastBoards {
  /** The one that was asked last is the last. */
  private warm: PastFolds[] = [];
  private remembered: Remembered[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private readonly source: PastSource;

  constructor(
    journal: Journal,
    private readonly follower: Follower,
    private readonly checkpoints: Checkpoints,
  ) {
    this.source = {
      read: (realm, after, limit) => journal.readRealmAfter(realm, after, limit),
      keep: (realm, kept, folds) => checkpoints.keep(realm, kept, folds),
    };
  }

  /** [X1] The board of a scope at a time of its realm, in milliseconds. */
  async at(scope: BoardScope, time: number): Promise<PastBoard | Refusal> {
    if (!this.follower.knows(scopeKey(scope))) return refuse('not-found');
    const now = this.follower.realmTime(scope.realm);
    // [X6]
    if (time > now) return refuseField('invalid', 'at', 'in-the-future');
    if (this.waiting >= MOST_WAITING) {
      return refuse('unavailable', { retryAfterSeconds: RETRY_SECONDS });
    }
    return this.inTurn(async () => ({ ...(await this.fold(scope, time)), past: true }));
  }

  /** One after the other: two that want the same folds would pull them apart. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done.finally(() => (this.waiting -= 1));
  }

  private async fold(scope: BoardScope, time: number): Promise<Snapshot> {
    const { realm } = scope;
    const past = await this.nearest(realm, time);
    const goesBack = this.warm.some((other) => other.realm === realm && other.at > time);
    // Folds that broke off on the way are no longer those of any time.
    this.warm = this.warm.filter((other) => other !== past);
    if (goesBack && past.at < time - BEHIND_MILLISECONDS) {
      await past.forward(time - BEHIND_MILLISECONDS);
      await this.remember(past);
    }
    await past.forward(time);
    this.warm = [...this.warm, past].slice(-WARM);
    const context = this.follower.contextOf(realm);
    const parts = past.folds.parts(scopeKey(scope), time, context);
    return {
      realm,
      position: past.reached,
      frame: { epoch: 'past', number: 0 },
      at: isoTime(time),
      // [X2]
      parts: { ...parts, ...this.follower.listsMark(realm) },
    };
  }

  private async remember({ realm, at, reached, folds }: PastFolds): Promise<void> {
    const states: SavedFold[] = [];
    for (const { pieces, ...kept } of folds.inPieces(reached)) {
      states.push({ ...kept, state: Buffer.concat([...pieces]) });
      await turn();
    }
    this.remembered = [...this.remembered, { realm, at, position: reached, states }].slice(-WARM);
  }

  private async nearest(realm: Realm, time: number): Promise<PastFolds> {
    const warm = this.warm
      .filter((past) => past.realm === realm && past.at <= time)
      .toSorted((a, b) => a.at - b.at)
      .at(-1);
    await this.checkpoints.forgetOld(realm, this.follower.versions());
    const kept = latest(
      await this.checkpoints.before(realm, time),
      ...this.remembered.filter((each) => each.realm === realm && each.at <= time),
    );
    if (warm && (kept?.position ?? 0) < warm.reached + WORTH_LOADING) return warm;
    const folds = this.follower.emptyFolds();
    if (!kept) return new PastFolds(beginning(realm, folds), this.source);
    const states = kept.states ?? (await this.checkpoints.states(realm, kept.position));
    const position = await loaded(folds, states);
    const from = { position, ahead: kept.position, time: kept.at };
    return new PastFolds({ realm, folds, ...from }, this.source);
  }
}

/** [X5] A fold at a time. */
async function loaded(folds: FoldSet, states: readonly SavedFold[]): Promise<number> {
  for (const loading = folds.loading(states); ; await turn()) {
    const step = loading.next();
    if (step.done) return step.value;
  }
}

/** Before the first entry. */
function beginning(realm: Realm, folds: FoldSet): PastBeginning {
  return { realm, folds, position: 0, ahead: 0, time: -Infinity };
}

function latest(...kept: readonly (Begun | null)[]): Begun | null {
  return kept.reduce(
    (best, each) => (each && each.position >= (best?.position ?? 0) ? each : best),
    null,
  );
}
