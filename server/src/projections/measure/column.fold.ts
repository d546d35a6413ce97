/**
 * Numbers side by side, row by row: a million rows of a column are some megabytes, where a million
 * objects are hundreds. Columns grow by a piece at a time, so that nothing is copied and little is spare.
 */
import { FittedPiece, lengthened, type Numbers } from './fitted-piece.fold';

const BITS = 14;
const PIECE = 1 << BITS;
const MASK = PIECE - 1;
const FIRST = 16;

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

/** How a column's values are kept: all as wide as the widest may be. */
interface Kind {
  readonly width: number;
  readonly make: (length: number) => Numbers;
  /** So many that stand in this room, from its beginning. */
  readonly in: (room: ArrayBuffer, length: number) => Numbers;
}

const NUMBERS: Kind = {
  width: 8,
  make: (length) => new Float64Array(length),
  in: (room, length) => new Float64Array(room, 0, length),
};
const WORDS: Kind = {
  width: 4,
  make: (length) => new Uint32Array(length),
  in: (room, length) => new Uint32Array(room, 0, length),
};
const BYTES: Kind = {
  width: 1,
  make: (length) => new Uint8Array(length),
  in: (room, length) => new Uint8Array(room, 0, length),
};

/** Numbers at the places of a piece; 0 where nothing was ever set. */
interface Piece {
  get(place: number): number;
  set(place: number, value: number): void;
  /** Side by side, from this place on. */
  fill(place: number, values: Numbers): void;
}

export class Column implements Stored {
  private readonly pieces: Piece[] = [];

  private constructor(
    private readonly kind: Kind,
    private readonly begin: (length: number) => Piece,
  ) {}

  /** Of times and other numbers of any size, each piece as narrow as what stands in it. */
  static numbers(): Column {
    return new Column(NUMBERS, (length) => new FittedPiece(length));
  }

  /** Of whole numbers below 2³² that are mostly small, or close to one another. */
  static fitted(): Column {
    return new Column(WORDS, (length) => new FittedPiece(length));
  }

  /** Of whole numbers below 2³², whatever they are. */
  static words(): Column {
    return new Column(WORDS, (length) => new PlainPiece(WORDS, length));
  }

  /** Of whole numbers below 256. */
  static bytes(): Column {
    return new Column(BYTES, (length) => new PlainPiece(BYTES, length));
  }

  /** 0 where nothing was ever set. */
  get(row: number): number {
    return this.pieces[row >>> BITS]?.get(row & MASK) ?? 0;
  }

  set(row: number, value: number): void {
    this.pieceAt(row >>> BITS).set(row & MASK, value);
  }

  copy(from: number, to: number): void {
    this.set(to, this.get(from));
  }

  cut(rows: number): void {
    this.pieces.length = Math.min(this.pieces.length, Math.ceil(rows / PIECE));
  }

  gather(rows: readonly number[]): Uint8Array {
    const values = this.kind.make(rows.length);
    rows.forEach((row, place) => (values[place] = this.get(row)));
    return new Uint8Array(values.buffer);
  }

  scatter(row: number, count: number, kept: Kept): void {
    const values = this.kind.in(kept.aligned(count * this.kind.width), count);
    for (let done = 0; done < count;) {
      const place = (row + done) & MASK;
      const part = values.subarray(done, done + PIECE - place);
      this.pieceAt((row + done) >>> BITS).fill(place, part);
      done += part.length;
    }
  }

  private pieceAt(at: number): Piece {
    // The first piece begins small: most sets of folds are of one incident.
    return (this.pieces[at] ??= this.begin(at === 0 ? FIRST : PIECE));
  }
}

class PlainPiece implements Piece {
  private values: Numbers;

  constructor(
    private readonly kind: Kind,
    length: number,
  ) {
    this.values = kind.make(length);
  }

  get(place: number): number {
    return this.values[place] ?? 0;
  }

  set(place: number, value: number): void {
    this.reach(place);
    this.values[place] = value;
  }

  fill(place: number, values: Numbers): void {
    this.reach(place + values.length - 1);
    this.values.set(values, place);
  }

  private reach(place: number): void {
    if (place >= this.values.length) this.values = lengthened(this.values, place, this.kind.make);
  }
}

/** Reads on in what was kept. */
export class Kept {
  private at = 0;
  private room = new ArrayBuffer(0);

  constructor(private readonly bytes: Uint8Array) {}

  take(count: number): Uint8Array {
    const from = this.at;
    this.at += count;
    if (this.at > this.bytes.length) throw new Error('what was kept ends too soon');
    return this.bytes.subarray(from, this.at);
  }

  /**
   * The same where numbers of any width may begin, until the next call: of what is loaded by the
   * million nothing is left lying among what was made of it.
   */
  aligned(count: number): ArrayBuffer {
    if (this.room.byteLength < count) this.room = new ArrayBuffer(count);
    new Uint8Array(this.room).set(this.take(count));
    return this.room;
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
