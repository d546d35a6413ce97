/** Ties the boundaries of a file to places, making those that are missing. */
import type { PlaceRow } from '@heed/shared/reference';
import type { Polygon, Position } from './boundary-shapes';
import type { FileBoundary } from './boundary-file';
import { listCode } from './list-code';
import { PlaceBook } from './place-file';

export interface PlacedBoundary {
  readonly place: PlaceRow;
  readonly polygons: readonly Polygon[];
}

/** Districts first, so that streets find theirs by name, by code or by where they lie. */
export function placeBoundaries(
  boundaries: readonly FileBoundary[],
  book: PlaceBook,
): readonly PlacedBoundary[] {
  const districts = boundaries.filter(({ kind }) => kind === 'district');
  const placed = districts.map((boundary) => putPlace(book, boundary, null));
  const streets = boundaries.filter(({ kind }) => kind === 'street');
  return [
    ...placed,
    ...streets.map((boundary) => putPlace(book, boundary, districtFor(boundary, book, placed))),
  ];
}

function putPlace(
  book: PlaceBook,
  boundary: FileBoundary,
  district: string | null,
): PlacedBoundary {
  const { kind, name, polygons } = boundary;
  const known = knownPlace(book, boundary, district);
  const parent = district ?? known?.parent ?? null;
  const place: PlaceRow = {
    code: known?.code ?? boundary.code ?? listCode(book.pathTo(parent, name)),
    kind,
    name,
    nameEn: known?.nameEn ?? null,
    parent,
    lng: known?.lng ?? null,
    lat: known?.lat ?? null,
  };
  book.put(place);
  return { place, polygons };
}

function knownPlace(
  book: PlaceBook,
  { kind, name, code }: FileBoundary,
  district: string | null,
): PlaceRow | undefined {
  const byCode = code === null ? undefined : book.get(code);
  if (byCode?.kind === kind) return byCode;
  const there = book.find({ kind, name, parent: district });
  if (there) return there;
  const alike = book.allNamed(kind, name);
  return alike.length === 1 && (district === null || alike[0]?.parent === null)
    ? alike[0]
    : undefined;
}

function districtFor(
  { parent, polygons }: FileBoundary,
  book: PlaceBook,
  districts: readonly PlacedBoundary[],
): string | null {
  if (parent !== null) {
    const byCode = book.get(parent);
    if (byCode?.kind === 'district') return byCode.code;
    const byName = book.allNamed('district', parent);
    if (byName.length === 1) return byName[0]?.code ?? null;
  }
  const point = middleOf(polygons);
  return point
    ? (districts.find((each) => contains(each.polygons, point))?.place.code ?? null)
    : null;
}

/** The mean of the outer ring's corners: inside of all but the oddest streets. */
function middleOf(polygons: readonly Polygon[]): Position | null {
  const corners = polygons[0]?.[0]?.slice(1) ?? [];
  if (corners.length === 0) return null;
  const sum = corners.reduce((total, [lng, lat]) => [total[0] + lng, total[1] + lat] as const, [
    0, 0,
  ] as readonly [number, number]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

/** Even-odd over all rings, so that holes are outside. */
function contains(polygons: readonly Polygon[], [x, y]: Position): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let at = 1; at < ring.length; at += 1) {
      const [one, other] = [ring[at - 1], ring[at]];
      if (!one || !other || one[1] > y === other[1] > y) continue;
      const crossing = ((other[0] - one[0]) * (y - one[1])) / (other[1] - one[1]) + one[0];
      if (x < crossing) inside = !inside;
    }
  }
  return inside;
}
