/** The lists as triage is compiled from them. */
import type { CategoryRow } from '@heed/shared/reference';
import type { BoundaryFeature } from './boundary-shapes';
import type { ReferenceState } from './realm-lists';

export interface TriageView {
  readonly categories: readonly CategoryRow[];
  readonly places: readonly {
    readonly code: string;
    readonly kind: 'district' | 'street' | 'community';
    readonly name: string;
    readonly parent: string | null;
  }[];
  readonly boundaries: readonly {
    readonly code: string;
    readonly kind: 'district' | 'street';
    readonly polygons: BoundaryFeature['geometry']['coordinates'];
  }[];
}

export function triageView(state: ReferenceState): TriageView {
  return {
    categories: state.categories,
    places: state.places.flatMap(({ code, kind, name, parent }) =>
      kind === 'address' ? [] : [{ code, kind, name, parent }],
    ),
    boundaries: (state.boundary?.geojson.features ?? []).map(({ properties, geometry }) => ({
      code: properties.code,
      kind: properties.kind,
      polygons: geometry.coordinates,
    })),
  };
}
