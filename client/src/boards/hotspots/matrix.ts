/** Hotspots without a map: a row a district, a cell a street. Honest about having no geography. */
import type { BoardParts, PlaceVolumeRow } from '@heed/shared/board';
import { LEAST_COUNT, rampStep } from './ramp';

export interface MatrixCell {
  code: string;
  /** Observed ÷ expected, or the count where no baseline is. */
  value: number;
  /** Of the ramp; null below its first step. */
  step: number | null;
}

export interface MatrixRow {
  /** Null for streets whose district is not known. */
  district: string | null;
  cells: MatrixCell[];
  /** Streets of this district that have no cell. */
  more: number;
}

export interface Matrix {
  rows: MatrixRow[];
  /** Districts that have no row. */
  more: number;
}

export interface MatrixScale {
  steps: readonly number[];
  by: 'ratio' | 'count';
  rows: number;
  columns: number;
}

/** Rows and cells by their largest value. A district without streets is its own only cell. */
export function hotMatrix(
  { districts, streets }: Pick<BoardParts, 'districts' | 'streets'>,
  scale: MatrixScale,
): Matrix {
  const byDistrict = new Map<string | null, MatrixCell[]>();
  for (const [code, row] of Object.entries(streets)) {
    if (row.received > 0) push(byDistrict, row.parent, cellOf(code, row, scale));
  }
  for (const [code, row] of Object.entries(districts)) {
    if (row.received > 0 && !byDistrict.has(code)) push(byDistrict, code, cellOf(code, row, scale));
  }
  const rows = [...byDistrict]
    .map(([district, cells]) => ({ district, cells: cells.sort(compare) }))
    .sort((a, b) => compareFirst(a.cells, b.cells));
  return {
    rows: rows.slice(0, scale.rows).map(({ district, cells }) => ({
      district,
      cells: cells.slice(0, scale.columns),
      more: Math.max(0, cells.length - scale.columns),
    })),
    more: Math.max(0, rows.length - scale.rows),
  };
}

function push(rows: Map<string | null, MatrixCell[]>, key: string | null, cell: MatrixCell): void {
  const cells = rows.get(key);
  if (cells) cells.push(cell);
  else rows.set(key, [cell]);
}

function cellOf(code: string, row: PlaceVolumeRow, { by, steps }: MatrixScale): MatrixCell {
  const value = by === 'ratio' ? (row.ratio ?? 0) : row.received;
  const counts = by === 'count' || row.received >= LEAST_COUNT;
  return { code, value, step: counts ? rampStep(value, steps) : null };
}

/** What reaches the ramp goes before what does not: one complaint in a quiet street can have a large ratio. */
function compare(a: MatrixCell, b: MatrixCell): number {
  return (
    Number(b.step !== null) - Number(a.step !== null) ||
    b.value - a.value ||
    (a.code < b.code ? -1 : 1)
  );
}

function compareFirst([a]: MatrixCell[], [b]: MatrixCell[]): number {
  return a && b ? compare(a, b) : 0;
}
