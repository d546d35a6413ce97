import type { PlaceVolumeRow } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { hotMatrix, type MatrixScale } from './matrix';
import { RATIO_STEPS } from './ramp';

const street = (received: number, ratio: number | null, parent: string | null): PlaceVolumeRow => ({
  received,
  before: 0,
  people: received,
  expected: null,
  ratio,
  hot: false,
  parent,
});
const byRatio: MatrixScale = { by: 'ratio', steps: RATIO_STEPS, rows: 2, columns: 2 };

describe('the matrix', () => {
  test('has the most remarkable district first, and in it the most remarkable streets', () => {
    const { rows, more } = hotMatrix(
      {
        districts: {},
        streets: {
          a1: street(9, 2.5, 'a'),
          b1: street(9, 7, 'b'),
          b2: street(9, 30, 'b'),
          b3: street(9, 1.5, 'b'),
          c1: street(9, 1.1, 'c'),
        },
      },
      byRatio,
    );
    expect(rows.map(({ district, more: left }) => [district, left])).toEqual([
      ['b', 1],
      ['a', 0],
    ]);
    expect(rows[0]?.cells).toEqual([
      { code: 'b2', value: 30, step: 4 },
      { code: 'b1', value: 7, step: 2 },
    ]);
    expect(more).toBe(1);
  });

  test('does not let one complaint in a quiet street outshine a hotspot', () => {
    const streets = { quiet: street(1, 40, 'a'), hot: street(60, 6, 'b') };
    const { rows } = hotMatrix({ districts: {}, streets }, byRatio);
    expect(rows.map(({ district }) => district)).toEqual(['b', 'a']);
    expect(rows[1]?.cells[0]?.step).toBeNull();
  });

  test('goes by counts where there is no baseline', () => {
    const streets = { one: street(1, null, 'a'), many: street(60, null, 'a') };
    const scale: MatrixScale = { by: 'count', steps: [1, 10, 20, 40, 60], rows: 2, columns: 2 };
    expect(hotMatrix({ districts: {}, streets }, scale).rows[0]?.cells).toEqual([
      { code: 'many', value: 60, step: 4 },
      { code: 'one', value: 1, step: 0 },
    ]);
  });

  test('shows a district without streets as its own cell, and an empty one not at all', () => {
    const districts = { a: street(5, 3, null), b: street(0, 0, null) };
    expect(hotMatrix({ districts, streets: {} }, byRatio).rows).toEqual([
      { district: 'a', cells: [{ code: 'a', value: 3, step: 1 }], more: 0 },
    ]);
  });
});
