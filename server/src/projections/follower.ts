/** Follows the journal: reads what was committed, in order, and gives it to the folds. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BoardParts } from '@heed/shared/board';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { EventData } from '../journal/events';
import { Journal } from '../journal/journal';
import { isoTime } from '../kernel/clock';
import { RealmClock, type Pace } from '../kernel/realm-clock';
import { FoldSet, type CommonContext, type StoppedFold } from './fold-set';
import { BASELINE_NEEDED, type FoldedEntry, type Projection } from './projection';
import { realmOf, type ScopeKey } from './scope';
import { SnapshotStore } from './snapshot-store';
import type { ZoneStreets } from './zones/zone-volume';

const PAGE = 500;
/** So many entries are folded at a stretch, in some milliseconds: whoever registers a complaint waits behind them. */
const STRETCH = 100;
/** Two looks at the journal that should have been are missed: what the folds know may be old. */
const LONGEST_WITHOUT_A_LOOK = 2_000;
/** While this node's own entries come, the database is asked for those of others so many milliseconds apart. */
const OWN_FLOW = 100;
const SNAPSHOT_EVERY_MILLISECONDS = 5 * 60_000;
const SNAPSHOT_EVERY_ENTRIES = 50_000;

export type AdvanceListener = (entries: readonly FoldedEntry[]) => void;

