/** One look at a whole file before anything of it is taken in: its size, samples, and how its dates are written. */
import type { SealedFile } from '../../../kernel/seal/sealed-file';
import { DateOrders, type DateOrder } from '../times/date-order';
import { FileFaultError } from './file-fault';
import { detectFormat, openTable, type TableFormat } from './open-table';

export interface Survey {
  readonly format: TableFormat;
  readonly columns: readonly string[];
  readonly rows: number;
  /** The first rows. */
  readonly sample: readonly (readonly string[])[];
  /** Rows from all over the file, to judge what a column holds. */
  readonly spread: readonly (readonly string[])[];
  /** The different values of each column; null where there are many. */
  readonly distinct: readonly (readonly string[] | null)[];
  /** What the dates of each column tell of their order; null where nothing is in doubt. */
  readonly dateOrders: readonly (DateOrder | null)[];
}

const SAMPLE_ROWS = 10;
const DISTINCT_VALUES = 60;
const DISTINCT_LENGTH = 64;

export async function surveyFile(file: SealedFile): Promise<Survey> {
  const format = await detectFormat(file);
  const { columns, rows } = await openTable(file, format);
  const sample: (readonly string[])[] = [];
  const spread = new SpreadSample();
  const distinct = columns.map(() => new DistinctValues());
  const orders = columns.map(() => new DateOrders());
  let count = 0;
  for await (const { cells, fault } of rows) {
    count += 1;
    if (fault) continue;
    if (sample.length < SAMPLE_ROWS) sample.push(cells);
    spread.add(cells);
    for (const [index, cell] of cells.entries()) {
      distinct[index]?.add(cell);
      orders[index]?.add(cell);
    }
  }
  if (count === 0) throw new FileFaultError('no-rows');
  return {
    format,
    columns,
    rows: count,
    sample,
    spread: spread.rows,
    distinct: distinct.map((values) => values.list()),
    dateOrders: orders.map((order) => order.decided()),
  };
}

/** Keeps every n-th row, and doubles n whenever there are too many: the same rows each time. */
class SpreadSample {
  private static readonly limit = 500;
  rows: (readonly string[])[] = [];
  private step = 1;
  private seen = 0;

  add(cells: readonly string[]): void {
    if (this.seen % this.step === 0) this.rows.push(cells);
    this.seen += 1;
    if (this.rows.length < SpreadSample.limit) return;
    this.rows = this.rows.filter((_row, index) => index % 2 === 0);
    this.step *= 2;
  }
}

class DistinctValues {
  private values: Set<string> | null = new Set();

  add(cell: string): void {
    const value = cell.trim();
    if (!this.values || value === '') return;
    if (value.length > DISTINCT_LENGTH) this.values = null;
    else this.values.add(value);
    if (this.values && this.values.size > DISTINCT_VALUES) this.values = null;
  }

  list(): string[] | null {
    return this.values ? [...this.values] : null;
  }
}
