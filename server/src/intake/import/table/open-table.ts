/** Opens a stored file as a table: what it is by content, its columns, and its rows. */
import { fileTypeFromBuffer } from 'file-type';
import type { SealedFile } from '../../../kernel/seal/sealed-file';
import { csvRows, detectDelimiter } from './csv-table';
import { decoded, detectEncoding, type TextEncodingName } from './encoding';
import { FileFaultError } from './file-fault';
import { columnNames, parsedRow, type ParsedRow } from './parsed-row';
import type { RawRow } from './raw-row';
import { tableLimits } from './table-limits';
import { xlsxRows } from './xlsx-table';

/** How to read a file; found out once and kept, so that a second look reads the same rows. */
export type TableFormat =
  | { readonly format: 'csv'; readonly encoding: TextEncodingName; readonly delimiter: string }
  | { readonly format: 'xlsx' };

export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<ParsedRow>;
}

/** What a file is, by its content alone; throws a fault where it holds no table. */
export async function detectFormat(file: SealedFile): Promise<TableFormat> {
  if (file.size === 0) throw new FileFaultError('empty');
  const head = await file.read(0, HEAD_BYTES);
  if (startsWith(head, ZIP_START)) return { format: 'xlsx' };
  if (startsWith(head, OLE_START)) throw new FileFaultError('old-excel');
  if (await isBinary(head)) throw new FileFaultError('not-a-table');
  const encoding = await detectEncoding(() => file.stream());
  const delimiter = await detectDelimiter(decoded(file.stream(), encoding));
  return { format: 'csv', encoding, delimiter };
}

/** The columns, and the rows below them in order. */
export async function openTable(file: SealedFile, format: TableFormat): Promise<Table> {
  const raw = rawRows(file, format);
  const header = await raw.next();
  const named = header.done ? -1 : header.value.cells.findLastIndex((cell) => cell.trim() !== '');
  if (header.done || named < 0) throw new FileFaultError('no-rows');
  if (named >= tableLimits.columns) throw new FileFaultError('too-many-columns');
  const columns = columnNames(header.value.cells.slice(0, named + 1));
  return { columns, rows: fittedRows(raw, columns, format.format === 'xlsx') };
}

function rawRows(file: SealedFile, format: TableFormat): AsyncGenerator<RawRow> {
  if (format.format === 'xlsx') return xlsxRows(file);
  return csvRows(decoded(file.stream(), format.encoding), format.delimiter);
}

async function* fittedRows(
  raw: AsyncGenerator<RawRow>,
  columns: readonly string[],
  fill: boolean,
): AsyncGenerator<ParsedRow> {
  let rows = 0;
  for await (const row of raw) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    rows += 1;
    if (rows > tableLimits.rows) throw new FileFaultError('too-many-rows', row.line);
    yield parsedRow(row, columns, fill);
  }
}

const HEAD_BYTES = 4_100;
const ZIP_START = [0x50, 0x4b];
const OLE_START = [0xd0, 0xcf, 0x11, 0xe0];
const PDF_START = [0x25, 0x50, 0x44, 0x46, 0x2d];
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** A text can begin like a picture ("BM…"), so a known type counts only beside bytes no text has. */
async function isBinary(head: Buffer): Promise<boolean> {
  if (startsWith(head, PDF_START)) return true;
  if (UTF16_MARKS.some((mark) => startsWith(head, mark))) return false;
  const zeros = head.filter((byte) => byte === 0).length;
  if (zeros > head.length / 8) return true;
  const odd = head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  return odd && (await fileTypeFromBuffer(head)) !== undefined;
}
