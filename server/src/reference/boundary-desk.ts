/** The only writer of boundaries: takes a file in, ties it to places, keeps it small. */
import { Injectable } from '@nestjs/common';
import type { ListImportResult } from '@heed/shared/reference';
import type { Actor } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { boundariesOf, type BoundaryReading } from './boundary-file';
import { placeBoundaries, type PlacedBoundary } from './boundary-places';
import type { BoundaryCollection } from './boundary-shapes';
import { ListWriter, type ListQuery } from './list-writer';
import { PlaceBook } from './place-file';
import { readPlaces, storePlaces } from './place-rows';
import { simplify, type Shape } from './simplify';

/** What every wall loads before it can draw a map. */
const LARGEST = 200_000;

export interface BoundaryInput extends BoundaryReading {
  readonly name: string;
  readonly source: string;
  readonly approvalNo: string | null;
  readonly geojson: unknown;
}

@Injectable()
export class BoundaryDesk {
  constructor(private readonly writer: ListWriter) {}

  /** Takes the place of the boundaries that there were. Features make the places that are missing. */
  put(input: BoundaryInput, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('boundary', by, async (query, at) => {
      const file = boundariesOf(input.geojson, input);
      if (!file) return refuseField('invalid', 'geojson', 'not-geojson');
      if (file.boundaries.length === 0) return refuseField('invalid', 'geojson', 'no-boundaries');
      const book = new PlaceBook(await readPlaces(query));
      const collection = collectionOf(placeBoundaries(file.boundaries, book));
      const { places, added, changed } = book.result();
      await storePlaces(query, places);
      const same = await isStored(query, input, collection);
      if (!same) await storeBoundary(query, { input, collection, at });
      const refused = [...file.refused];
      const unchanged = collection.features.length - added - changed;
      return {
        answer: { added, changed, unchanged, refused },
        added,
        changed: same ? changed : changed + 1,
      };
    });
  }

  remove(by: Actor): Promise<null | Refusal> {
    return this.writer.write('boundary', by, async (query) => {
      const removed = await query('delete from boundary returning name');
      return removed.length > 0 ? { answer: null, added: 0, changed: 1 } : refuse('not-found');
    });
  }
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
  const shapes = simplify(
    placed.map(({ polygons }) => polygons),
    LARGEST,
    (candidate) => Buffer.byteLength(JSON.stringify(withShapes(candidate))),
  );
  return withShapes(shapes);
}

async function isStored(
  query: ListQuery,
  input: BoundaryInput,
  collection: BoundaryCollection,
): Promise<boolean> {
  const { name, source, approvalNo, coordinateSystem } = input;
  const rows = await query(
    `select 1 from boundary where name = $1 and source = $2
     and approval_no is not distinct from $3 and coordinate_system = $4 and geojson = $5::jsonb`,
    [name, source, approvalNo, coordinateSystem, JSON.stringify(collection)],
  );
  return rows.length > 0;
}

async function storeBoundary(
  query: ListQuery,
  {
    input,
    collection,
    at,
  }: {
    readonly input: BoundaryInput;
    readonly collection: BoundaryCollection;
    readonly at: string;
  },
): Promise<void> {
  await query(
    `insert into boundary (name, source, approval_no, coordinate_system, imported_at, geojson)
     values ($1, $2, $3, $4, $5, $6::jsonb)
     on conflict (single) do update set name = excluded.name, source = excluded.source,
       approval_no = excluded.approval_no, coordinate_system = excluded.coordinate_system,
       imported_at = excluded.imported_at, geojson = excluded.geojson`,
    [
      input.name,
      input.source,
      input.approvalNo,
      input.coordinateSystem,
      at,
      JSON.stringify(collection),
    ],
  );
}
