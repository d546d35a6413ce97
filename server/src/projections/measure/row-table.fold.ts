/**
 * Rows by id, in the order in which they came, in columns. A row that goes leaves a hole; when holes
 * are many the rows move together, in the same order: what is kept doesn't tell when that was.
 */
import { Column, wordBytes, type Kept, type Stored } from './column.fold';
import { IdColumn, readId } from './id-column.fold';
import { IdIndex } from './id-index.fold';

/** Few enough that writing them takes some milliseconds. */
const IN_A_PIECE = 8_192;
const HOLES_ALLOWED = 256;
/** One row of so many may be a hole. */
const OF_SO_MANY = 4;

export class RowTable {
  readonly ids = new IdColumn();
  private readonly index = new IdIndex(this.ids);
  private readonly alive = Column.bytes();
  private readonly saved: Stored[] = [this.ids];
  private readonly derived: Stored[] = [this.alive];
  private readonly wanted = new Uint32Array(4);
  private end = 0;

  /** `moved` is told when rows have other numbers than before. */
  constructor(private readonly moved: () => void = () => undefined) {}

  /** A column that is kept. */
  holds<T extends Stored>(column: T): T {
    this.saved.push(column);
    return column;
  }

  /** A column that is worked out anew from the others. */
  derives<T extends Stored>(column: T): T {
    this.derived.push(column);
    return column;
  }

  get size(): number {
    return this.index.size;
  }

  /** −1 where there is none. */
  find(id: string): number {
    return this.index.find(readId(id, this.wanted));
  }

  /** A new row at the end; the id isn't there yet. Other rows may have other numbers afterwards. */
  add(id: string): number {
    const holes = this.end - this.size;
    if (holes > HOLES_ALLOWED && holes * OF_SO_MANY > this.end) this.moveTogether();
    const row = this.end;
    this.end += 1;
    this.ids.set(row, readId(id, this.wanted));
    this.enter(row);
    return row;
  }

  remove(row: number): void {
    this.index.remove(this.ids.get(row, this.wanted));
    this.alive.set(row, 0);
  }

  *rows(): Generator<number> {
    for (let row = 0; row < this.end; row += 1) if (this.alive.get(row) === 1) yield row;
  }

  *pieces(): Generator<Uint8Array> {
    yield wordBytes(this.size);
    let piece: number[] = [];
    for (const row of this.rows()) {
      piece.push(row);
      if (piece.length < IN_A_PIECE) continue;
      yield* this.saved.map((column) => column.gather(piece));
      piece = [];
    }
    if (piece.length > 0) yield* this.saved.map((column) => column.gather(piece));
  }

  /** Takes up what was kept; the table is empty until then. */
  load(kept: Kept): void {
    let left = kept.word();
    this.index.expect(left);
    while (left > 0) {
      const count = Math.min(left, IN_A_PIECE);
      for (const column of this.saved) column.scatter(this.end, count, kept);
      for (let n = 0; n < count; n += 1) this.enter(this.end + n);
      this.end += count;
      left -= count;
    }
  }

  private enter(row: number): void {
    this.alive.set(row, 1);
    this.index.add(row);
  }

  private moveTogether(): void {
    let to = 0;
    const all = [...this.saved, ...this.derived];
    for (const from of this.rows()) {
      if (from !== to) for (const column of all) column.copy(from, to);
      to += 1;
    }
    for (const column of all) column.cut(to);
    this.end = to;
    this.index.clear();
    this.index.expect(to);
    for (let row = 0; row < to; row += 1) this.index.add(row);
    this.moved();
  }
}
