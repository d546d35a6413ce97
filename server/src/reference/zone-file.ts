/** Zones out of a GeoJSON file: polygons with a code, names and the streets that they lie in. */
import type { PlaceRow } from '@heed/shared/reference';
import {
  codeProperties,
  codeShape,
  FeatureFile,
  LONGEST_NAME,
  nameProperties,
  polygonsOf,
  textOf,
  type BoundaryReading,
  type FileFeature,
} from './boundary-file';
import type { Polygon } from './boundary-shapes';
import type { RefusedRow } from './csv-table';

export interface FileZone {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** Street codes. */
  readonly streets: readonly string[];
  readonly polygons: readonly Polygon[];
}

export interface ZoneFile {
  readonly zones: readonly FileZone[];
  readonly refused: readonly RefusedRow[];
}

const englishNames = ['nameEn', 'name_en', '英文名'];
const streetLists = ['streets', '街道', '所辖街道'];

/** Null where the value is no FeatureCollection. Streets are named by code or by name. */
export function zonesOf(
  geojson: unknown,
  reading: BoundaryReading,
  places: readonly PlaceRow[],
): ZoneFile | null {
  const parsed = FeatureFile.safeParse(geojson);
  if (!parsed.success) return null;
  const zones: FileZone[] = [];
  const refused: RefusedRow[] = [];
  const streets = places.filter(({ kind }) => kind === 'street');
  for (const [at, feature] of parsed.data.features.entries()) {
    const zone = zoneOf(feature, reading, streets);
    const taken = typeof zone !== 'string' && zones.some(({ code }) => code === zone.code);
    if (typeof zone === 'string') refused.push({ line: at + 1, message: zone });
    else if (taken) refused.push({ line: at + 1, message: 'code-taken' });
    else zones.push(zone);
  }
  return { zones, refused };
}

/** The zone, or what is wrong with the feature. */
function zoneOf(
  feature: FileFeature,
  reading: BoundaryReading,
  places: readonly PlaceRow[],
): FileZone | string {
  const properties = new Map(Object.entries(feature.properties ?? {}));
  const text = (own: string | undefined, usual: readonly string[]) =>
    textOf((own === undefined ? usual : [own]).map((name) => properties.get(name)));
  const name = text(reading.nameProperty, nameProperties);
  if (name === null) return 'missing-name';
  const code = text(reading.codeProperty, codeProperties);
  if (code === null || !codeShape.test(code)) return 'bad-code';
  const nameEn = text(undefined, englishNames);
  if (name.length > LONGEST_NAME || (nameEn?.length ?? 0) > LONGEST_NAME) return 'too-long';
  const streets: string[] = [];
  for (const street of streetsOf(streetLists.map((list) => properties.get(list)))) {
    const known = places.filter((place) => place.code === street || place.name === street);
    if (known.length !== 1 || !known[0]) return 'unknown-street';
    streets.push(known[0].code);
  }
  const polygons = polygonsOf(feature, reading.coordinateSystem);
  if (typeof polygons === 'string') return polygons;
  return { code, name, nameEn, streets: [...new Set(streets)], polygons };
}

/** A list, or one text with commas. */
function streetsOf(values: readonly unknown[]): string[] {
  const value = values.find((each) => each !== undefined && each !== null);
  const parts = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[,，、]/)
      : [];
  return parts.map((part) => String(part).trim()).filter((part) => part !== '');
}
