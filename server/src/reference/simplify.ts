/**
 * Makes boundaries small enough for every screen. Neighbours stay neighbours: rings are cut where
 * borders meet, and each shared border is simplified in the same way for both sides.
 */
import type { Polygon, Ring } from './boundary-shapes';

/** Positions are kept to the fifth decimal: about a metre. */
const GRID = 100_000;
const ROUNDS = 16;

type Point = readonly [x: number, y: number];
type GridRing = readonly Point[];
type GridShape = readonly (readonly GridRing[])[];

/** The polygons of one place. */
export type Shape = readonly Polygon[];

/** Simplifies ever more coarsely until `size` of the result is within the limit. */
export function simplify(
  shapes: readonly Shape[],
  limit: number,
  size: (shapes: readonly Shape[]) => number,
): readonly Shape[] {
  const onGrid = shapes.map((shape) => shape.map((polygon) => polygon.map(toGrid)));
  const junctions = junctionsOf(onGrid.flat(2));
  const at = (tolerance: number) =>
    onGrid.map((shape) => simplifyShape(shape, junctions, tolerance));
  let result = at(0);
  for (let round = 0; round < ROUNDS && size(result) > limit; round += 1) result = at(2 ** round);
  return result;
}

function simplifyShape(shape: GridShape, junctions: ReadonlySet<string>, tolerance: number): Shape {
  const polygons = shape.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map((ring) => simplifyRing(ring, junctions, tolerance));
    return outer && isRing(outer) ? [[outer, ...holes.filter(isRing)]] : [];
  });
  // An island may vanish, a whole place may not.
  const kept = polygons.length > 0 ? polygons : [shape.reduce(larger)];
  return kept.map((polygon) => polygon.map(fromGrid));
}

function simplifyRing(ring: GridRing, junctions: ReadonlySet<string>, tolerance: number): GridRing {
  const open = ring.slice(0, -1);
  const start = startOf(open, junctions);
  const turned = [...open.slice(start), ...open.slice(0, start + 1)];
  const result: Point[] = [];
  let from = 0;
  for (let to = 1; to < turned.length; to += 1) {
    const point = turned[to];
    if (!point || (to < turned.length - 1 && !junctions.has(keyOf(point)))) continue;
    result.push(...simplifyArc(turned.slice(from, to + 1), tolerance).slice(0, -1));
    from = to;
  }
  const [first] = result;
  return first ? [...result, first] : result;
}

/** A junction, or where no border meets another the ring's least point: the same whoever walks it. */
function startOf(open: GridRing, junctions: ReadonlySet<string>): number {
  const junction = open.findIndex((point) => junctions.has(keyOf(point)));
  if (junction >= 0) return junction;
  return open.reduce((best, point, at) => (before(point, open[best]) ? at : best), 0);
}

/** Both neighbours walk a shared border, in opposite directions: it is always simplified in one. */
function simplifyArc(arc: GridRing, tolerance: number): GridRing {
  const backwards = isBackwards(arc);
  const straight = backwards ? arc.toReversed() : arc;
  const kept = douglasPeucker(straight, tolerance);
  return backwards ? kept.toReversed() : kept;
}

function isBackwards(arc: GridRing): boolean {
  for (let at = 0; at < arc.length / 2; at += 1) {
    const [head, tail] = [arc[at], arc[arc.length - 1 - at]];
    if (head && tail && keyOf(head) !== keyOf(tail)) return before(tail, head);
  }
  return false;
}

/** Keeps the points that lie farther than the tolerance from the line that would replace them. */
function douglasPeucker(arc: GridRing, tolerance: number): GridRing {
  const kept = new Set([0, arc.length - 1]);
  const open: [number, number][] = [[0, arc.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const [head, tail] = [arc[from], arc[to]];
    if (!head || !tail) continue;
    let farthest = -1;
    let distance = tolerance;
    for (let at = from + 1; at < to; at += 1) {
      const point = arc[at];
      const far = point ? distanceTo(point, head, tail) : 0;
      if (far > distance) [farthest, distance] = [at, far];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return arc.filter((_, at) => kept.has(at));
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const within = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - within * dx, y - ay - within * dy);
}

/** Points that have other neighbours in one ring than in another, or more than two. */
function junctionsOf(rings: readonly GridRing[]): Set<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const [one, other] = [ring[at - 1], ring[at]];
      if (!one || !other) continue;
      for (const [here, there] of [
        [keyOf(one), keyOf(other)],
        [keyOf(other), keyOf(one)],
      ] as const) {
        const known = neighbours.get(here);
        if (known) known.add(there);
        else neighbours.set(here, new Set([there]));
      }
    }
  }
  const meeting = [...neighbours].filter(([, around]) => around.size > 2);
  return new Set(meeting.map(([point]) => point));
}

/** On the grid, without points that fall together, and closed. */
function toGrid(ring: Ring): GridRing {
  const points = ring.map(([lng, lat]): Point => [Math.round(lng * GRID), Math.round(lat * GRID)]);
  const apart = points.filter((point, at) => {
    const previous = points[at - 1];
    return !previous || keyOf(previous) !== keyOf(point);
  });
  const [first, last] = [apart[0], apart.at(-1)];
  return first && last && keyOf(first) !== keyOf(last) ? [...apart, first] : apart;
}

function fromGrid(ring: GridRing): Ring {
  return ring.map(([x, y]) => [x / GRID, y / GRID] as const);
}

function isRing(ring: GridRing): boolean {
  return ring.length >= 4;
}

function larger<T extends readonly GridRing[]>(one: T, other: T): T {
  return (other[0]?.length ?? 0) > (one[0]?.length ?? 0) ? other : one;
}

function before(point: Point, other: Point | undefined): boolean {
  if (!other) return true;
  return point[0] < other[0] || (point[0] === other[0] && point[1] < other[1]);
}

function keyOf([x, y]: Point): string {
  return `${x},${y}`;
}
