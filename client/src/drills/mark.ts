/** How a realm that is not the real one is marked. */
import { REAL, type Realm } from '@heed/shared/vocabulary';

export interface DrillMark {
  kind: 'drill' | 'replay';
  /** Of the drill, as its pages are addressed. */
  id: string;
}

/** Null for the real realm alone: whatever else there is must never go unmarked. */
export function markOf(realm: Realm): DrillMark | null {
  if (realm === REAL) return null;
  const [kind = '', ...rest] = realm.split('-');
  return { kind: kind === 'replay' ? 'replay' : 'drill', id: rest.join('-') };
}

export function realmOfDrill(id: string): Realm {
  return `drill-${id}`;
}
