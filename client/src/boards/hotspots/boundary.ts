/** Administrative boundaries, as an operator imported them. */
import { z } from 'zod';

const Point = z.tuple([z.number(), z.number()]).rest(z.number());
const Ring = z.array(Point).min(3);

export const Boundary = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature').default('Feature'),
      properties: z.object({ code: z.string(), name: z.string(), kind: z.string() }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)) }),
      ]),
    }),
  ),
});
export type Boundary = z.infer<typeof Boundary>;
export type BoundaryFeature = Boundary['features'][number];

/** Longitude and latitude. */
export type LngLat = readonly [lng: number, lat: number];

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The outer rings of a feature; holes don't matter for where a name can stand. */
export function outerRings({ geometry }: BoundaryFeature): LngLat[][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap(([outer]) =>
    outer ? [outer.map(([lng, lat]): LngLat => [lng, lat])] : [],
  );
}

/** The smallest box around all points; null around none. */
export function boxAround(points: Iterable<LngLat>): Box | null {
  let box: Box | null = null;
  for (const [lng, lat] of points) {
    box = box
      ? {
          west: Math.min(box.west, lng),
          south: Math.min(box.south, lat),
          east: Math.max(box.east, lng),
          north: Math.max(box.north, lat),
        }
      : { west: lng, south: lat, east: lng, north: lat };
  }
  return box;
}

export function isInside([lng, lat]: LngLat, ring: readonly LngLat[]): boolean {
  let inside = false;
  for (let index = 0, last = ring.length - 1; index < ring.length; last = index, index += 1) {
    const [a, b] = [ring[index], ring[last]];
    if (!a || !b || a[1] > lat === b[1] > lat) continue;
    const crossing = ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0];
    if (lng < crossing) inside = !inside;
  }
  return inside;
}
