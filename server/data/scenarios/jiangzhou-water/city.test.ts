import { expect, test } from 'vitest';
import { boundariesOf } from '../../../src/reference/boundary-file';
import type { LngLat } from '../scenario-types';
import { boundary, places, zoneLayer } from './places';
import { servicePoints } from './service-points';
import { streetCells, zones } from './streets';
import { unitOfCategory, units } from './units';
import { defaultCategories } from '../../default-categories';
import { offices, people } from './people';

const ringOf = (feature: { geometry: { coordinates: readonly (readonly LngLat[])[] } }) =>
  feature.geometry.coordinates[0] ?? [];
const layers = [
  ['districts', boundary.geojson.features.map(ringOf)],
  ['zones', zoneLayer.geojson.features.map(ringOf)],
] as const;

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** Twice the signed area: above zero where the ring runs anticlockwise. */
function area(ring: readonly LngLat[]): number {
  return ring.slice(1).reduce((sum, [lng, lat], at) => {
    const [before = 0, north = 0] = ring[at] ?? [];
    return sum + before * lat - lng * north;
  }, 0);
}

function sidesOf(ring: readonly LngLat[]): [LngLat, LngLat][] {
  return ring.slice(1).map((to, at) => [ring[at] ?? to, to]);
}

function turn(a: LngLat, b: LngLat, c: LngLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Whether two sides cross in their middles. */
function cross([a, b]: [LngLat, LngLat], [c, d]: [LngLat, LngLat]): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function contains(ring: readonly LngLat[], [x, y]: LngLat): boolean {
  return (
    sidesOf(ring).filter(
      ([one, other]) =>
        one[1] > y !== other[1] > y &&
        x < ((other[0] - one[0]) * (y - one[1])) / (other[1] - one[1]) + one[0],
    ).length %
      2 ===
    1
  );
}

test.each(layers)(
  'the %s are closed rings that cross neither themselves nor each other',
  (_layer, rings) => {
    for (const ring of rings) {
      expect(ring.length).toBeGreaterThan(12);
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(area(ring)).toBeGreaterThan(0);
      expect(repeated(ring.slice(1).map(String))).toEqual([]);
    }
    const sides = rings.flatMap(sidesOf);
    const crossing = sides.filter((side, at) =>
      sides.slice(at + 1).some((other) => cross(side, other)),
    );
    expect(crossing).toEqual([]);
  },
);

test.each(layers)(
  'neighbouring %s share the sides of their border, point by point',
  (_layer, rings) => {
    const directed = new Set(rings.flatMap(sidesOf).map(String));
    expect(directed.size).toBe(rings.flatMap(sidesOf).length);
    const shared = rings.flatMap(sidesOf).filter(([from, to]) => directed.has(String([to, from])));
    expect(shared.length).toBeGreaterThan(30);
  },
);

test('the boundary is a file that the boundary desk takes whole', () => {
  const file = boundariesOf(boundary.geojson, { coordinateSystem: 'WGS-84' });
  expect(file?.refused).toEqual([]);
  expect(file?.boundaries.map(({ kind }) => kind)).toEqual(Array(5).fill('district'));
});

test('places have codes and names of their own, and parents before them', () => {
  expect(repeated(places.map(({ code }) => code))).toEqual([]);
  expect(repeated(places.map(({ name }) => name))).toEqual([]);
  const late = places.filter(
    ({ parent }, at) => parent !== null && !places.slice(0, at).some(({ code }) => code === parent),
  );
  expect(late).toEqual([]);
  expect(places.filter(({ kind }) => kind === 'street')).toHaveLength(44);
  expect(places.filter(({ nameEn }) => !nameEn)).toEqual([]);
});

test('a street lies in the district and in the zone that its row names', () => {
  const inside = (ring: readonly LngLat[], code: string) => {
    const place = places.find((each) => each.code === code);
    return contains(ring, [place?.lng ?? 0, place?.lat ?? 0]);
  };
  for (const feature of boundary.geojson.features) {
    const streets = streetCells.filter(({ district }) => district === feature.properties.code);
    expect(streets.every(({ code }) => inside(ringOf(feature), code))).toBe(true);
  }
  for (const feature of zoneLayer.geojson.features) {
    expect(feature.properties.streets.every((code) => inside(ringOf(feature), code))).toBe(true);
  }
  expect(zoneLayer.geojson.features.map(({ properties }) => properties.code)).toEqual(
    zones.map(({ code }) => code),
  );
});

test('water is handed out in streets of the city, each point inside of its zone', () => {
  expect(servicePoints).toHaveLength(40);
  for (const { street, lng, lat } of servicePoints) {
    const zone = zoneLayer.geojson.features.find(({ properties }) =>
      properties.streets.includes(street),
    );
    expect(zone && contains(ringOf(zone), [lng, lat]), street).toBe(true);
  }
});

test('units and people have codes and names of their own, and every category has a unit', () => {
  expect(repeated(units.map(({ code }) => code))).toEqual([]);
  expect(repeated(units.map(({ name }) => name))).toEqual([]);
  expect(repeated(people.map(({ code }) => code))).toEqual([]);
  expect(repeated(people.map(({ name }) => name))).toEqual([]);
  const codes = new Set(units.map(({ code }) => code));
  expect(people.filter(({ unit }) => unit !== null && !codes.has(unit))).toEqual([]);
  const bare = defaultCategories.filter(
    ({ code, parent }) => !codes.has(unitOfCategory[code] ?? unitOfCategory[parent ?? ''] ?? ''),
  );
  expect(bare).toEqual([]);
  const known = new Set(defaultCategories.map(({ code }) => code));
  expect(Object.keys(unitOfCategory).filter((code) => !known.has(code))).toEqual([]);
});

test('somebody of the room stands behind each office', () => {
  const codes = new Set(people.map(({ code }) => code));
  expect(offices.filter(({ verifier }) => !codes.has(verifier))).toEqual([]);
  expect(repeated(offices.map(({ office }) => office))).toEqual([]);
});
