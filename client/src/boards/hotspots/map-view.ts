/** What part of the map is shown, and where names can stand without covering what is hot. */
import {
  boxAround,
  isInside,
  outerRings,
  type Boundary,
  type BoundaryFeature,
  type Box,
  type LngLat,
} from './boundary';

/** Room around what is shown, as a share of its size. */
const PADDING = 0.08;
/** The view moves in steps of this share of the whole map, so that it rests while single cells come and go. */
const STEP = 1 / 16;
/** Degrees from north to south, about seven kilometres: nearer, a single cell would fill the view. */
const LEAST_HEIGHT = 0.06;
/** Around a name, in shares of the view's height: more is of no use, and less would hide something. */
const ROOM = 0.12;
const LEAST_ROOM = 0.07;
const NAME_SHAPE = 2;
/** Places where a name is tried, across and down. */
const TRIALS = 14;

/** The part of the map around the points of interest; all of it where there are none. */
export function mapView(boundary: Boundary, points: readonly LngLat[], aspect: number): Box | null {
  const whole = boxAround(boundary.features.flatMap((feature) => outerRings(feature).flat()));
  if (!whole) return null;
  const near = boxAround(points);
  return fitAspect(near ? snapped(padded(atLeast(near)), whole) : padded(whole, 0.03), aspect);
}

function atLeast(box: Box): Box {
  const more = Math.max(0, LEAST_HEIGHT - (box.north - box.south)) / 2;
  return { ...box, south: box.south - more, north: box.north + more };
}

/** How much wider a degree of latitude is drawn than one of longitude. */
export function aspectScale({ south, north }: Box): number {
  return Math.cos((((south + north) / 2) * Math.PI) / 180);
}

/** A name, and where its middle stands. */
export interface PlacedName {
  feature: BoundaryFeature;
  at: LngLat;
}

/** Names inside their features and the view, far from what must stay visible and from one another. */
export function placeNames(
  features: readonly BoundaryFeature[],
  view: Box,
  keepFree: readonly LngLat[],
): PlacedName[] {
  const placed: PlacedName[] = [];
  // The approval number stands in the corner at the lower right.
  const corner = [0.5, 0.6, 0.7, 0.8, 0.9, 1].map((across) => inView(view, across, 0.05));
  const taken: LngLat[] = [...keepFree, ...corner];
  for (const feature of features) {
    const at = namePlace(feature, view, taken);
    if (!at) continue;
    placed.push({ feature, at });
    taken.push(at);
  }
  return placed;
}

/** As far from what is taken as can be; null where too little of the feature is in view to read a name by. */
function namePlace(feature: BoundaryFeature, view: Box, taken: readonly LngLat[]): LngLat | null {
  const rings = outerRings(feature);
  const box = boxAround(rings.flat());
  const shown = box && overlap(box, inset(view));
  if (!shown) return null;
  const middle: LngLat = [(shown.west + shown.east) / 2, (shown.south + shown.north) / 2];
  let best: { at: LngLat; score: number; free: number } | null = null;
  for (const at of trials(shown)) {
    if (!rings.some((ring) => isInside(at, ring))) continue;
    const free = Math.min(ROOM, ...taken.map((point) => distance(at, point, view)));
    // Of equally free places the one nearest to the middle, and so away from the feature's own edge.
    const score = free - 0.15 * distance(at, middle, view);
    if (!best || score > best.score) best = { at, score, free };
  }
  return best && best.free >= LEAST_ROOM ? best.at : null;
}

/** A point by shares of the view, from the west and from the south. */
function inView({ west, south, east, north }: Box, across: number, up: number): LngLat {
  return [west + (east - west) * across, south + (north - south) * up];
}

function* trials({ west, south, east, north }: Box): Generator<LngLat> {
  for (let row = 1; row < TRIALS; row += 1) {
    for (let column = 1; column < TRIALS; column += 1) {
      yield [west + ((east - west) * column) / TRIALS, south + ((north - south) * row) / TRIALS];
    }
  }
}

/** In shares of the view's height, so that it means the same at every scale; names are wider than high. */
function distance(a: LngLat, b: LngLat, view: Box): number {
  const across = ((a[0] - b[0]) * aspectScale(view)) / NAME_SHAPE;
  return Math.hypot(across, a[1] - b[1]) / (view.north - view.south);
}

function padded(box: Box, share = PADDING): Box {
  const [across, down] = [(box.east - box.west) * share, (box.north - box.south) * share];
  return {
    west: box.west - across,
    east: box.east + across,
    south: box.south - down,
    north: box.north + down,
  };
}

/** Names stand in the middle of their place: near the view's edge half of one would be cut. */
function inset(view: Box): Box {
  const [across, down] = [(view.east - view.west) * 0.12, (view.north - view.south) * 0.07];
  return {
    west: view.west + across,
    east: view.east - across,
    south: view.south + down,
    north: view.north - down,
  };
}

function snapped(box: Box, whole: Box): Box {
  const [across, down] = [(whole.east - whole.west) * STEP, (whole.north - whole.south) * STEP];
  const floor = (value: number, from: number, step: number) =>
    from + Math.floor((value - from) / step) * step;
  const ceil = (value: number, from: number, step: number) =>
    from + Math.ceil((value - from) / step) * step;
  return {
    west: floor(box.west, whole.west, across),
    east: ceil(box.east, whole.west, across),
    south: floor(box.south, whole.south, down),
    north: ceil(box.north, whole.south, down),
  };
}

/** Widens the shorter side, so that the panel is filled. */
function fitAspect(box: Box, aspect: number): Box {
  const scale = aspectScale(box);
  const [width, height] = [(box.east - box.west) * scale, box.north - box.south];
  if (width / height < aspect) {
    const more = (height * aspect - width) / scale / 2;
    return { ...box, west: box.west - more, east: box.east + more };
  }
  const more = (width / aspect - height) / 2;
  return { ...box, south: box.south - more, north: box.north + more };
}

function overlap(a: Box, b: Box): Box | null {
  const both = {
    west: Math.max(a.west, b.west),
    south: Math.max(a.south, b.south),
    east: Math.min(a.east, b.east),
    north: Math.min(a.north, b.north),
  };
  return both.west < both.east && both.south < both.north ? both : null;
}
