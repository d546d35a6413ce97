/** A look at a GeoJSON file before it is sent: its areas, and which property names them. */
import { z } from 'zod';
import type { Shape } from './boundary-outline';

const Ring = z.array(z.array(z.number()).min(2));
const Area = z.discriminatedUnion('type', [
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

export interface FileArea {
  properties: Record<string, unknown>;
  rings: z.infer<typeof Ring>[];
}

export type BoundaryLook =
  | { ok: true; areas: FileArea[]; notAreas: number; properties: string[] }
  | { ok: false; problem: 'not-json' | 'not-a-collection' | 'no-areas' | 'not-degrees' };

/** Reads the text of a file. What it refuses here the server would refuse too. */
export function lookAtBoundary(text: string): BoundaryLook {
  const json = jsonOf(text);
  if (json === undefined) return { ok: false, problem: 'not-json' };
  const collection = Collection.safeParse(json);
  if (!collection.success) return { ok: false, problem: 'not-a-collection' };
  const { features } = collection.data;
  const areas = features.flatMap(({ properties, geometry }) => {
    const area = Area.safeParse(geometry);
    if (!area.success) return [];
    const { type, coordinates } = area.data;
    const rings = type === 'Polygon' ? coordinates : coordinates.flat();
    return [{ properties: properties ?? {}, rings }];
  });
  if (areas.length === 0) return { ok: false, problem: 'no-areas' };
  if (!areas.every((area) => area.rings.flat().every(isDegrees))) {
    return { ok: false, problem: 'not-degrees' };
  }
  return {
    ok: true,
    areas,
    notAreas: features.length - areas.length,
    properties: [...new Set(areas.flatMap((area) => Object.keys(area.properties)))],
  };
}

const usualNames = ['name', 'NAME', 'Name', '名称', '行政区', '街道'];
const usualKinds = ['kind', 'level', 'type', '级别', '类型'];
const districtWords = new Set(['district', 'county', '区县', '区', '县']);
const streetWords = new Set(['street', 'town', 'township', '街道', '乡镇', '镇']);

/** The property that most likely holds the names; empty where none is usual. */
export function likelyName(properties: readonly string[]): string {
  return usualNames.find((name) => properties.includes(name)) ?? '';
}

/** Whether an area is a district or a street, by its own word; empty where it doesn't say. */
export function kindOf({ properties }: FileArea): 'district' | 'street' | '' {
  const said = usualKinds.map((name) => textOf(properties[name])).find((word) => word !== '');
  const word = said?.toLowerCase() ?? '';
  if (districtWords.has(word)) return 'district';
  return streetWords.has(word) ? 'street' : '';
}

export function shapeOf(area: FileArea, nameProperty: string): Shape {
  return { name: textOf(area.properties[nameProperty]), kind: kindOf(area), rings: area.rings };
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

function isDegrees([lng = NaN, lat = NaN]: readonly number[]): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
