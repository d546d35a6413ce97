/** Every fold of every realm, fed with one entry after the other. */
import { ONLY, type BoardParts } from '@heed/shared/board';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../journal/events';
import { alarmsProjection } from './alarms/alarms.fold';
import { asksProjection } from './asks/asks.fold';
import { bulletinsProjection } from './bulletins/bulletins.fold';
import { callsProjection } from './calls/calls.fold';
import { figuresProjection } from './figures/figures.fold';
import { hotspotsProjection } from './hotspots/hotspots.fold';
import { incidentsProjection } from './incidents/incidents.fold';
import { entriesFor } from './joining';
import { joined } from './measure/bytes.fold';
import { openCasesProjection } from './open-cases/open-cases.fold';
import { progressProjection } from './progress/progress.fold';
import { promisesProjection } from './promises/promises.fold';
import { realmProjection } from './realm/realm.fold';
import type { FoldedEntry, FoldSettings, Projection, ViewContext } from './projection';
import { realmTimeProjection, RealmTime } from './realm-time/realm-time.fold';
import { referenceProjection, ReferenceFold } from './reference/reference.fold';
import { incidentOf, incidentsOf, realmOf, scopeKey, type ScopeKey } from './scope';
import { signalsProjection } from './signals/signals.fold';
import { withHotPlaces } from './signals/hot-places';
import { feed, steady, takeUp, type FoldInPieces, type SavedFold, type Slot } from './slot';
import { suggestionsProjection } from './suggestions/suggestions.fold';
import { volumeProjection } from './volume/volume.fold';
import { zonesProjection } from './zones/zones.fold';
import { zonesWithVolume, type ZoneStreets } from './zones/zone-volume';

export function allProjections(settings: FoldSettings): Projection[] {
  return [
    realmTimeProjection,
    referenceProjection,
    volumeProjection(settings),
    hotspotsProjection(settings),
    openCasesProjection,
    progressProjection(settings),
    asksProjection,
    callsProjection(settings),
    signalsProjection(settings),
    suggestionsProjection,
    incidentsProjection,
    figuresProjection,
    zonesProjection,
    bulletinsProjection,
    promisesProjection,
    alarmsProjection,
    realmProjection,
  ];
}

/** A fold that threw: it takes nothing more, and its part of the board stays as it was. */
export interface StoppedFold {
  readonly fold: string;
  /** The scope: a realm, or an incident in it. */
  readonly realm: Realm;
  /** The entry that it could not take. */
  readonly since: number;
  readonly reason: string;
}

export class FoldSet {
  /** In the order in which they came up: an incident's after its realm's. */
  private readonly scopes = new Map<ScopeKey, Slot[]>();

  constructor(
    private readonly projections: readonly Projection[],
    /** Told once of each fold that stops. */
    private readonly onStopped: (stopped: StoppedFold, error: unknown) => void = () => undefined,
  ) {}

  /** Gives the entry to each fold of its realm that hasn't had it, and of the incidents that it concerns. */
  apply(entry: JournalEntry): void {
    const { realm, position } = entry;
    this.give(realm, position, [entry]);
    for (const incident of incidentsOf(entry)) {
      this.give(scopeKey({ realm, incident }), position, entriesFor(entry, incident));
    }
  }

  /**
   * The whole board of a scope at `now`; one that nobody has heard of has an empty one. An incident's
   * is made of its own folds, and of what the realm's tell of it.
   */
  parts(scope: ScopeKey, now: number, common: CommonContext): BoardParts {
    const parts = emptyParts();
    const realm = realmOf(scope);
    const context = contextOf(scope, common);
    for (const { projection, fold } of this.slotsToShow(realm)) {
      const has = context.incident === undefined || !projection.perIncident;
      if (has) Object.assign(parts, fold.rows(now, context));
    }
    if (context.incident !== undefined) {
      for (const { fold } of this.slotsToShow(scope)) Object.assign(parts, fold.rows(now, context));
    }
    parts.zones = zonesWithVolume(parts, common.zones ?? []);
    return Object.assign(parts, withHotPlaces(parts), this.listsMark(realm));
  }

  /** Whether anything ever happened in a scope. */
  knows(scope: ScopeKey): boolean {
    return this.scopes.has(scope);
  }

  /** Names come from the real lists too, whatever the realm: either change is a change. */
  listsMark(realm: Realm): Pick<BoardParts, 'reference'> {
    const versions = [...new Set([realm, REAL])].flatMap((of) => {
      const folds = (this.scopes.get(of) ?? []).map((slot) => slot.fold);
      const lists = folds.find((fold) => fold instanceof ReferenceFold);
      return typeof lists?.version === 'number' ? [lists.version] : [];
    });
    const version = versions.reduce((sum, each) => sum + each, 0);
    return { reference: versions.length > 0 ? { [ONLY]: { version } } : {} };
  }

  /** The realm's own time by its newest entry, in milliseconds. */
  latestIn(realm: Realm): number | null {
    for (const { fold } of this.scopes.get(realm) ?? []) {
      if (fold instanceof RealmTime) return fold.latest;
    }
    return null;
  }

