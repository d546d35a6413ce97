/** Which boundary a point lies in. */
import type { MultiPolygon, TriageBoundary } from './triage-types';

interface Area {
  readonly code: string;
  readonly polygons: MultiPolygon;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Boundaries of one kind, ready to be asked. */
export class Areas {
  readonly #areas: readonly Area[];

  constructor(boundaries: readonly TriageBoundary[], kind: TriageBoundary['kind']) {
    this.#areas = boundaries.filter((boundary) => boundary.kind === kind).map(withBox);
  }

  /** The first area that holds the point; null outside of all. */
  at(lng: number, lat: number): string | null {
    for (const area of this.#areas) {
      if (lng < area.west || lng > area.east || lat < area.south || lat > area.north) continue;
      if (area.polygons.some((rings) => insidePolygon(rings, lng, lat))) return area.code;
    }
    return null;
  }
}

function withBox({ code, polygons }: TriageBoundary): Area {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = NaN, lat = NaN] of polygons.flat(2)) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { code, polygons, west, south, east, north };
}

/** Even-odd over all rings at once, so that holes are outside. */
function insidePolygon(rings: MultiPolygon[number], lng: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let previous = ring.at(-1);
    for (const point of ring) {
      if (previous && crosses(previous, point, lng, lat)) inside = !inside;
      previous = point;
    }
  }
  return inside;
}

/** Whether a ray to the east of the point meets the edge. */
function crosses(from: readonly number[], to: readonly number[], lng: number, lat: number) {
  const [fromLng = NaN, fromLat = NaN] = from;
  const [toLng = NaN, toLat = NaN] = to;
  if (fromLat > lat === toLat > lat) return false;
  return lng < ((toLng - fromLng) * (lat - fromLat)) / (toLat - fromLat) + fromLng;
}
