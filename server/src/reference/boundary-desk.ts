/** The only writer of boundaries: takes a file in, ties it to places, keeps it small. */
import { Injectable } from '@nestjs/common';
import type { BoundaryLayer, ListImportResult } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Actor } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { boundariesOf, type BoundaryReading } from './boundary-file';
import { placeBoundaries, type PlacedBoundary } from './boundary-places';
import type { BoundaryCollection, ZoneCollection } from './boundary-shapes';
import type { ListQuery } from './list-query';
import { ListWriter, type ListChange } from './list-writer';
import { PlaceBook } from './place-file';
import { readPlaces, storePlaces } from './place-rows';
import { simplify, type Shape } from './simplify';
import { zonesOf, type FileZone } from './zone-file';

/** What every wall loads before it can draw a map. */
const LARGEST = 200_000;

export interface BoundaryInput extends BoundaryReading {
  readonly name: string;
  readonly source: string;
  readonly approvalNo: string | null;
  readonly geojson: unknown;
}

/** Whose boundaries a file becomes, and when. */
export interface BoundaryTarget {
  readonly realm: Realm;
  readonly at: string;
}

@Injectable()
export class BoundaryDesk {
  constructor(private readonly writer: ListWriter) {}

  /** Takes the place of the boundaries that there were. Features make the places that are missing. */
  put(input: BoundaryInput, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('boundary', by, (query, at) =>
      putBoundaries(query, input, { realm: REAL, at }),
    );
  }

  /** Takes the place of the zones that there were. */
  putZones(input: BoundaryInput, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('zones', by, (query, at) =>
      putZones(query, input, { realm: REAL, at }),
    );
  }

  remove(layer: BoundaryLayer, by: Actor): Promise<null | Refusal> {
    return this.writer.write(layer === 'zone' ? 'zones' : 'boundary', by, async (query) => {
      const removed = await query(
        'delete from boundary where realm = $1 and layer = $2 returning name',
        [REAL, layer],
      );
      return removed.length > 0 ? { answer: null, added: 0, changed: 1 } : refuse('not-found');
    });
  }
}

/** Stores districts and streets as a realm's boundaries, with the places that are missing. */
export async function putBoundaries(
  query: ListQuery,
  input: BoundaryInput,
  { realm, at }: BoundaryTarget,
): Promise<ListChange<ListImportResult> | Refusal> {
  const file = boundariesOf(input.geojson, input);
  if (!file) return refuseField('invalid', 'geojson', 'not-geojson');
  if (file.boundaries.length === 0) return refuseField('invalid', 'geojson', 'no-boundaries');
  const book = new PlaceBook(await readPlaces(query, realm));
  const collection = collectionOf(placeBoundaries(file.boundaries, book));
  const { places, added, changed } = book.result();
  await storePlaces(query, places, realm);
  const layer = { realm, layer: 'district' as const, input, collection, at };
  const same = await isStored(query, layer);
  if (!same) await storeLayer(query, layer);
  const refused = [...file.refused];
  const unchanged = collection.features.length - added - changed;
  return {
    answer: { added, changed, unchanged, refused },
    added,
    changed: same ? changed : changed + 1,
  };
}

/** Stores zones as a realm's second layer. Their streets have to be places already. */
export async function putZones(
  query: ListQuery,
  input: BoundaryInput,
  { realm, at }: BoundaryTarget,
): Promise<ListChange<ListImportResult> | Refusal> {
  const file = zonesOf(input.geojson, input, await readPlaces(query, realm));
  if (!file) return refuseField('invalid', 'geojson', 'not-geojson');
  const refused = [...file.refused];
  if (file.zones.length === 0 && refused.length === 0) {
    return refuseField('invalid', 'geojson', 'no-boundaries');
  }
  // Zones of which none can be taken leave those that there are.
  if (file.zones.length === 0) {
    return { answer: { added: 0, changed: 0, unchanged: 0, refused }, added: 0, changed: 0 };
  }
  const collection = zoneCollectionOf(file.zones);
  const layer = { realm, layer: 'zone' as const, input, collection, at };
  const same = await isStored(query, layer);
  if (!same) await storeLayer(query, layer);
  const [unchanged, changed] = same ? [file.zones.length, 0] : [0, file.zones.length];
  return {
    answer: { added: 0, changed, unchanged, refused },
    added: 0,
    changed,
  };
}

function collectionOf(placed: readonly PlacedBoundary[]): BoundaryCollection {
  const withShapes = (shapes: readonly Shape[]): BoundaryCollection => ({
    type: 'FeatureCollection',
    features: placed.map(({ place }, at) => ({
      type: 'Feature',
      properties: {
        code: place.code,
        name: place.name,
        kind: place.kind === 'district' ? 'district' : 'street',
      },
      geometry: { type: 'MultiPolygon', coordinates: shapes[at] ?? [] },
    })),
  });
  return smallEnough(
    placed.map(({ polygons }) => polygons),
    withShapes,
  );
}

function zoneCollectionOf(zones: readonly FileZone[]): ZoneCollection {
  const withShapes = (shapes: readonly Shape[]): ZoneCollection => ({
    type: 'FeatureCollection',
    features: zones.map(({ code, name, nameEn, streets }, at) => ({
      type: 'Feature',
      properties: { code, name, nameEn, kind: 'zone', streets },
      geometry: { type: 'MultiPolygon', coordinates: shapes[at] ?? [] },
    })),
  });
  return smallEnough(
    zones.map(({ polygons }) => polygons),
    withShapes,
  );
}

function smallEnough<T extends object>(
  shapes: readonly Shape[],
  withShapes: (shapes: readonly Shape[]) => T,
): T {
  const size = (candidate: readonly Shape[]) =>
    Buffer.byteLength(JSON.stringify(withShapes(candidate)));
  return withShapes(simplify(shapes, LARGEST, size));
}

interface Layer {
  readonly realm: Realm;
  readonly layer: BoundaryLayer;
  readonly input: BoundaryInput;
  readonly collection: BoundaryCollection | ZoneCollection;
  readonly at: string;
}

async function isStored(
  query: ListQuery,
  { realm, layer, input, collection }: Layer,
): Promise<boolean> {
  const { name, source, approvalNo, coordinateSystem } = input;
  const rows = await query(
    `select 1 from boundary where realm = $1 and layer = $2 and name = $3 and source = $4
     and approval_no is not distinct from $5 and coordinate_system = $6 and geojson = $7::jsonb`,
    [realm, layer, name, source, approvalNo, coordinateSystem, JSON.stringify(collection)],
  );
  return rows.length > 0;
}

async function storeLayer(
  query: ListQuery,
  { realm, layer, input, collection, at }: Layer,
): Promise<void> {
  const { name, source, approvalNo, coordinateSystem } = input;
  await query(
    `insert into boundary
       (realm, layer, name, source, approval_no, coordinate_system, imported_at, geojson)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)
     on conflict (realm, layer) do update set name = excluded.name, source = excluded.source,
       approval_no = excluded.approval_no, coordinate_system = excluded.coordinate_system,
       imported_at = excluded.imported_at, geojson = excluded.geojson`,
    [realm, layer, name, source, approvalNo, coordinateSystem, at, JSON.stringify(collection)],
  );
}
