/** Whose the rows of a table are, and how many people that is: a column of ids, and each person's rows in a chain. */
import { Column } from './column.fold';
import { IdColumn, type Words } from './id-column.fold';
import { IdIndex } from './id-index.fold';
import type { RowTable } from './row-table.fold';

export class RowPeople {
  /** Of each row, written before it is linked. */
  readonly ids: IdColumn;
  /** By person the first of their rows, and from each row the next: one more than it is, 0 for none. */
  private readonly firsts: IdIndex;
  private readonly nexts: Column;
  private readonly reading: Words = new Uint32Array(4);

  constructor(private readonly table: RowTable) {
    this.ids = table.holds(new IdColumn());
    this.nexts = table.derives(Column.fitted());
    this.firsts = new IdIndex(this.ids);
  }

  /** How many there are. */
  get size(): number {
    return this.firsts.size;
  }

  has(person: Words): boolean {
    return this.firsts.find(person) !== -1;
  }

  /** The row counts from now on. Answers whether nothing else of its person is here. */
  link(row: number): boolean {
    const person = this.ids.get(row, this.reading);
    const first = this.firsts.find(person);
    this.nexts.set(row, first + 1);
    if (first === -1) this.firsts.add(row);
    else this.firsts.replace(person, row);
    return first === -1;
  }

  /** The row counts no more. Answers whether it was the last of its person. */
  unlink(row: number): boolean {
    const person = this.ids.get(row, this.reading);
    const first = this.firsts.find(person);
    const next = this.nexts.get(row);
    if (first !== row) {
      this.bridge(first, row);
      return false;
    }
    if (next === 0) this.firsts.remove(person);
    else this.firsts.replace(person, next - 1);
    return next === 0;
  }

  /** All rows of the table anew: it was loaded, or they have other numbers. */
  refill(): void {
    this.firsts.clear();
    this.firsts.expect(this.table.size);
    for (const row of this.table.rows()) this.link(row);
  }

  /** Somewhere behind the person's first row. */
  private bridge(first: number, row: number): void {
    let before = first;
    while (this.nexts.get(before) !== row + 1) before = this.nexts.get(before) - 1;
    this.nexts.set(before, this.nexts.get(row));
  }
}
