/** The lists in memory: for triage, for rules and queries, and for turning names into ids. */
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type {
  BoundaryInfo,
  CategoryRow,
  MemberRow,
  PlaceKind,
  PlaceRow,
  UnitRow,
} from '@heed/shared/reference';
import { Database } from '../kernel/database/database';
import { Boundary } from './boundary.entity';
import type { BoundaryCollection } from './boundary-shapes';
import { Category } from './category.entity';
import { Place } from './place.entity';
import { Unit } from './unit.entity';

/** A person with an account. One who may no longer log in keeps the name and has no roles. */
export interface Member extends MemberRow {
  readonly disabled: boolean;
}

export interface KnownBoundary {
  readonly info: z.infer<typeof BoundaryInfo>;
  readonly geojson: BoundaryCollection;
}

/** All lists as they were at one version. Addresses are too many: those are searched in the database. */
export interface ReferenceState {
  readonly version: number;
  readonly units: readonly UnitRow[];
  readonly members: readonly Member[];
  readonly categories: readonly CategoryRow[];
  readonly places: readonly PlaceRow[];
  readonly boundary: KnownBoundary | null;
}

interface Indexed {
  readonly state: ReferenceState;
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly members: ReadonlyMap<string, Member>;
  readonly categories: ReadonlyMap<string, CategoryRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
}

@Injectable()
export class ReferenceLists {
  private indexed = indexOf({
    version: 0,
    units: [],
    members: [],
    categories: [],
    places: [],
    boundary: null,
  });
  private running: Promise<void> = Promise.resolve();
  private queued: Promise<void> | null = null;
  private readonly listeners = new Set<(state: ReferenceState) => void>();

  constructor(
    private readonly orm: MikroORM,
    private readonly database: Database,
  ) {}

  current(): ReferenceState {
    return this.indexed.state;
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
  onRefreshed(listener: (state: ReferenceState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  unit(id: string): UnitRow | undefined {
    return this.indexed.units.get(id);
  }

  member(id: string): Member | undefined {
    return this.indexed.members.get(id);
  }

  category(code: string): CategoryRow | undefined {
    return this.indexed.categories.get(code);
  }

  place(code: string): PlaceRow | undefined {
    return this.indexed.places.get(code);
  }

  /** The unit in use with this id or name. */
  unitByName(name: string): UnitRow | undefined {
    const wanted = name.trim().toLowerCase();
    return this.indexed.state.units.find(
      (unit) =>
        !unit.retired &&
        (unit.id === wanted ||
          unit.name.toLowerCase() === wanted ||
          unit.nameEn?.toLowerCase() === wanted),
    );
  }

  /** The one place with this code or name; undefined where there is none or more than one. */
  placeByName(name: string, kind: PlaceKind, parent?: string): PlaceRow | undefined {
    const byCode = this.place(name);
    if (byCode?.kind === kind) return byCode;
    const found = this.indexed.state.places.filter(
      (place) =>
        place.kind === kind &&
        place.name === name &&
        (parent === undefined || place.parent === parent),
    );
    return found.length === 1 ? found[0] : undefined;
  }

  /** Whether cases may be dispatched to the unit. */
  unitExists(id: string): boolean {
    return this.unit(id)?.retired === false;
  }

  /** The unit of a member, null where they have none; undefined where there is no such active member. */
  memberUnit(id: string): string | null | undefined {
    const member = this.member(id);
    return member && !member.disabled ? member.unitId : undefined;
  }

  categoryExists(code: string): boolean {
    return this.category(code)?.retired === false;
  }

  /** The district that a place lies in, or is. */
  districtOf(code: string): string | undefined {
    for (let place = this.place(code), steps = 0; place && steps < 8; steps += 1) {
      if (place.kind === 'district') return place.code;
      place = place.parent === null ? undefined : this.place(place.parent);
    }
    return undefined;
  }

  private async load(): Promise<void> {
    const em = this.orm.em.fork();
    // Before the lists: a change in between makes them newer than they say, and the next reading mends it.
    const [version] = await this.database.query<{ version: number }>(
      'select version from reference_version',
    );
    const [units, members, categories, places, boundary] = await Promise.all([
      em.findAll(Unit, { orderBy: { name: 'asc' } }),
      this.members(),
      em.fork().findAll(Category, { orderBy: { code: 'asc' } }),
      em.fork().find(Place, { kind: { $ne: 'address' } }, { orderBy: { code: 'asc' } }),
      em.fork().findOne(Boundary, { single: true }),
    ]);
    const state = {
      version: version?.version ?? 0,
      units: units.map(unitRow),
      members,
      categories: categories.map(categoryRow),
      places: places.map(placeRow),
      boundary: boundary ? knownBoundary(boundary) : null,
    };
    this.indexed = indexOf(state);
    for (const listener of this.listeners) listener(state);
  }

  private async members(): Promise<Member[]> {
    const rows = await this.database.query<Omit<Member, 'unitId'> & { unit_id: string | null }>(
      'select id, name, unit_id, roles, disabled from account order by name, id',
    );
    return rows.map(({ id, name, unit_id: unitId, roles, disabled }) => ({
      id,
      name,
      unitId,
      roles: disabled ? [] : roles,
      disabled,
    }));
  }
}

function indexOf(state: ReferenceState): Indexed {
  return {
    state,
    units: new Map(state.units.map((unit) => [unit.id, unit])),
    members: new Map(state.members.map((member) => [member.id, member])),
    categories: new Map(state.categories.map((category) => [category.code, category])),
    places: new Map(state.places.map((place) => [place.code, place])),
  };
}

function unitRow({ id, name, nameEn, parentId, capacity, taskForce, retired }: Unit): UnitRow {
  return {
    id,
    name,
    nameEn: nameEn ?? null,
    parentId: parentId ?? null,
    capacity: capacity ?? null,
    taskForce,
    retired,
  };
}

function categoryRow({ code, name, nameEn, parent, unitId, retired }: Category): CategoryRow {
  return {
    code,
    name,
    nameEn: nameEn ?? null,
    parent: parent ?? null,
    unitId: unitId ?? null,
    retired,
  };
}

function placeRow({ code, kind, name, nameEn, parent, lng, lat }: Place): PlaceRow {
  return {
    code,
    kind,
    name,
    nameEn: nameEn ?? null,
    parent: parent ?? null,
    lng: lng ?? null,
    lat: lat ?? null,
  };
}

function knownBoundary(boundary: Boundary): KnownBoundary {
  const { name, source, approvalNo, coordinateSystem, importedAt, geojson } = boundary;
  const info = {
    name,
    source,
    approvalNo: approvalNo ?? null,
    coordinateSystem,
    importedAt: importedAt.toISOString(),
  };
  return { info, geojson };
}
