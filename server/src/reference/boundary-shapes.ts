/** Boundaries as they are kept and sent: WGS-84, simplified, each feature tied to a place. */
export type Position = readonly [lng: number, lat: number];
export type Ring = readonly Position[];
export type Polygon = readonly Ring[];

export interface BoundaryFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly code: string;
    readonly name: string;
    readonly kind: 'district' | 'street';
  };
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };
}

export interface BoundaryCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly BoundaryFeature[];
}

/** A zone that a supply follows, water say, across districts; it lies in streets. */
export interface ZoneFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly code: string;
    readonly name: string;
    readonly nameEn: string | null;
    readonly kind: 'zone';
    /** Street codes. */
    readonly streets: readonly string[];
  };
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };
}

export interface ZoneCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly ZoneFeature[];
}