@Injectable()
export class Follower implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Follower.name);
  private readonly folds: FoldSet;
  private readonly listeners = new Set<AdvanceListener>();
  private readonly keptListeners = new Set<() => void>();
  private readonly reached = Promise.withResolvers<void>();
  private follow: Promise<void> | null = null;
  private rungAgain = false;
  private started = false;
  private stopping = false;
  private at = 0;
  private target = Infinity;
  private lookedAt = -Infinity;
  /** The database was looked at a moment ago. */
  private lookedLately: NodeJS.Timeout | null = null;
  /** Own entries come one after the other: some came between the last two looks, or since. */
  private ownFlow = false;
  private ownCame = false;
  /** The newest position, as it was seen at a look that read nothing else. */
  private headSeen = 0;
  private stopHearing = (): void => undefined;
  private stored = { position: 0, time: 0 };
  private failing: string | null = null;
  private zonesOf: (realm: Realm) => readonly ZoneStreets[] = () => [];

  constructor(
    private readonly journal: Journal,
    private readonly snapshots: SnapshotStore,
    private readonly realms: RealmClock,
    projections: readonly Projection[],
  ) {
    this.folds = new FoldSet(projections, (stopped, error) => {
      const { fold, realm, since } = stopped;
      this.logger.error({ msg: `the fold ${fold} of ${realm} stopped at entry ${since}`, error });
    });
  }

  /** The entry that was folded last. */
  get position(): number {
    return this.at;
  }

  /** Whether everything is folded that the journal held at the start. */
  get isCaughtUp(): boolean {
    return this.at >= this.target;
  }

  /** False while the journal can't be read: nobody knows then what has happened since. */
  get isCurrent(): boolean {
    return this.realms.wall.monotonic() - this.lookedAt <= LONGEST_WITHOUT_A_LOOK;
  }

  /** Settles when everything is folded that the journal held at the start. */
  get caughtUp(): Promise<void> {
    return this.reached.promise;
  }

  /** Why the journal can't be followed at present; null while all is well. */
  get failure(): string | null {
    return this.failing;
  }

  /** Folds that met an entry they could not take. */
  get stopped(): StoppedFold[] {
    return this.folds.stopped();
  }

  /** Takes up the stored states and follows the journal from there; the bell does the rest. */
  async start(): Promise<void> {
    for await (const kept of this.snapshots.load()) this.folds.takeUp(kept);
    this.at = this.folds.needed;
    this.stored = { position: this.at, time: this.realms.wall.monotonic() };
    this.target = await this.journal.head();
    this.started = true;
    // Whoever waits for the commit is answered first.
    this.stopHearing = this.journal.own.onCommitted(() => setImmediate(() => this.ring()));
    this.ring();
  }

  /** Something was committed, or may have been. */
  ring(): void {
    if (!this.started || this.stopping) return;
    this.rungAgain = true;
    this.follow ??= this.run().finally(() => {
      this.follow = null;
      // A ring between the last look at the journal and this moment must not be lost.
      if (this.rungAgain && !this.failing) this.ring();
    });
  }

  /** Where the zones of a realm's lists are asked for, as boards show them. */
  readZones(zonesOf: (realm: Realm) => readonly ZoneStreets[]): void {
    this.zonesOf = zonesOf;
  }

  /** Calls `listener` after each page, in order; returns how to stop that. */
  onAdvanced(listener: AdvanceListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The realm's own time; of a realm without a clock of its own, its newest entry's. */
  realmTime(realm: Realm): number {
    const newest = realm === REAL || this.realms.pace(realm) ? null : this.folds.latestIn(realm);
    return newest ?? this.realms.now(realm);
  }

  /** Whether anything ever happened in a scope. */
  knows(scope: ScopeKey): boolean {
    return scope === REAL || this.folds.knows(scope);
  }

  /** Realms in which something happened. */
  knownRealms(): readonly Realm[] {
    return this.folds.realms();
  }

  /** What is unusual in a realm now. */
  signals(realm: Realm): BoardParts['signals'] {
    return this.folds.signals(realm, this.realmTime(realm), this.contextOf(realm));
  }

  boardParts(scope: ScopeKey, now: number): BoardParts {
    return this.folds.parts(scope, now, this.contextOf(realmOf(scope)));
  }

  /** What the views of a realm need beside its folds; a board of the past is seen with the same. */
  contextOf(realm: Realm): CommonContext {
    return { baselineNeeded: BASELINE_NEEDED, zones: this.zonesOf(realm) };
  }

  /** Which version of the lists names what a realm's board shows. */
  listsMark(realm: Realm): Pick<BoardParts, 'reference'> {
    return this.folds.listsMark(realm);
  }

  /** Calls `listener` each time that the folds' states were kept; returns how to stop that. */
  onKept(listener: () => void): () => void {
    this.keptListeners.add(listener);
    return () => this.keptListeners.delete(listener);
  }

  /** Keeps the folds' states as they are now. */
  async storeSnapshots(): Promise<void> {
    const position = this.at;
    const madeAt = isoTime(this.realms.wall.now());
    for (const kept of this.folds.inPieces(position)) await this.snapshots.store(kept, madeAt);
    this.stored = { position, time: this.realms.wall.monotonic() };
    for (const listener of this.keptListeners) listener();
  }

  /** Ends the page at hand and keeps the states for the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.stopHearing();
    if (this.lookedLately) clearTimeout(this.lookedLately);
    await this.follow;
    if (this.started && this.at > this.stored.position) await this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Following goes on without kept states; only the next start takes longer. */
  private async keep(): Promise<void> {
    try {
      await this.storeSnapshots();
    } catch (error) {
      this.stored = { ...this.stored, time: this.realms.wall.monotonic() };
      this.logger.warn({ msg: "the folds' states could not be kept", error });
    }
  }

  private async run(): Promise<void> {
    try {
      while (this.rungAgain && !this.stopping) {
        this.rungAgain = false;
        await this.readToEnd();
      }
      this.failing = null;
    } catch (error) {
      this.fail(error);
    }
  }

  private async readToEnd(): Promise<void> {
    let page: readonly FoldedEntry[];
    do {
      page = await this.nextPage();
      for (let from = 0; from < page.length; from += STRETCH) {
        if (from > 0) await othersTurn();
        this.take(page.slice(from, from + STRETCH));
      }
      if (this.isCaughtUp) this.reached.resolve();
      if (this.snapshotIsDue()) await this.keep();
    } while (page.length === PAGE && !this.stopping);
  }

  /** What this node committed itself it has in memory; what others did shows as a gap, or in the database. */
  private async nextPage(): Promise<readonly FoldedEntry[]> {
    const { own } = this.journal;
    const page = own.after(this.at, PAGE);
    if (page.length > 0) {
      this.ownFlow = this.ownCame = true;
      // A page that is read lets others work meanwhile; a full one from memory must as well.
      if (page.length === PAGE) await othersTurn();
      return page;
    }
    if (this.ownFlow && own.newest <= this.at) {
      if (this.lookedLately) return page;
      if (this.at >= this.headSeen) {
        await this.lookAtHead();
        return page;
      }
    }
    this.ownFlow = false;
    const read = await this.journal.readAfter(this.at, PAGE);
    this.looked();
    return read;
  }

  /** While own entries come, what lies ahead is most likely the next of them: it is read where it isn't, a moment later. */
  private async lookAtHead(): Promise<void> {
    this.ownFlow = this.ownCame;
    this.ownCame = false;
    this.headSeen = await this.journal.head();
    this.looked();
  }

  private looked(): void {
    this.lookedAt = this.realms.wall.monotonic();
    this.lookedLately ??= setTimeout(() => {
      this.lookedLately = null;
      if (this.ownFlow || this.at < this.headSeen) this.ring();
    }, OWN_FLOW).unref();
  }

  private take(page: readonly FoldedEntry[]): void {
    // Positions are dense: a hole would mean that something is being missed.
    const expected = this.at + 1;
    const hole = page.findIndex(({ position }, index) => position !== expected + index);
    const entries = hole === -1 ? page : page.slice(0, hole);
    for (const entry of entries) {
      this.folds.apply(entry);
      if (entry.type === 'realm-paced') this.realms.set(entry.realm, paceOf(entry.data));
    }
    this.at += entries.length;
    if (entries.length > 0) for (const listener of this.listeners) listener(entries);
    if (hole !== -1) {
      throw new Error(`the journal goes from entry ${this.at} to ${page[hole]?.position}`);
    }
  }

  private snapshotIsDue(): boolean {
    const entries = this.at - this.stored.position;
    const age = this.realms.wall.monotonic() - this.stored.time;
    return entries >= SNAPSHOT_EVERY_ENTRIES || (entries > 0 && age >= SNAPSHOT_EVERY_MILLISECONDS);
  }

  /** Said once, until it is something else or over; the bell's next ring tries again. */
  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (this.failing !== reason) {
      this.logger.error({ msg: `the journal can't be followed: ${reason}`, error });
    }
    this.failing = reason;
  }
}

function paceOf({ realmAt, wallAt, speed, until, state }: EventData<'realm-paced'>): Pace {
  return {
    realmAt: Date.parse(realmAt),
    wallAt: Date.parse(wallAt),
    speed,
    until: Date.parse(until),
    closed: state === 'ended',
  };
}
