/** The lists of a scenario as those of a realm: codes become ids, the dispatch catalogue finds its units. */
import type { CategoryRow } from '@heed/shared/reference';
import type { Realm } from '@heed/shared/vocabulary';
import { defaultCategories } from '../../data/default-categories';
import type { Scenario, ScenarioLists } from '../../data/scenarios/scenario-types';
import type { NewRealmLists } from '../reference/new-realm-lists';
import { namedId } from './named-id';

export function listsFor({ lists, servicePoints }: Scenario, realm: Realm): NewRealmLists {
  const unitId = (code: string | null) => (code === null ? null : namedId(realm, 'unit', code));
  return {
    units: lists.units.map(({ code, name, nameEn, parent, capacity, taskForce }) => ({
      id: namedId(realm, 'unit', code),
      name,
      nameEn,
      parentId: unitId(parent),
      capacity,
      taskForce,
      retired: false,
    })),
    members: lists.people.map(({ code, name, roles, unit }) => ({
      id: namedId(realm, 'person', code),
      account: code,
      name,
      roles,
      unitId: unitId(unit),
    })),
    categories: categoriesFor(lists, unitId),
    places: lists.places,
    boundary: lists.boundary,
    zones: lists.zones,
    figureSeries: lists.series,
    servicePoints,
    thresholds: lists.thresholds,
    calendar: lists.calendar,
  };
}

/** The tree that comes with Heed; a child without a unit of its own has its parent's. */
function categoriesFor(
  { unitOfCategory }: ScenarioLists,
  unitId: (code: string | null) => string | null,
): CategoryRow[] {
  return defaultCategories.map((category) => {
    const own = unitOfCategory[category.code] ?? unitOfCategory[category.parent ?? ''];
    return { ...category, unitId: unitId(own ?? null), retired: false };
  });
}
