import { describe, expect, test } from 'vitest';
import { Boundary, boxAround, isInside, outerRings, type LngLat } from './boundary';
import { mapView, placeNames } from './map-view';

const square = (code: string, west: number, south: number, size = 1) => ({
  type: 'Feature',
  properties: { code, name: code, kind: 'district' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
});
const city = Boundary.parse({
  type: 'FeatureCollection',
  features: [square('a', 0, 0), square('b', 1, 0), square('c', 0, 1), square('d', 1, 1)],
});
const ringOf = (code: string): LngLat[] => {
  const feature = city.features.find(({ properties }) => properties.code === code);
  return feature ? outerRings(feature).flat() : [];
};

describe('the view', () => {
  test('is the whole map where nothing is hot, in the shape of the panel', () => {
    const view = mapView(city, [], 2);
    if (!view) throw new Error('there is no view');
    expect(view.south).toBeLessThan(0);
    expect(view.north).toBeGreaterThan(2);
    expect((view.east - view.west) / (view.north - view.south)).toBeCloseTo(2, 2);
  });

  test('turns to what is hot and holds all of it', () => {
    const points: LngLat[] = [
      [1.2, 1.2],
      [1.4, 1.3],
    ];
    const [near, whole] = [mapView(city, points, 1), mapView(city, [], 1)];
    if (!near || !whole) throw new Error('there is no view');
    expect(near.east - near.west).toBeLessThan((whole.east - whole.west) / 2);
    for (const [lng, lat] of points) {
      expect(lng).toBeGreaterThan(near.west);
      expect(lng).toBeLessThan(near.east);
      expect(lat).toBeGreaterThan(near.south);
      expect(lat).toBeLessThan(near.north);
    }
  });

  test('shows where a single cell lies, however small it is', () => {
    const town = Boundary.parse({ type: 'FeatureCollection', features: [square('a', 0, 0, 0.2)] });
    const cell: LngLat[] = [
      [0.1, 0.1],
      [0.108, 0.109],
    ];
    const view = mapView(town, cell, 2);
    expect((view?.north ?? 0) - (view?.south ?? 0)).toBeGreaterThan(0.06);
  });

  test('rests while what is hot grows by a little', () => {
    const view = (edge: number) =>
      mapView(
        city,
        [
          [1.2, 1.2],
          [edge, 1.3],
        ],
        1,
      );
    expect(view(1.41)).toEqual(view(1.42));
  });

  test('of no features is none', () => {
    expect(mapView({ type: 'FeatureCollection', features: [] }, [], 1)).toBeNull();
  });
});

describe('names', () => {
  const view = { west: 0, south: 0, east: 2, north: 2 };

  test('stand inside their own place', () => {
    const placed = placeNames(city.features, view, []);
    expect(placed).toHaveLength(4);
    for (const { feature, at } of placed) {
      expect(isInside(at, ringOf(feature.properties.code))).toBe(true);
    }
  });

  test('keep clear of what is hot', () => {
    const hot: LngLat[] = [[0.5, 1.5]];
    const placed = placeNames(city.features, view, hot).find(
      ({ feature }) => feature.properties.code === 'c',
    );
    if (!placed) throw new Error('the name has no place');
    expect(Math.hypot(placed.at[0] - 0.5, placed.at[1] - 1.5)).toBeGreaterThan(0.2);
  });

  test('of places that are out of view are left out', () => {
    const near = { west: 1.1, south: 1.1, east: 1.9, north: 1.9 };
    const codes = placeNames(city.features, near, []).map(({ feature }) => feature.properties.code);
    expect(codes).toEqual(['d']);
  });
});

test('a box around points holds them, and around none is none', () => {
  expect(
    boxAround([
      [1, 5],
      [3, 2],
    ]),
  ).toEqual({ west: 1, south: 2, east: 3, north: 5 });
  expect(boxAround([])).toBeNull();
});

test('boundaries without a code or with another geometry are refused', () => {
  const bad = { ...square('a', 0, 0), geometry: { type: 'Point', coordinates: [1, 2] } };
  expect(Boundary.safeParse({ type: 'FeatureCollection', features: [bad] }).success).toBe(false);
});
