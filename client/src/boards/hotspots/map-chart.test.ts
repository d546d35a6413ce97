import type { PlaceVolumeRow } from '@heed/shared/board';
import { latLngToCell } from 'h3-js';
import { describe, expect, test } from 'vitest';
import { drawnCells, pointsOfInterest } from './map-chart';
import { RATIO_STEPS } from './ramp';

const here = latLngToCell(30.3, 120.26, 8);
const there = latLngToCell(30.4, 120.36, 8);
const cell = (received: number, ratio: number | null, hot = false): PlaceVolumeRow => ({
  received,
  before: 0,
  people: received,
  expected: null,
  ratio,
  hot,
  parent: null,
});
const byRatio = { by: 'ratio', steps: RATIO_STEPS } as const;

describe('the cells of the map', () => {
  test('are drawn from twice the expected on, and not for one or two complaints', () => {
    expect(drawnCells({ [here]: cell(9, 1.9), [there]: cell(2, 40) }, byRatio)).toEqual([]);
    expect(drawnCells({ [here]: cell(9, 3.5) }, byRatio)).toMatchObject([{ cell: here, step: 1 }]);
  });

  test('are drawn by their counts where there is no baseline', () => {
    const byCount = { by: 'count', steps: [1, 2, 3, 4, 5] } as const;
    expect(drawnCells({ [here]: cell(1, null) }, byCount)).toMatchObject([{ step: 0 }]);
  });

  test('lie where they are, longitude first', () => {
    const [drawn] = drawnCells({ [here]: cell(9, 3) }, byRatio);
    expect(drawn?.centre[0]).toBeCloseTo(120.26, 1);
    expect(drawn?.centre[1]).toBeCloseTo(30.3, 1);
  });

  test('that are no cells at all are left out', () => {
    expect(drawnCells({ nonsense: cell(9, 9) }, byRatio)).toEqual([]);
  });

  test('draw the eye to what is hot, or else to all of them', () => {
    const cells = (hot: boolean) =>
      drawnCells({ [here]: cell(9, 9, hot), [there]: cell(9, 2) }, byRatio);
    const north = (hot: boolean) => Math.max(...pointsOfInterest(cells(hot)).map(([, lat]) => lat));
    expect(north(true)).toBeLessThan(30.35);
    expect(north(false)).toBeGreaterThan(30.35);
  });
});
