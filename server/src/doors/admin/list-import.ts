/** What the imports of all lists have in common: a CSV in, counts and refused lines out. */
import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ListImportResult } from '@heed/shared/reference';
import { orThrow, type Refusal } from '../../kernel/refusal';
import type { CsvTable } from '../../reference/csv-table';
import { languageOf } from '../http/language';
import { readTable, worded } from './uploads';

/** A route that takes a list as a file. */
export const ListImport = (path: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    ApiConsumes('multipart/form-data', 'text/csv'),
    ApiOperation({ summary }),
    ApiOkResponse({ standardSchema: ListImportResult }),
  );

/** Reads the table of a request, hands it to the list's desk, and says the result in the reader's language. */
export async function importList(
  request: FastifyRequest,
  take: (table: CsvTable) => Promise<ListImportResult | Refusal>,
): Promise<ListImportResult> {
  const result = orThrow(await take(await readTable(request)));
  return worded(result, languageOf(request.headers['accept-language']));
}
