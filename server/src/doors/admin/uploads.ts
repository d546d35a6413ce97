/** A file that comes with a request: as multipart with fields beside it, or as the body itself. */
import type { FastifyRequest } from 'fastify';
import type { ListImportResult } from '@heed/shared/reference';
import { refuse, refuseField, RefusedError } from '../../kernel/refusal';
import { csvTable, type CsvTable, type RefusedRow } from '../../reference/csv-table';
import type { Language } from '../http/language';
import { detailOf } from '../http/messages';

export interface Upload {
  readonly bytes: Uint8Array;
  readonly fields: Readonly<Record<string, string>>;
}

/** Lists and boundaries are small beside imports of complaints. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** Reads the whole file; refuses where there is none. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    const { body } = request;
    if (Buffer.isBuffer(body) && body.length > 0) return { bytes: body, fields: {} };
    throw new RefusedError(refuseField('invalid', 'file', 'no-file'));
  }
  const { bytes, fields } = await readParts(request);
  if (!bytes || bytes.length === 0) {
    throw new RefusedError(refuseField('invalid', 'file', 'no-file'));
  }
  return { bytes, fields };
}

async function readParts(
  request: FastifyRequest,
): Promise<{ bytes: Uint8Array | null; fields: Record<string, string> }> {
  const fields: Record<string, string> = {};
  let bytes: Uint8Array | null = null;
  try {
    for await (const part of request.parts({ limits: { fileSize: LARGEST_FILE, files: 1 } })) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    // What the plugin itself refuses has a status; a form that breaks off has none.
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new RefusedError(refuse('malformed'));
  }
  return { bytes, fields };
}

/** The uploaded CSV as a table. */
export async function readTable(request: FastifyRequest): Promise<CsvTable> {
  const table = csvTable((await readUpload(request)).bytes);
  if (!table) throw new RefusedError(refuseField('malformed', 'file', 'not-csv'));
  return table;
}

/** The result with its refusals in the reader's language, the column at fault named before each. */
export function worded(
  result: Omit<ListImportResult, 'refused'> & { readonly refused: readonly RefusedRow[] },
  language: Language,
): ListImportResult {
  return {
    ...result,
    refused: result.refused.map((row) => ({ line: row.line, message: wording(row, language) })),
  };
}

function wording({ message, column }: RefusedRow, language: Language): string {
  const words = detailOf({ message }, language).message;
  if (column === undefined) return words;
  return language === 'zh' ? `${column}：${words}` : `${column}: ${words}`;
}
