/** A row that fits its header, or what is wrong with its shape; cells are clean of what can't be stored. */
import type { RawRow } from './raw-row';
import { tableLimits } from './table-limits';

export type ShapeFault = 'ragged' | 'long-cell';

export interface ParsedRow {
  readonly line: number;
  /** As many cells as there are columns, unless the row is ragged. */
  readonly cells: readonly string[];
  readonly fault: { readonly reason: ShapeFault; readonly column: string | null } | null;
}

/**
 * Fits a row to the columns. Blank cells past the last column are dropped; sheets leave out blank
 * cells at the end, so `fill` adds them.
 */
export function parsedRow(row: RawRow, columns: readonly string[], fill: boolean): ParsedRow {
  // A row of a million cells is ragged by its first two hundred, and needs no more to be refused.
  const cells = row.cells.slice(0, tableLimits.columns + 1).map(cleanCell);
  while (cells.length > columns.length && cells.at(-1)?.trim() === '') cells.pop();
  if (fill) cells.push(...Array<string>(Math.max(0, columns.length - cells.length)).fill(''));
  const ragged = cells.length !== columns.length;
  if (ragged) return { line: row.line, cells, fault: { reason: 'ragged', column: null } };
  const long = cells.findIndex((cell) => cell.length > tableLimits.cellCharacters);
  if (long < 0) return { line: row.line, cells, fault: null };
  const cut = cells.map((cell) => cell.slice(0, tableLimits.cellCharacters).toWellFormed());
  const fault = { reason: 'long-cell', column: columns[long] ?? null } as const;
  return { line: row.line, cells: cut, fault };
}

/** Names of the columns from the first row: a blank one gets its number, a second one its count. */
export function columnNames(header: readonly string[]): string[] {
  const cells = header.map((cell) => cleanCell(cell).replace(/\s+/g, ' ').trim());
  const names = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const name = (cell === '' ? `#${index + 1}` : cell).slice(0, 100);
    let unique = name;
    for (let count = 2; names.has(unique); count += 1) unique = `${name} (${count})`;
    names.add(unique);
  }
  return [...names];
}

/** Control characters: PostgreSQL can't keep a NUL, and nobody can read the others. */
const controls = /[[\p{Cc}--[\t\n\r\u0080-\u009f]]\ufeff]/gv;
/** The guard that our own CSV files put before what a spreadsheet would take for a formula. */
const guarded = /^'(?=\s*[=+\-@＝＋－＠\t\r\n])/u;

function cleanCell(cell: string): string {
  return cell.replace(controls, '').replace(guarded, '').toWellFormed();
}
