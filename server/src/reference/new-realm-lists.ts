/** Gives a realm lists of its own, all at once: a drill brings those of its scenario. */
import type { FigureSeries } from '@heed/shared/figures';
import type { CategoryRow, PlaceRow, ServicePointRow, UnitRow } from '@heed/shared/reference';
import type { Realm, Role } from '@heed/shared/vocabulary';
import type { WorkCalendarRow } from '@heed/shared/clocks';
import type { EventData } from '../journal/events';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { putBoundaries, putZones, type BoundaryInput } from './boundary-desk';
import { storeCategories } from './category-desk';
import { addCalendar } from './calendar-rows';
import type { ListQuery } from './list-query';
import { storePlaces } from './place-rows';
import { storePoints } from './point-rows';
import { storeSeries } from './series-rows';
import { addThreshold, type StoredThreshold } from './threshold-rows';
import { storeUnits } from './unit-desk';

const FIRST_VERSION = 1;

/** A name on cases; nobody logs in with it. */
export interface NewMember {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unitId: string | null;
}

/** Parents before or after their children, as it comes. */
export interface NewRealmLists {
  readonly units: readonly UnitRow[];
  readonly members: readonly NewMember[];
  readonly categories: readonly CategoryRow[];
  readonly places: readonly PlaceRow[];
  /** Null where the realm has no map. */
  readonly boundary: BoundaryInput | null;
  readonly zones: BoundaryInput | null;
  readonly figureSeries: readonly FigureSeries[];
  readonly servicePoints: readonly Omit<ServicePointRow, 'note'>[];
  /** What the realm goes by instead of the deployment's own. */
  readonly thresholds: readonly Pick<StoredThreshold, 'code' | 'value' | 'source' | 'sourceEn'>[];
  readonly calendar: Pick<WorkCalendarRow, 'week' | 'days'> | null;
}

/** Where and when the lists begin to hold. */
export interface NewRealm {
  readonly realm: Realm;
  readonly at: string;
}

/** Writes in the caller's transaction; answers with the event that says so. A file that is at fault is refused. */
export async function storeRealmLists(
  query: ListQuery,
  { realm, at }: NewRealm,
  lists: NewRealmLists,
): Promise<EventData<'reference-changed'> | Refusal> {
  await storeUnits(query, lists.units, realm);
  await storeMembers(query, lists.members, { realm, at });
  await storeCategories(query, lists.categories, realm);
  await storePlaces(query, lists.places, realm);
  for (const layer of [
    lists.boundary && (await putBoundaries(query, lists.boundary, { realm, at })),
    lists.zones && (await putZones(query, lists.zones, { realm, at })),
  ]) {
    if (!layer) continue;
    if (isRefusal(layer)) return layer;
    const [refused] = layer.answer.refused;
    // Lists that come with Heed have no faults: one that does stops the drill with its place.
    if (refused) throw new Error(`a boundary of ${realm}: ${refused.line}, ${refused.message}`);
  }
  await storeSeries(query, lists.figureSeries, realm);
  const points = lists.servicePoints.map((point) => ({ ...point, note: null, withdrawn: false }));
  await storePoints(query, points, realm);
  for (const threshold of lists.thresholds) {
    await addThreshold(query, { ...threshold, by: null, at }, FIRST_VERSION, realm);
  }
  if (lists.calendar)
    await addCalendar(query, { version: FIRST_VERSION, ...lists.calendar }, realm);
  const [row] = await query<{ version: number }>(
    `insert into reference_version (realm, version) values ($1, 1)
     on conflict (realm) do update set version = reference_version.version + 1 returning version`,
    [realm],
  );
  const added = Object.values(lists).reduce(
    (n, list) => n + (Array.isArray(list) ? list.length : Number(list !== null)),
    0,
  );
  return { list: 'all', version: row?.version ?? 0, added, changed: 0 };
}

async function storeMembers(
  query: ListQuery,
  members: readonly NewMember[],
  { realm, at }: NewRealm,
): Promise<void> {
  const rows = members.map(({ roles, ...member }) => ({
    ...member,
    roles: `{${roles.join(',')}}`,
  }));
  await query(
    `insert into account (realm, id, account, name, roles, unit_id, created_at)
     select $2, id, account, name, roles::text[], "unitId", $3
     from json_to_recordset($1::json) m(id uuid, account text, name text, roles text, "unitId" uuid)`,
    [JSON.stringify(rows), realm, at],
  );
}
