/** Rows of a CSV file, with the line where each begins. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { FileFaultError } from './file-fault';
import type { RawRow } from './raw-row';
import { tableLimits } from './table-limits';

const delimiters = [',', ';', '\t', '|'] as const;
const HEAD_CHARACTERS = 64 * 1024;

/** The delimiter that stands most often in the first row, outside quotes. */
export async function detectDelimiter(text: AsyncIterable<string>): Promise<string> {
  const head = firstRow(await headOf(text));
  const counts = delimiters.map((delimiter) => head.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** All rows but blank ones. Quotes inside a cell that isn't quoted are taken as they stand. */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<RawRow> {
  // Where the last whole record ended: its place in the file, not in what was read so far.
  let end = { lines: 0, empty_lines: 0 };
  /** Lines of the rows that are parsed and not yet handed on. */
  const starts: number[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: tableLimits.recordBytes,
    on_record(cells: string[], { lines, empty_lines }) {
      starts.push(end.lines + 1 + empty_lines - end.empty_lines);
      end = { lines, empty_lines };
      return cells;
    },
  });
  // Its failure destroys the parser, so the loop below throws it.
  const feeding = pipeline(Readable.from(text), parser).catch(() => undefined);
  try {
    for await (const cells of parser) {
      yield { line: starts.shift() ?? 0, cells: cells as string[] };
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileFaultError('endless-row', end.lines + 1) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

async function headOf(text: AsyncIterable<string>): Promise<string> {
  let head = '';
  for await (const part of text) {
    head += part;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head.slice(0, HEAD_CHARACTERS).trimStart();
}

/** The first row without what stands in quotes, line breaks included. */
function firstRow(head: string): string {
  let row = '';
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return row;
    else if (!quoted) row += character;
  }
  return row;
}
