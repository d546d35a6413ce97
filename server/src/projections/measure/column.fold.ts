/**
 * Numbers side by side, row by row: a million rows of a column are some megabytes, where a million
 * objects are hundreds. Columns grow by a piece at a time, so that nothing is copied and little is spare.
 */

const BITS = 14;
const PIECE = 1 << BITS;
const MASK = PIECE - 1;
const FIRST = 16;

type Numbers = Float64Array | Uint32Array | Uint8Array;

/** What a table keeps of each row. */
export interface Stored {
  copy(from: number, to: number): void;
  /** Forgets all rows from this one on. */
  cut(rows: number): void;
  /** The values of these rows, as they are kept. */
  gather(rows: readonly number[]): Uint8Array;
  /** Takes so many values, from this row on, out of what was kept. */
  scatter(row: number, count: number, kept: Kept): void;
}

export class Column implements Stored {
  private readonly pieces: Numbers[] = [];

  private constructor(
    private readonly make: (length: number) => Numbers,
    private readonly width: number,
  ) {}

  /** Of times and other numbers of any size. */
  static numbers(): Column {
    return new Column((length) => new Float64Array(length), 8);
  }

  /** Of whole numbers below 2³². */
  static words(): Column {
    return new Column((length) => new Uint32Array(length), 4);
  }

  /** Of whole numbers below 256. */
  static bytes(): Column {
    return new Column((length) => new Uint8Array(length), 1);
  }

  /** 0 where nothing was ever set. */
  get(row: number): number {
    return this.pieces[row >>> BITS]?.[row & MASK] ?? 0;
  }

  set(row: number, value: number): void {
    const piece = this.pieces[row >>> BITS];
    const place = row & MASK;
    if (piece && place < piece.length) piece[place] = value;
    else this.grown(row)[place] = value;
  }

  copy(from: number, to: number): void {
    this.set(to, this.get(from));
  }

  cut(rows: number): void {
    this.pieces.length = Math.min(this.pieces.length, Math.ceil(rows / PIECE));
  }

  gather(rows: readonly number[]): Uint8Array {
    const values = this.make(rows.length);
    rows.forEach((row, place) => (values[place] = this.get(row)));
    return new Uint8Array(values.buffer);
  }

  scatter(row: number, count: number, kept: Kept): void {
    const bytes = kept.take(count * this.width);
    const values = this.make(count);
    new Uint8Array(values.buffer).set(bytes);
    values.forEach((value, place) => this.set(row + place, value));
  }

  /** The first piece begins small: most sets of folds are of one incident. */
  private grown(row: number): Numbers {
    const at = row >>> BITS;
    const before = this.pieces[at];
    const place = row & MASK;
    let length = at === 0 ? Math.max(FIRST, before?.length ?? 0) : PIECE;
    while (length <= place) length *= 2;
    const piece = this.make(length);
    if (before) piece.set(before);
    this.pieces[at] = piece;
    return piece;
  }
}

/** Reads on in what was kept. */
export class Kept {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(count: number): Uint8Array {
    const from = this.at;
    this.at += count;
    if (this.at > this.bytes.length) throw new Error('what was kept ends too soon');
    return this.bytes.subarray(from, this.at);
  }

  word(): number {
    const bytes = this.take(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  }
}

export function wordBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
