/** The outline of areas as SVG paths: pure. */

export type Ring = readonly (readonly number[])[];

export interface Shape {
  name: string;
  kind: string;
  rings: readonly Ring[];
}

export interface Outline {
  paths: { name: string; kind: string; d: string }[];
  width: number;
  height: number;
}

/** The shapes drawn as large as the box allows, north up, with true proportions at their latitude. */
export function outlineOf(
  shapes: readonly Shape[],
  box: { width: number; height: number },
): Outline {
  const points = shapes.flatMap((shape) => shape.rings.flat());
  const [west, east] = extent(points.map(([lng = 0]) => lng));
  const [south, north] = extent(points.map(([, lat = 0]) => lat));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * squeeze, 1e-9);
  const high = Math.max(north - south, 1e-9);
  const scale = Math.min(box.width / wide, box.height / high);
  const at = ([lng = 0, lat = 0]: readonly number[]) =>
    `${tenth((lng - west) * squeeze * scale)} ${tenth((north - lat) * scale)}`;
  return {
    width: tenth(wide * scale),
    height: tenth(high * scale),
    paths: shapes.map(({ name, kind, rings }) => ({
      name,
      kind,
      d: rings.map((ring) => pathOf(ring.map(at))).join(''),
    })),
  };
}

/** Points that fall on the one before them are left out: a file has more than a screen can show. */
function pathOf(points: readonly string[]): string {
  const different = points.filter((point, place) => point !== points[place - 1]);
  return different.length === 0 ? '' : `M${different.join('L')}Z`;
}

function extent(values: readonly number[]): [number, number] {
  // Not Math.min(...values): a boundary has more points than a call takes arguments.
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
