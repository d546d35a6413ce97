/** Refused rows as a CSV file: the columns as they were, then the line and the reason. */
import { stringify } from 'csv-stringify';
import { pipeline, Readable, type Transform } from 'node:stream';
import type { RefusedCells } from '../../intake/import/import-desk';
import { safeCell } from '../../kernel/text/safe-cell';
import type { Language } from '../http/language';
import { sayRowFault } from './say-import';

const headings = { zh: ['行号', '原因'], en: ['line', 'reason'] } as const;

/** With a byte order mark, by which spreadsheet programs know that it is UTF-8. */
export function refusedCsv(
  rows: AsyncGenerator<RefusedCells>,
  columns: readonly string[],
  language: Language,
): Transform {
  const csv = stringify({ bom: true, record_delimiter: '\r\n' });
  // A reader that goes away ends the rows; a failure of theirs breaks the answer off.
  pipeline(Readable.from(records(rows, columns, language)), csv, () => undefined);
  return csv;
}

async function* records(
  rows: AsyncGenerator<RefusedCells>,
  columns: readonly string[],
  language: Language,
): AsyncGenerator<string[]> {
  yield [...columns, ...headings[language]].map(safeCell);
  for await (const { line, fault, cells } of rows) {
    const width = Math.max(columns.length, cells?.length ?? 0);
    const whole = Array.from({ length: width }, (_none, index) => cells?.[index] ?? '');
    yield [...whole, String(line), sayRowFault(fault, language)].map(safeCell);
  }
}
