/** A look at a GeoJSON file before it is sent: what is in it, and its outline as SVG paths. */
import { z } from 'zod';

const Position = z.array(z.number()).min(2);
const Ring = z.array(Position);
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
]);
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullish(),
      geometry: z.unknown(),
    }),
  ),
});
type Ring = z.infer<typeof Ring>;

export interface Shape {
  name: string;
  kind: string;
  rings: Ring[];
}

export type BoundaryLook =
  | { ok: true; shapes: Shape[]; unnamed: number; notAreas: number }
  | { ok: false; problem: 'not-json' | 'not-a-collection' | 'no-areas' | 'not-degrees' };

/** Reads the text of a file. What it refuses here the server would refuse too. */
export function lookAtBoundary(text: string): BoundaryLook {
  const collection = Collection.safeParse(jsonOf(text));
  if (!collection.success) {
    return { ok: false, problem: jsonOf(text) === undefined ? 'not-json' : 'not-a-collection' };
  }
  const shapes = collection.data.features.flatMap(({ properties, geometry }) => {
    const area = Geometry.safeParse(geometry);
    if (!area.success) return [];
    const { type, coordinates } = area.data;
    const rings = type === 'Polygon' ? coordinates : coordinates.flat();
    return [{ name: textOf(properties?.['name']), kind: textOf(properties?.['kind']), rings }];
  });
  if (shapes.length === 0) return { ok: false, problem: 'no-areas' };
  if (!shapes.every((shape) => shape.rings.flat().every(isDegrees))) {
    return { ok: false, problem: 'not-degrees' };
  }
  return {
    ok: true,
    shapes,
    unnamed: shapes.filter((shape) => shape.name === '').length,
    notAreas: collection.data.features.length - shapes.length,
  };
}

export interface Outline {
  paths: { name: string; kind: string; d: string }[];
  width: number;
  height: number;
}

/** The shapes drawn as large as the box allows, north up, with true proportions at their latitude. */
export function outlineOf(
  shapes: readonly Shape[],
  box: { width: number; height: number },
): Outline {
  const points = shapes.flatMap((shape) => shape.rings.flat());
  const [west, east] = extent(points.map(([lng = 0]) => lng));
  const [south, north] = extent(points.map(([, lat = 0]) => lat));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * squeeze, 1e-9);
  const high = Math.max(north - south, 1e-9);
  const scale = Math.min(box.width / wide, box.height / high);
  const at = ([lng = 0, lat = 0]: readonly number[]) =>
    `${tenth((lng - west) * squeeze * scale)} ${tenth((north - lat) * scale)}`;
  return {
    width: tenth(wide * scale),
    height: tenth(high * scale),
    paths: shapes.map(({ name, kind, rings }) => ({
      name,
      kind,
      d: rings.map((ring) => pathOf(ring.map(at))).join(''),
    })),
  };
}

/** Points that fall on the one before them are left out: a file has more than a screen can show. */
function pathOf(points: readonly string[]): string {
  const different = points.filter((point, place) => point !== points[place - 1]);
  return different.length === 0 ? '' : `M${different.join('L')}Z`;
}

function extent(values: readonly number[]): [number, number] {
  // Not Math.min(...values): a boundary has more points than a call takes arguments.
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function isDegrees([lng = NaN, lat = NaN]: readonly number[]): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
