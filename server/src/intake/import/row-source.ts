/** The rows of a kept file as complaints: read as often as wanted, and registered by whoever asked for them. */
import type { ComplaintInput } from '@heed/shared/complaint';
import { rowMapper, type RowMapping } from './map-row';
import type { RowFault } from './row-fault';
import type { RowKey } from './row-keys';
import type { TableFormat } from './table/open-table';
import type { TableReader } from './table-reader';
import type { OpenableFile } from './worker-messages';

export interface SourceRow {
  /** Of the file, as a person counts them. */
  readonly line: number;
  readonly result: ComplaintInput | RowFault;
}

interface Parts {
  readonly reader: TableReader;
  readonly file: OpenableFile;
  readonly format: TableFormat;
  readonly mapping: Omit<RowMapping, 'rowKey'>;
  /** Ids count equal rows: each reading needs a counter of its own. */
  readonly newRowKey: () => RowKey;
}

export class RowSource {
  constructor(
    /** Rows of the file, the heading not among them. */
    readonly totalRows: number,
    private readonly parts: Parts,
  ) {}

  /** Page by page, in the order of the file; throws a FileFaultError where it can't be read on. */
  async *pages(): AsyncGenerator<readonly SourceRow[]> {
    const { reader, file, format, mapping, newRowKey } = this.parts;
    const map = rowMapper({ ...mapping, rowKey: newRowKey() });
    for await (const page of reader.pages(file, format)) {
      yield page.map((row) => ({ line: row.line, result: map(row) }));
    }
  }
}
