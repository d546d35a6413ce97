/** Folds boards of the past, each from the nearest states that are kept, and makes ahead what will be asked for. */
import { setTimeout as rest } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Snapshot } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import { Journal } from '../journal/journal';
import type { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { FoldSet } from '../projections/fold-set';
import type { Projection } from '../projections/projection';
import { scopeKey } from '../projections/scope';
import { Checkpoints } from './checkpoints';
import type { BoardAsk, PastFolding } from './past-asks';
import { PastFolds, type PastSource } from './past-folds';
import { stretches, worthKeeping, type KeptState, type Stretch } from './rules/spacing';
import { boardsBehind, boardsOnward, lastReady } from './rules/next-boards';
import { Turns } from './turns';

/** [X5] Each holds as much as the realm's live folds do. */
const WARM = 4;
/** A kept state that spares so many entries is worth reading. */
const WORTH_LOADING = 500;
const BOARDS = 120;
const FILLED = 2_000;
/** So much longer it rests than it works at what nobody waits for: in a flood the machine is needed elsewhere. */
const REST = 4;

export class PastReader implements PastFolding {
  /** The one that was asked last is the last. */
  private warm: PastFolds[] = [];
  /** Boards that nothing can change any more. */
  private readonly boards = new LRUCache<string, Snapshot>({ max: BOARDS });
  /** The time that was asked for last, of each scope. */
  private readonly askedLast = new LRUCache<string, number>({ max: BOARDS });
  private readonly turns = new Turns();
  private readonly checkpoints: Checkpoints;
  private readonly source: PastSource;
  /** Realms whose states are being kept, and scopes whose boards are being made ahead. */
  private readonly underWay = new Set<string>();
  /** Stretches between two kept states that were found to be short enough. */
  private readonly filled = new LRUCache<string, true>({ max: FILLED });

  constructor(
    database: Database,
    private readonly projections: readonly Projection[],
  ) {
    const journal = new Journal(database);
    this.checkpoints = new Checkpoints(database);
    this.source = {
      read: (realm, after, limit) => journal.readRealmAfter(realm, after, limit),
      keep: (realm, kept, folds) => this.checkpoints.keep(realm, kept, folds),
    };
  }

  async board(ask: BoardAsk): Promise<Snapshot> {
    const key = scopeKey(ask.scope);
    const before = this.askedLast.get(key);
    this.askedLast.set(key, ask.time);
    const board = this.boards.get(keyOf(ask)) ?? (await this.turns.first(() => this.inFolds(ask)));
    // Whoever asks for what could not be made ahead is told why.
    void this.ahead(key, this.next(ask, before)).catch(() => undefined);
    return board;
  }

  async prepare(realm: Realm): Promise<boolean> {
    return (await this.ahead(realm, this.fillOne(realm), { rests: true })) ?? false;
  }

  private async inFolds(ask: BoardAsk): Promise<Snapshot> {
    const past = await this.nearest(ask.scope.realm, ask.time);
    // Folds that broke off on the way are no longer those of any time.
    this.warm = this.warm.filter((other) => other !== past);
    await past.forward(ask.time);
    this.warm = [...this.warm, past].slice(-WARM);
    return this.boardOf(past, ask);
  }

  private boardOf(past: PastFolds, ask: BoardAsk): Snapshot {
    const { scope, time, context, lists } = ask;
    const board: Snapshot = {
      realm: scope.realm,
      position: past.reached,
      frame: { epoch: 'past', number: 0 },
      at: isoTime(time),
      parts: { ...past.folds.parts(scopeKey(scope), time, context), reference: lists },
    };
    if (past.isSettled) this.boards.set(keyOf(ask), board);
    return board;
  }

  private async nearest(realm: Realm, time: number): Promise<PastFolds> {
    const warm = this.warm
      .filter((past) => past.realm === realm && past.at <= time)
      .toSorted((a, b) => a.at - b.at)
      .at(-1);
    const kept = await this.keptBefore(realm, time);
    if (warm && (kept?.position ?? 0) < warm.reached + WORTH_LOADING) return warm;
    return drained(this.begin(realm, kept));
  }

  private async keptBefore(realm: Realm, time: number): Promise<KeptState | null> {
    await this.checkpoints.forgetOld(realm, this.projections);
    return this.checkpoints.before(realm, time);
  }

  /** A fold at a time. */
  private async *begin(
    realm: Realm,
    kept: KeptState | null,
    least = 0,
  ): AsyncGenerator<void, PastFolds> {
    const folds = new FoldSet(this.projections);
    const fromNothing = { realm, folds, position: 0, ahead: 0, time: -Infinity, bytes: 0, least };
    if (!kept) return new PastFolds(fromNothing, this.source);
    const position = yield* folds.loading(await this.checkpoints.states(realm, kept.position));
    const { position: ahead, at: time, bytes } = kept;
    return new PastFolds({ realm, folds, position, ahead, time, bytes, least }, this.source);
  }

  /** Makes the boards that are asked for next; before them somebody asked for that time. */
  private async *next(ask: BoardAsk, before: number | undefined): AsyncGenerator<void> {
    const onward = boardsOnward(before, ask.time);
    for (const time of onward) {
      const each = { ...ask, time };
      if (!this.boards.has(keyOf(each))) await this.inFolds(each);
      // No later entry is known: nobody goes on from here.
      if (!this.boards.has(keyOf(each))) return;
      yield;
    }
    const isReady = this.boards.has(keyOf({ ...ask, time: lastReady(ask.time) }));
    if (onward.length === 0 && !isReady) yield* this.behind(ask);
  }

  /** Makes the boards that somebody who goes back will ask for: the nearest first, from one kept state each. */
  private async *behind(ask: BoardAsk): AsyncGenerator<void> {
    const { realm } = ask.scope;
    for (let times = boardsBehind(ask.time); times.length > 0;) {
      const kept = await this.keptBefore(realm, times.at(-1) ?? ask.time);
      const past = yield* this.begin(realm, kept);
      const within = times.filter((time) => time >= past.at);
      times = times.filter((time) => time < past.at);
      for (const time of within) {
        yield* past.steps(time);
        const each = { ...ask, time };
        if (!this.boards.has(keyOf(each))) this.boardOf(past, each);
      }
    }
  }

  /** Keeps states along the newest stretch that has too few; answers whether there was one. */
  private async *fillOne(realm: Realm): AsyncGenerator<void, boolean> {
    await this.checkpoints.forgetOld(realm, this.projections);
    const stretch = await this.unfilled(realm);
    if (!stretch) return false;
    const past = yield* this.begin(realm, stretch.after, stretch.least);
    while (await this.isLong(realm, stretch, past.countsFrom, past.keptBytes)) {
      yield* past.untilKept();
    }
    return true;
  }

  private async unfilled(realm: Realm): Promise<Stretch | null> {
    for (const stretch of stretches(await this.checkpoints.all(realm))) {
      const { after, to } = stretch;
      const name = `${realm} ${after?.position ?? 0} ${to}`;
      if (this.filled.has(name)) continue;
      if (await this.isLong(realm, stretch, after?.position ?? 0, after?.bytes ?? 0)) {
        return stretch;
      }
      // Between two states no entries come any more.
      if (to !== null) this.filled.set(name, true);
    }
    return null;
  }

  private isLong(realm: Realm, stretch: Stretch, after: number, bytes: number): Promise<boolean> {
    return this.checkpoints.hasEntries(realm, after, worthKeeping(stretch, bytes), stretch.to);
  }

  /** One of a name at a time. */
  private async ahead<T>(
    name: string,
    steps: AsyncGenerator<void, T>,
    { rests = false } = {},
  ): Promise<T | undefined> {
    if (this.underWay.has(name)) return undefined;
    this.underWay.add(name);
    try {
      for (;;) {
        const begun = performance.now();
        const step = await this.turns.later(() => steps.next());
        if (step.done) return step.value;
        if (rests) await rest(REST * (performance.now() - begun));
      }
    } finally {
      this.underWay.delete(name);
    }
  }
}

/** All steps at once, for somebody who waits. */
async function drained<T>(steps: AsyncGenerator<void, T>): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** Names are today's: with other lists it is another board. */
function keyOf({ scope, time, lists }: BoardAsk): string {
  return [scopeKey(scope), time, ...Object.values(lists).map(({ version }) => version)].join(' ');
}