  /** Realms in which something happened, without their incidents. */
  realms(): Realm[] {
    return [...this.scopes.keys()].filter((scope) => incidentOf(scope) === null);
  }

  /** What is unusual in a realm at `now`: its board's part alone. */
  signals(realm: Realm, now: number, { baselineNeeded }: CommonContext): BoardParts['signals'] {
    const slot = this.scopes.get(realm)?.find(({ projection }) => projection.name === 'signals');
    return slot?.fold.rows(now, { baselineNeeded }).signals ?? {};
  }

  stopped(): StoppedFold[] {
    return this.each(({ projection, stopped }, realm) =>
      stopped ? [{ fold: projection.name, realm, ...stopped }] : [],
    );
  }

  /**
   * What to keep, when the journal has been followed to `position`: one fold and one piece at a time,
   * so that the caller can let others work in between. A stopped fold isn't among it: the next start
   * tries it again from where it was kept last.
   */
  *inPieces(position: number): Generator<FoldInPieces> {
    // The incidents first: whatever is kept of a realm finds its incidents kept at least as far.
    for (const [realm, slots] of [...this.scopes].reverse()) {
      for (const slot of slots) {
        if (slot.stopped) continue;
        const { name, version } = slot.projection;
        yield { fold: name, realm, version, position, pieces: steady(slot, position) };
      }
    }
  }

  /** The same, each state as a whole. */
  *save(position: number): Generator<SavedFold> {
    for (const { pieces, ...kept } of this.inPieces(position)) {
      yield { ...kept, state: joined(pieces) };
    }
  }

  /**
   * Takes up what was kept and returns the position to follow the journal from. What is missing, of
   * another version or unreadable starts at 0.
   */
  load(saved: readonly SavedFold[]): number {
    for (const loading = this.loading(saved); ;) {
      const step = loading.next();
      if (step.done) return step.value;
    }
  }

  /** The same, a fold at a time, so that the caller can let others work in between. */
  *loading(saved: readonly SavedFold[]): Generator<void, number> {
    const realms = new Set(saved.map(({ realm }) => realm).toSorted());
    for (const kept of [...realms].flatMap((of) => saved.filter(({ realm }) => realm === of))) {
      this.takeUp(kept);
      yield;
    }
    return this.needed;
  }

  /** Takes up one fold; a realm's come before those of its incidents. */
  takeUp(kept: SavedFold): void {
    const slots = this.slotsOf(kept.realm);
    const at = slots.findIndex(({ projection }) => projection.name === kept.fold);
    const slot = slots[at];
    if (slot) slots[at] = takeUp(slot.projection, kept);
  }

  /** The position to follow the journal from: the earliest that a fold needs. */
  get needed(): number {
    const positions = this.each((slot) => [slot.position]);
    return positions.length === 0 ? 0 : Math.min(...positions);
  }

  private give(scope: ScopeKey, position: number, entries: readonly FoldedEntry[]): void {
    for (const slot of this.slotsOf(scope)) {
      const failed = feed(slot, position, entries);
      if (!failed || !slot.stopped) continue;
      const stopped = { fold: slot.projection.name, realm: scope, ...slot.stopped };
      this.onStopped(stopped, failed.error);
    }
  }

  private slotsOf(scope: ScopeKey): Slot[] {
    const known = this.scopes.get(scope);
    if (known) return known;
    const slots = this.emptySlots(scope);
    this.scopes.set(scope, slots);
    return slots;
  }

  private slotsToShow(scope: ScopeKey): Slot[] {
    return this.scopes.get(scope) ?? this.emptySlots(scope);
  }

  private emptySlots(scope: ScopeKey): Slot[] {
    return this.projectionsOf(scope).map((projection) => takeUp(projection, undefined));
  }

  private projectionsOf(scope: ScopeKey): readonly Projection[] {
    const all = this.projections;
    return incidentOf(scope) === null ? all : all.filter(({ perIncident }) => perIncident);
  }

  private each<T>(read: (slot: Slot, realm: Realm) => T[]): T[] {
    return [...this.scopes].flatMap(([realm, slots]) => slots.flatMap((slot) => read(slot, realm)));
  }
}

/** What the views of every scope need alike. */
export interface CommonContext {
  /** Days of history without which nothing is called expected. */
  readonly baselineNeeded: number;
  readonly zones?: readonly ZoneStreets[];
}

/** An incident has no history of its own to compare with. */
function contextOf(scope: ScopeKey, { baselineNeeded }: CommonContext): ViewContext {
  const incident = incidentOf(scope);
  return incident === null ? { baselineNeeded } : { baselineNeeded: null, incident };
}

function emptyParts(): BoardParts {
  return {
    flow: {},
    forecast: {},
    buckets: {},
    categories: {},
    channels: {},
    urgencies: {},
    districts: {},
    streets: {},
    cells: {},
    overdue: {},
    worst: {},
    units: {},
    members: {},
    sources: {},
    reference: {},
    incidents: {},
    figures: {},
    zones: {},
    alarms: {},
    bulletins: {},
    promises: {},
    progress: {},
    asks: {},
    calls: {},
    signals: {},
    suggestions: {},
    realm: {},
  };
}
