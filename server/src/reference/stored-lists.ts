/** Reads the lists of one realm out of the database. */
import { MikroORM } from '@mikro-orm/postgresql';
import type { CategoryRow, PlaceRow, ServicePointRow, UnitRow } from '@heed/shared/reference';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { Boundary } from './boundary.entity';
import type { BoundaryCollection, ZoneCollection } from './boundary-shapes';
import { readCalendars } from './calendar-rows';
import { Category } from './category.entity';
import { readClockRows } from './clock-rows';
import { Place } from './place.entity';
import type { ListQuery } from './list-query';
import { readPoints } from './point-rows';
import type { KnownLayer, Member, ReferenceState } from './realm-lists';
import { readSeries } from './series-rows';
import { readThresholds } from './threshold-rows';
import { Unit } from './unit.entity';

export class StoredLists {
  private readonly query: ListQuery = (text, values) => this.database.query(text, values);

  constructor(
    private readonly orm: MikroORM,
    private readonly database: Database,
  ) {}

  /** The versions of all realms that have lists of their own. */
  async versions(): Promise<Map<Realm, number>> {
    const rows = await this.database.query<{ realm: Realm; version: number }>(
      'select realm, version from reference_version',
    );
    return new Map(rows.map(({ realm, version }) => [realm, version]));
  }

  async read(realm: Realm, version: number): Promise<ReferenceState> {
    const em = () => this.orm.em.fork();
    const [units, members, categories, places, layers, figureSeries, servicePoints, ...limits] =
      await Promise.all([
        em().find(Unit, { realm }, { orderBy: { name: 'asc' } }),
        this.members(realm),
        em().find(Category, { realm }, { orderBy: { code: 'asc' } }),
        em().find(Place, { realm, kind: { $ne: 'address' } }, { orderBy: { code: 'asc' } }),
        em().find(Boundary, { realm }),
        readSeries(this.query, realm),
        this.servicePoints(realm),
        readClockRows(this.query, realm),
        readCalendars(this.query, realm),
        readThresholds(this.query, realm),
      ]);
    const [clockRows, calendars, thresholds] = limits;
    const boundary = layerOf<BoundaryCollection>(layers, 'district');
    const zoneBoundary = layerOf<ZoneCollection>(layers, 'zone');
    return {
      realm,
      version,
      units: units.map(unitRow),
      members,
      categories: categories.map(categoryRow),
      places: places.map(placeRow),
      boundary,
      zoneBoundary,
      zones: (zoneBoundary?.geojson.features ?? []).map(({ properties }) => {
        const { code, name, nameEn, streets } = properties;
        return { code, name, nameEn, streets: [...streets] };
      }),
      figureSeries,
      servicePoints,
      clockRows,
      calendars,
      thresholds,
    };
  }

  private async members(realm: Realm): Promise<Member[]> {
    const rows = await this.database.query<Omit<Member, 'unitId'> & { unit_id: string | null }>(
      `select id, name, unit_id, roles, disabled from account where realm = $1 order by name, id`,
      [realm],
    );
    return rows.map(({ id, name, unit_id: unitId, roles, disabled }) => ({
      id,
      name,
      unitId,
      roles: disabled ? [] : roles,
      disabled,
    }));
  }

  private async servicePoints(realm: Realm): Promise<ServicePointRow[]> {
    const points = await readPoints(this.query, realm);
    return points.flatMap(({ withdrawn, ...point }) => (withdrawn ? [] : [point]));
  }
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

function categoryRow(category: Category): CategoryRow {
  const { code, name, retired } = category;
  return {
    code,
    name,
    nameEn: category.nameEn ?? null,
    short: category.short ?? null,
    shortEn: category.shortEn ?? null,
    parent: category.parent ?? null,
    unitId: category.unitId ?? null,
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

function layerOf<T extends BoundaryCollection | ZoneCollection>(
  layers: readonly Boundary[],
  wanted: Boundary['layer'],
): KnownLayer<T> | null {
  const found = layers.find(({ layer }) => layer === wanted);
  if (!found) return null;
  const { name, source, approvalNo, coordinateSystem, importedAt, geojson } = found;
  const info = {
    name,
    source,
    approvalNo: approvalNo ?? null,
    coordinateSystem,
    importedAt: importedAt.toISOString(),
  };
  // The desk stores each layer in its own shape.
  return { info, geojson: geojson as T };
}
