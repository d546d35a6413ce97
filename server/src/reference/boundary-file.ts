/** Boundaries out of a GeoJSON file: each feature's polygons, name, kind, code and parent. */
import { z } from 'zod';
import type { Polygon, Position, Ring } from './boundary-shapes';
import type { RefusedRow } from './csv-table';
import { toWgs84, type CoordinateSystem } from './gcj02';

/** How a file says what a feature is, where it doesn't use the usual names. */
export interface BoundaryReading {
  readonly coordinateSystem: CoordinateSystem;
  /** What every feature is, where the features don't say. */
  readonly kind?: 'district' | 'street' | undefined;
  readonly nameProperty?: string | undefined;
  readonly kindProperty?: string | undefined;
  readonly codeProperty?: string | undefined;
  readonly parentProperty?: string | undefined;
}

export interface FileBoundary {
  /** The feature's number in the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly kind: 'district' | 'street';
  readonly code: string | null;
  /** Name or code of the district that a street lies in. */
  readonly parent: string | null;
  readonly polygons: readonly Polygon[];
}

export interface BoundaryFile {
  readonly boundaries: readonly FileBoundary[];
  readonly refused: readonly RefusedRow[];
}

export const FeatureFile = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.looseObject({
        properties: z.record(z.string(), z.unknown()).nullish(),
        geometry: z.looseObject({ type: z.string(), coordinates: z.unknown() }).nullish(),
      }),
    )
    .max(5_000),
});
export type FileFeature = z.infer<typeof FeatureFile>['features'][number];

export const nameProperties = ['name', 'NAME', 'Name', '名称', '行政区', '街道'];
const kinds = ['kind', 'level', 'type', '级别', '类型'];
export const codeProperties = ['code', 'adcode', 'CODE', '编码', '代码', '区划代码'];
const parents = ['parent', 'district', '上级', '区县', '所属区县'];
const kindOf = new Map<string, 'district' | 'street'>([
  ['district', 'district'],
  ['county', 'district'],
  ['区县', 'district'],
  ['区', 'district'],
  ['县', 'district'],
  ['street', 'street'],
  ['town', 'street'],
  ['township', 'street'],
  ['街道', 'street'],
  ['乡镇', 'street'],
  ['镇', 'street'],
]);
export const codeShape = /^[^\s\p{Cc}]{1,64}$/u;
export const LONGEST_NAME = 100;

/** Null where the value is no FeatureCollection. */
export function boundariesOf(geojson: unknown, reading: BoundaryReading): BoundaryFile | null {
  const parsed = FeatureFile.safeParse(geojson);
  if (!parsed.success) return null;
  const boundaries: FileBoundary[] = [];
  const refused: RefusedRow[] = [];
  for (const [at, feature] of parsed.data.features.entries()) {
    const boundary = boundaryOf(feature, at + 1, reading);
    if (typeof boundary === 'string') refused.push({ line: at + 1, message: boundary });
    else boundaries.push(boundary);
  }
  return { boundaries, refused };
}

/** The boundary, or what is wrong with the feature. */
function boundaryOf(
  feature: FileFeature,
  line: number,
  reading: BoundaryReading,
): FileBoundary | string {
  const properties = new Map(Object.entries(feature.properties ?? {}));
  const text = (own: string | undefined, usual: readonly string[]) =>
    textOf((own === undefined ? usual : [own]).map((name) => properties.get(name)));
  const name = text(reading.nameProperty, nameProperties);
  if (name === null) return 'missing-name';
  if (name.length > LONGEST_NAME) return 'too-long';
  const said = text(reading.kindProperty, kinds)?.toLowerCase() ?? '';
  const kind = kindOf.get(said) ?? reading.kind;
  if (!kind) return 'unknown-kind';
  const code = text(reading.codeProperty, codeProperties);
  if (code !== null && !codeShape.test(code)) return 'bad-code';
  const parent = text(reading.parentProperty, parents);
  const polygons = polygonsOf(feature, reading.coordinateSystem);
  if (typeof polygons === 'string') return polygons;
  return { line, name, kind, code, parent, polygons };
}

/** Some files name a parent by an object with its code. */
export function textOf(values: readonly unknown[]): string | null {
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
    if (typeof value === 'object' && value !== null) {
      const inner = 'adcode' in value ? value.adcode : 'code' in value ? value.code : null;
      if (typeof inner === 'string' || typeof inner === 'number') return String(inner);
    }
  }
  return null;
}

export function polygonsOf(
  { geometry }: FileFeature,
  system: CoordinateSystem,
): Polygon[] | string {
  const shape =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : null;
  if (!Array.isArray(shape) || shape.length === 0) return 'not-polygon';
  const polygons: Polygon[] = [];
  for (const polygon of shape as unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'not-polygon';
    const rings: Ring[] = [];
    for (const ring of polygon as unknown[]) {
      const positions = ringOf(ring, system);
      if (typeof positions === 'string') return positions;
      rings.push(positions);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** A closed ring in WGS-84; metres of some projection are told by their size. */
function ringOf(ring: unknown, system: CoordinateSystem): Ring | string {
  if (!Array.isArray(ring) || ring.length < 4) return 'not-polygon';
  const positions: Position[] = [];
  for (const position of ring as unknown[]) {
    const [lng, lat]: unknown[] = Array.isArray(position) ? position : [];
    if (typeof lng !== 'number' || typeof lat !== 'number') return 'not-polygon';
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return 'bad-coordinates';
    positions.push(toWgs84([lng, lat], system));
  }
  return positions;
}
