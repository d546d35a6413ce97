/** Every fold of every realm, fed with one entry after the other. */
import type { BoardParts } from '@heed/shared/board';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../journal/events';
import { hotspotsProjection } from './hotspots/hotspots.fold';
import { overdueProjection } from './overdue/overdue.fold';
import type { Fold, FoldSettings, Projection, ViewContext } from './projection';
import { realmTimeProjection, RealmTime } from './realm-time/realm-time.fold';
import { referenceProjection } from './reference/reference.fold';
import { volumeProjection } from './volume/volume.fold';
import { workloadProjection } from './workload/workload.fold';

export function allProjections(settings: FoldSettings): Projection[] {
  return [
    realmTimeProjection,
    referenceProjection,
    volumeProjection(settings),
    hotspotsProjection(settings),
    overdueProjection,
    workloadProjection,
  ];
}

/** A fold as it is kept between two runs. */
export interface SavedFold {
  readonly fold: string;
  readonly realm: Realm;
  readonly version: number;
  /** The entry that it took last. */
  readonly position: number;
  readonly state: Uint8Array;
}

/** A fold that threw: it takes nothing more, and its part of the board stays as it was. */
export interface StoppedFold {
  readonly fold: string;
  readonly realm: Realm;
  /** The entry that it could not take. */
  readonly since: number;
  readonly reason: string;
}

interface Slot {
  readonly projection: Projection;
  fold: Fold;
  position: number;
  stopped: { readonly since: number; readonly reason: string } | null;
}

export class FoldSet {
  private readonly realms = new Map<Realm, Slot[]>();

  constructor(
    private readonly projections: readonly Projection[],
    /** Told once of each fold that stops. */
    private readonly onStopped: (stopped: StoppedFold, error: unknown) => void = () => undefined,
  ) {}

  /** Gives the entry to each fold of its realm that hasn't had it. */
  apply(entry: JournalEntry): void {
    for (const slot of this.slotsOf(entry.realm)) {
      if (slot.stopped || entry.position <= slot.position) continue;
      try {
        slot.fold.apply(entry);
        slot.position = entry.position;
      } catch (error) {
        this.stop(slot, entry, error);
      }
    }
  }

  /** The whole board of a realm at `now`; a realm nobody has heard of has an empty one. */
  parts(realm: Realm, now: number, context: ViewContext): BoardParts {
    const parts = emptyParts();
    for (const { fold } of this.realms.get(realm) ?? this.emptySlots()) {
      Object.assign(parts, fold.rows(now, context));
    }
    // The lists are the deployment's: every realm reads the real one's.
    const lists = this.realms.get(REAL)?.find((slot) => slot.projection === referenceProjection);
    return Object.assign(parts, lists?.fold.rows(now, context));
  }

  /** The realm's own time by its newest entry, in milliseconds. */
  latestIn(realm: Realm): number | null {
    for (const { fold } of this.realms.get(realm) ?? []) {
      if (fold instanceof RealmTime) return fold.latest;
    }
    return null;
  }

  stopped(): StoppedFold[] {
    return this.each(({ projection, stopped }, realm) =>
      stopped ? [{ fold: projection.name, realm, ...stopped }] : [],
    );
  }

  /**
   * What to keep, when the journal has been followed to `position`: one fold at a time, so that the
   * caller can let others work in between. A stopped fold isn't among it: the next start tries it
   * again from where it was kept last.
   */
  *save(position: number): Generator<SavedFold> {
    for (const [realm, slots] of this.realms) {
      for (const { projection, fold, stopped } of slots) {
        const { name, version } = projection;
        if (!stopped) yield { fold: name, realm, version, position, state: fold.save() };
      }
    }
  }

  /**
   * Takes up what was kept and returns the position to follow the journal from: the earliest that a
   * fold needs. What is missing, of another version or unreadable starts at 0.
   */
  load(saved: readonly SavedFold[]): number {
    for (const realm of new Set(saved.map((kept) => kept.realm))) {
      const slots = this.projections.map((projection) =>
        takeUp(
          projection,
          saved.find((kept) => kept.realm === realm && kept.fold === projection.name),
        ),
      );
      this.realms.set(realm, slots);
    }
    const positions = this.each((slot) => [slot.position]);
    return positions.length === 0 ? 0 : Math.min(...positions);
  }

  private slotsOf(realm: Realm): Slot[] {
    const known = this.realms.get(realm);
    if (known) return known;
    const slots = this.emptySlots();
    this.realms.set(realm, slots);
    return slots;
  }

  private emptySlots(): Slot[] {
    return this.projections.map((projection) => takeUp(projection, undefined));
  }

  private stop(slot: Slot, entry: JournalEntry, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    slot.stopped = { since: entry.position, reason };
    const stopped = { fold: slot.projection.name, realm: entry.realm, ...slot.stopped };
    this.onStopped(stopped, error);
  }

  private each<T>(read: (slot: Slot, realm: Realm) => T[]): T[] {
    return [...this.realms].flatMap(([realm, slots]) => slots.flatMap((slot) => read(slot, realm)));
  }
}

function takeUp(projection: Projection, kept: SavedFold | undefined): Slot {
  const fromNothing = { projection, fold: projection.empty(), position: 0, stopped: null };
  if (!kept || kept.version !== projection.version) return fromNothing;
  try {
    return { ...fromNothing, fold: projection.load(kept.state), position: kept.position };
  } catch {
    // A state that can't be read costs a fold from 0, nothing else.
    return fromNothing;
  }
}

function emptyParts(): BoardParts {
  return {
    flow: {},
    buckets: {},
    categories: {},
    channels: {},
    districts: {},
    streets: {},
    cells: {},
    overdue: {},
    worst: {},
    units: {},
    members: {},
    sources: {},
    reference: {},
  };
}
