/** Shapes of the invented city: a lattice with bent edges, so that neighbours share every point of their border. */
import { Chance } from '../chance';
import type { LngLat } from '../scenario-types';
import type { StreetCell } from './streets';

type Corner = readonly [column: number, row: number];
type Side = readonly [Corner, Corner];

/** The north-western corner, and the size of a cell: about 2.2 by 2.1 kilometres. */
const WEST = 117.8;
const NORTH = 30.76;
const WIDTH = 0.023;
const HEIGHT = 0.0187;
/** How far a corner may stray and an edge may bend, in cells. */
const STRAY = 0.24;
const BEND = 0.09;
const COLUMNS = 8;
const ROWS = 6;
/** How round the city is, and how far its streets sweep: parts of half its size. */
const ROUND = 0.3;
const SWEEP = 0.1;
const DECIMALS = 1e5;

/** The outline of connected cells as one closed ring, the first corner again at its end. */
export function outline(cells: readonly StreetCell[]): LngLat[] {
  const ring = chained(outerSides(cells));
  const points = ring.flatMap((side) => bent(side).slice(0, -1));
  return [...points, ...points.slice(0, 1)];
}

/** A point of a cell; `east` and `south` are parts of it from 0 to 1. */
export function pointIn({ column, row }: StreetCell, east: number, south: number): LngLat {
  const [nw, ne] = [corner([column, row]), corner([column + 1, row])];
  const [sw, se] = [corner([column, row + 1]), corner([column + 1, row + 1])];
  return rounded(between(between(nw, ne, east), between(sw, se, east), south));
}

/** Sides that only one of the cells has; the direction tells which side is inside. */
function outerSides(cells: readonly StreetCell[]): Map<string, Side> {
  const outer = new Map<string, Side>();
  for (const side of cells.flatMap(sidesOf)) {
    const inverse = keyOf([side[1], side[0]]);
    if (outer.has(inverse)) outer.delete(inverse);
    else outer.set(keyOf(side), side);
  }
  return outer;
}

/** Anticlockwise, as GeoJSON wants an outer ring. */
function sidesOf({ column, row }: StreetCell): Side[] {
  const [nw, ne]: Corner[] = [
    [column, row],
    [column + 1, row],
  ] as const;
  const [sw, se]: Corner[] = [
    [column, row + 1],
    [column + 1, row + 1],
  ] as const;
  if (!nw || !ne || !sw || !se) return [];
  return [
    [nw, sw],
    [sw, se],
    [se, ne],
    [ne, nw],
  ];
}

function chained(sides: ReadonlyMap<string, Side>): Side[] {
  const byStart = new Map([...sides.values()].map((side) => [String(side[0]), side]));
  const ring: Side[] = [];
  let side = sides.values().next().value;
  while (side && ring.length < sides.size) {
    ring.push(side);
    side = byStart.get(String(side[1]));
  }
  return ring;
}

/** The same points in both directions. */
function bent([from, to]: Side): LngLat[] {
  const forward = keyOf([from, to]) < keyOf([to, from]);
  const [start, end] = forward ? [from, to] : [to, from];
  const [a, b] = [corner(start), corner(end)];
  const chance = new Chance(1, `edge ${keyOf([start, end])}`);
  const middles = [0.25, 0.5, 0.75].map((part): LngLat => {
    const [lng, lat] = between(a, b, part);
    const shift = chance.between(-BEND, BEND);
    const upright = Math.abs(a[0] - b[0]) < Math.abs(a[1] - b[1]);
    return rounded(upright ? [lng + shift * WIDTH, lat] : [lng, lat + shift * HEIGHT]);
  });
  const points = [rounded(a), ...middles, rounded(b)];
  return forward ? points : points.toReversed();
}

/** A corner of the lattice, strayed, pulled in at the city's ends and swept along the river. */
function corner([column, row]: Corner): LngLat {
  const chance = new Chance(1, `corner ${column} ${row}`);
  const u = (2 * (column + chance.between(-STRAY, STRAY))) / COLUMNS - 1;
  const v = (2 * (row + chance.between(-STRAY, STRAY))) / ROWS - 1;
  const east = u * Math.sqrt(1 - ROUND * v * v) + SWEEP * Math.sin(2 * v);
  const south = v * Math.sqrt(1 - ROUND * u * u) + SWEEP * Math.sin(3 * u);
  return [WEST + ((east + 1) / 2) * COLUMNS * WIDTH, NORTH - ((south + 1) / 2) * ROWS * HEIGHT];
}

function between(a: LngLat, b: LngLat, part: number): LngLat {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

function rounded([lng, lat]: LngLat): LngLat {
  return [Math.round(lng * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}

function keyOf([from, to]: Side): string {
  return `${from[0]},${from[1]}>${to[0]},${to[1]}`;
}
