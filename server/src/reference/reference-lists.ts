/** The lists in memory, by realm: for triage, for rules and queries, and for turning names into ids. */
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { calendarsOver, presetCalendars } from './calendar-rows';
import { presetClockRows } from './clock-rows';
import { RealmLists, type ReferenceState } from './realm-lists';
import { StoredLists } from './stored-lists';
import { presetThresholds, thresholdsOver } from './threshold-rows';

/** Called with a realm's lists after they were read, for every realm whose lists are new. */
export type ListsListener = (state: ReferenceState) => void;

@Injectable()
export class ReferenceLists {
  private readonly stored: StoredLists;
  private readonly realms = new Map<Realm, RealmLists>([[REAL, new RealmLists(nothing)]]);
  private versions = new Map<Realm, number>();
  private running: Promise<void> = Promise.resolve();
  private queued: Promise<void> | null = null;
  private readonly listeners = new Set<ListsListener>();

  constructor(orm: MikroORM, database: Database) {
    this.stored = new StoredLists(orm, database);
  }

  /** The lists that hold in a realm: its own, or the real ones where it has none. */
  of(realm: Realm): RealmLists {
    return this.realms.get(realm) ?? this.real;
  }

  /** Reads the lists again; resolves with what was committed before the call. Calls that wait share one reading. */
  refresh(): Promise<void> {
    this.queued ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.queued = null;
        this.running = this.load();
        return this.running;
      });
    return this.queued;
  }

  /**
   * For whoever has just committed a change and should see it at once. Where the reading fails the
   * change stands all the same: the journal's follower brings the lists up to date.
   */
  async catchUp(): Promise<void> {
    await this.refresh().catch(() => undefined);
  }

  /** Calls the listener after each reading; returns what ends that. */
  onRefreshed(listener: ListsListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private get real(): RealmLists {
    return this.realms.get(REAL) ?? new RealmLists(nothing);
  }

  private async load(): Promise<void> {
    // Before the lists: a change in between makes them newer than they say, and the next reading mends it.
    const versions = await this.stored.versions();
    const known = this.versions.get(REAL);
    const real = versions.get(REAL) ?? 0;
    for (const [realm, version] of inOrder(versions)) {
      const fresh = this.versions.get(realm) === version && known === real;
      // Lists of a drill name the real members too, and are read again when those change.
      if (fresh && realm !== REAL) continue;
      this.take(await this.stored.read(realm, version));
      this.versions.set(realm, version);
    }
  }

  private take(state: ReferenceState): void {
    const lists = new RealmLists(state.realm === REAL ? state : this.withReal(state));
    this.realms.set(state.realm, lists);
    for (const listener of this.listeners) listener(lists.state);
  }

  /**
   * The people who work in a drill are the scenario's and one's own; own units are the real realm's.
   * It goes by the limits that are to be trained, and by thresholds and a calendar of its own where its
   * scenario brought any.
   */
  private withReal(state: ReferenceState): ReferenceState {
    const { members, version, clockRows, calendars, thresholds } = this.real.state;
    const staff = members.map((member) => ({ ...member, unitId: null }));
    return {
      ...state,
      version: state.version + version,
      members: [...state.members, ...staff],
      clockRows,
      calendars: calendarsOver(state.calendars, calendars),
      thresholds: thresholdsOver(state.thresholds, thresholds),
    };
  }
}

/** The real one first. */
function inOrder(versions: ReadonlyMap<Realm, number>): [Realm, number][] {
  return [...versions].sort(([a], [b]) => Number(b === REAL) - Number(a === REAL));
}

const nothing: ReferenceState = {
  realm: REAL,
  version: 0,
  units: [],
  members: [],
  categories: [],
  places: [],
  boundary: null,
  zoneBoundary: null,
  zones: [],
  figureSeries: [],
  servicePoints: [],
  clockRows: presetClockRows,
  calendars: presetCalendars,
  thresholds: presetThresholds,
};
