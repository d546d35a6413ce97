/** Imports as they go out, said in the reader's language. */
import { ImportPreview, type ImportRow } from '@heed/shared/imports';
import type { Preview, ImportProgress } from '../../intake/import/import-desk';
import { realmOf } from '../../intake/import/import-record';
import { settledOrder } from '../../intake/import/times/date-order';
import type { Language } from '../http/language';
import { sayImportError, sayRowFault } from './say-import';

export function importRow({ record, refusals }: ImportProgress, language: Language): ImportRow {
  const { id, fileName, state, options, startedAt, finishedAt, totalRows } = record;
  const { added, repeats, updated, unchanged, refused } = record;
  return {
    id,
    fileName,
    state,
    historic: options.historic ?? false,
    realm: realmOf(options),
    zone: options.zone,
    startedAt,
    finishedAt,
    rows: record.nextRow,
    totalRows,
    added,
    repeats,
    updated,
    unchanged,
    refused,
    refusals: refusals.map(({ fault, rows }) => ({
      error: fault.error,
      message: sayRowFault(fault, language),
      rows,
    })),
    error: record.error === null ? null : sayImportError(record.error, language),
  };
}

export function importPreview({ survey, proposal }: Preview, fileName: string, zone: string) {
  const { format, columns, sample, rows, dateOrders } = survey;
  const { receivedAt } = proposal.mapping.columns;
  const order = dateOrders[columns.indexOf(String(receivedAt))] ?? null;
  return ImportPreview.parse({
    fileName,
    format: format.format,
    encoding: format.format === 'csv' ? format.encoding : null,
    columns,
    sample,
    rowEstimate: rows,
    dateOrder: order === null ? null : settledOrder(order, zone),
    proposal: proposal.mapping,
    proposeHistoric: proposal.historic,
  });
}
