/** A CSV file as a table: decoded, split into rows, its columns found by what they may be called. */
import { parse } from 'csv-parse/sync';

export interface CsvRow {
  /** Where the row ends in the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Lines with more cells than there are columns. */
  readonly ragged: readonly number[];
}

/** A row of a list import that was left out, and why, as a code that the door puts into words. */
export interface RefusedRow {
  readonly line: number;
  readonly message: string;
  /** The header over the cell that is at fault, where it is one cell. */
  readonly column?: string;
}

/** What is wrong with a row. */
export type RowFault = Omit<RefusedRow, 'line'>;

/** The table, or null where the bytes are no CSV in UTF-8 or GB18030. */
export function csvTable(bytes: Uint8Array): CsvTable | null {
  const text = decode(bytes);
  if (text === null || text.includes('\u0000')) return null;
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: delimiterOf(text),
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = records;
    if (!head) return null;
    const headers = head.record;
    const rows = rest.map(({ record, info }) => ({ line: info.lines, cells: record }));
    const fits = (row: CsvRow) => row.cells.slice(headers.length).every((cell) => cell === '');
    return {
      headers,
      rows: rows.filter((row) => fits(row) && row.cells.some((cell) => cell !== '')),
      ragged: rows.filter((row) => !fits(row)).map(({ line }) => line),
    };
  } catch {
    return null;
  }
}

/** For each field the index of its column, by any of its names; spaces, case and signs don't matter. */
export function findColumns<F extends string>(
  headers: readonly string[],
  names: Readonly<Record<F, readonly string[]>>,
): Partial<Record<F, number>> {
  const known = headers.map(plain);
  const found: Partial<Record<F, number>> = {};
  for (const field of Object.keys(names) as F[]) {
    const wanted = new Set(names[field].map(plain));
    const at = known.findIndex((header) => wanted.has(header));
    if (at >= 0) found[field] = at;
  }
  return found;
}

/** The text of a field in a row, or null where it is empty or has no column. */
export function cellOf<F extends string>(
  row: CsvRow,
  columns: Partial<Record<F, number>>,
  field: F,
): string | null {
  const at = columns[field];
  return at === undefined ? null : row.cells[at] || null;
}

/** A fault in the cell of one field, named by the header that the file has for it. */
export function faultIn<F extends string>(
  { headers }: CsvTable,
  columns: Partial<Record<F, number>>,
  field: F,
  message: string,
): RowFault {
  const column = headers[columns[field] ?? -1];
  return column === undefined ? { message } : { message, column };
}

function plain(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-/（）()]/g, '');
}

function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}

/** Spreadsheets of some countries write semicolons or tabs. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
