import { describe, expect, it } from 'vitest';
import { outlineOf, type Shape } from './boundary-outline';

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('an outline', () => {
  const shape = (rings: number[][][]): Shape => ({ name: 'a', kind: 'street', rings });

  it('has north up and fills the box in one direction', () => {
    const outline = outlineOf([shape([square(0, 0, 1)])], { width: 100, height: 50 });
    expect(outline.height).toBe(50);
    expect(outline.paths[0]?.d).toBe('M0 50L50 50L50 0L0 0L0 50Z');
  });

  it('narrows a degree of longitude by the latitude', () => {
    const outline = outlineOf([shape([square(10, 59.5, 1)])], { width: 100, height: 100 });
    expect(outline.width).toBeCloseTo(50, 0);
  });

  it('leaves out points that fall on the one before', () => {
    const fine = [
      [0, 0],
      [0.000_001, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const outline = outlineOf([shape([fine])], { width: 100, height: 100 });
    expect(outline.paths[0]?.d.match(/L/g)).toHaveLength(3);
  });

  it('draws more points than a function takes arguments', () => {
    const circle = Array.from({ length: 200_000 }, (_, n) => [
      Math.cos(n / 1e4),
      Math.sin(n / 1e4),
    ]);
    expect(outlineOf([shape([circle])], { width: 10, height: 10 }).width).toBeCloseTo(10, 0);
  });
});
