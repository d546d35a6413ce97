/** All lists of one realm as they were at one version, and the ways to find in them. */
import type { z } from 'zod';
import type { FigureSeries } from '@heed/shared/figures';
import type {
  BoundaryInfo,
  CategoryRow,
  MemberRow,
  PlaceKind,
  PlaceRow,
  ServicePointRow,
  UnitRow,
  ZoneRow,
} from '@heed/shared/reference';
import type { ClockPolicyRow, WorkCalendarRow } from '@heed/shared/clocks';
import type { Limits, ThresholdRow } from '@heed/shared/thresholds';
import type { Realm } from '@heed/shared/vocabulary';
import type { BoundaryCollection, ZoneCollection } from './boundary-shapes';
import type { ClockRows } from './clock-rows';
import { limitsOf } from './threshold-rows';

/** A person with an account. One who may no longer log in keeps the name and has no roles. */
export interface Member extends MemberRow {
  readonly disabled: boolean;
}

export interface KnownLayer<T> {
  readonly info: z.infer<typeof BoundaryInfo>;
  readonly geojson: T;
}
export type KnownBoundary = KnownLayer<BoundaryCollection>;

/** All lists as they were at one version. Addresses are too many: those are searched in the database. */
export interface ReferenceState {
  /** Whose lists these are. */
  readonly realm: Realm;
  readonly version: number;
  readonly units: readonly UnitRow[];
  readonly members: readonly Member[];
  readonly categories: readonly CategoryRow[];
  readonly places: readonly PlaceRow[];
  readonly boundary: KnownBoundary | null;
  readonly zoneBoundary: KnownLayer<ZoneCollection> | null;
  readonly zones: readonly ZoneRow[];
  readonly figureSeries: readonly FigureSeries[];
  readonly servicePoints: readonly ServicePointRow[];
  readonly clockRows: ClockRows;
  /** All versions, the oldest first, at least one. */
  readonly calendars: readonly WorkCalendarRow[];
  /** One row for each. */
  readonly thresholds: readonly ThresholdRow[];
}

export class RealmLists {
  /** The thresholds that hold now, each in its own unit. */
  readonly limits: Limits;
  private readonly units: ReadonlyMap<string, UnitRow>;
  private readonly members: ReadonlyMap<string, Member>;
  private readonly categories: ReadonlyMap<string, CategoryRow>;
  private readonly places: ReadonlyMap<string, PlaceRow>;

  constructor(readonly state: ReferenceState) {
    this.limits = limitsOf(state.thresholds);
    this.units = new Map(state.units.map((unit) => [unit.id, unit]));
    this.members = new Map(state.members.map((member) => [member.id, member]));
    this.categories = new Map(state.categories.map((category) => [category.code, category]));
    this.places = new Map(state.places.map((place) => [place.code, place]));
  }

  /** The realm that the lists belong to: another than was asked for where that one has none of its own. */
  get realm(): Realm {
    return this.state.realm;
  }

  /** The limits that hold now. */
  get clockPolicy(): readonly ClockPolicyRow[] {
    return this.state.clockRows.present;
  }

  get thresholds(): readonly ThresholdRow[] {
    return this.state.thresholds;
  }

  /** All versions of the work calendar, the oldest first. */
  get calendars(): readonly WorkCalendarRow[] {
    return this.state.calendars;
  }

  /** The limit that a clock names, also where another holds by now. */
  clockRule(rule: string): ClockPolicyRow | undefined {
    const { present, past } = this.state.clockRows;
    return [...present, ...past].find((row) => row.rule === rule);
  }

  unit(id: string): UnitRow | undefined {
    return this.units.get(id);
  }

  member(id: string): Member | undefined {
    return this.members.get(id);
  }

  category(code: string): CategoryRow | undefined {
    return this.categories.get(code);
  }

  place(code: string): PlaceRow | undefined {
    return this.places.get(code);
  }

  zone(code: string): ZoneRow | undefined {
    return this.state.zones.find((zone) => zone.code === code);
  }

  /** The unit in use with this id or name. */
  unitByName(name: string): UnitRow | undefined {
    const wanted = name.trim().toLowerCase();
    return this.state.units.find(
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
    const found = this.state.places.filter(
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

  /** The unit and every unit below it, itself first. */
  unitsBelow(id: string): readonly string[] {
    const found = new Set([id]);
    for (const above of found) {
      for (const unit of this.state.units) if (unit.parentId === above) found.add(unit.id);
    }
    return [...found];
  }

  /** Whether the unit's members claim cases one by one. */
  isTaskForce(id: string): boolean {
    return this.unit(id)?.taskForce === true;
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
}
