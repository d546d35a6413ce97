import { describe, expect, it } from 'vitest';
import type { Polygon, Position } from './boundary-shapes';
import { simplify, type Shape } from './simplify';

const size = (shapes: readonly Shape[]) => JSON.stringify(shapes).length;

/** A wavy border from south to north, as both neighbours know it. */
const border: Position[] = Array.from({ length: 2_001 }, (_, step) => [
  120 + Math.sin(step / 7) * 0.002 + Math.sin(step / 90) * 0.02,
  30 + step * 0.0001,
]);
const west: Polygon = [[...border, [119.8, 30.2], [119.8, 30], border[0] ?? [0, 0]]];
const east: Polygon = [
  [...border.toReversed(), [120.2, 30], [120.2, 30.2], border.at(-1) ?? [0, 0]],
];

describe('simplified boundaries', () => {
  it('stay as they are where they are small enough', () => {
    const square: Polygon = [
      [
        [120, 30],
        [120.1, 30],
        [120.1, 30.1],
        [120, 30.1],
        [120, 30],
      ],
    ];
    expect(simplify([[square]], 10_000, size)).toEqual([[square]]);
  });

  it('fit the limit, closed, and keep the border between neighbours one line', () => {
    const limit = 4_000;
    const [left, right] = simplify([[west], [east]], limit, size);
    expect(size([left ?? [], right ?? []])).toBeLessThanOrEqual(limit);
    const keys = (shape: Shape | undefined) =>
      (shape?.[0]?.[0] ?? [])
        .map((point) => point.join())
        .filter((key) => !/^(119|120\.2)/.test(key));
    expect(keys(left).length).toBeGreaterThan(20);
    expect(new Set(keys(left))).toEqual(new Set(keys(right)));
    for (const shape of [left, right]) {
      const ring = shape?.[0]?.[0] ?? [];
      expect(ring[0]).toEqual(ring.at(-1));
    }
  });

  it('stay near where they were', () => {
    const [left] = simplify([[west], [east]], 8_000, size);
    const [lngs, lats] = [0, 1].map((axis) =>
      (left?.[0]?.[0] ?? []).map((point) => point[axis] ?? 0),
    );
    expect(Math.min(...(lngs ?? []))).toBeCloseTo(119.8, 3);
    expect(Math.max(...(lats ?? []))).toBeCloseTo(30.2, 3);
  });

  it('lose islands before they lose a place', () => {
    const circle = (lng: number, radius: number): Polygon => [
      Array.from({ length: 401 }, (_, step): Position => {
        const angle = (step / 400) * 2 * Math.PI;
        return [lng + radius * Math.cos(angle), 30 + radius * Math.sin(angle)];
      }),
    ];
    const shapes = simplify(
      [[circle(120, 0.2), circle(121, 0.0005)], [circle(122, 0.0005)]],
      1,
      size,
    );
    expect(shapes.map((shape) => shape.length)).toEqual([1, 1]);
  });
});
