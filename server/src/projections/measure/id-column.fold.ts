/** Ids, four words each: an id is 16 bytes of chance, and 36 characters with what an object costs besides. */
import { Column, type Kept, type Stored } from './column.fold';

const WORDS = 4;
/** Where the hexadecimal digits of each word stand in an id's text. */
const digits = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [9, 10, 11, 12, 14, 15, 16, 17],
  [19, 20, 21, 22, 24, 25, 26, 27],
  [28, 29, 30, 31, 32, 33, 34, 35],
] as const;
const dashes = [8, 13, 18, 23] as const;
const LENGTH = 36;
const DASH = 45;

/** An id as four words, to look up or to write. */
export type Words = Uint32Array;

/** Reads an id's text into `into`. Throws where it is none. */
export function readId(text: string, into: Words = new Uint32Array(WORDS)): Words {
  const isShaped = text.length === LENGTH && dashes.every((at) => text.charCodeAt(at) === DASH);
  if (!isShaped) throw new Error('an id has another shape than ids have');
  for (let word = 0; word < WORDS; word += 1) {
    let value = 0;
    for (const at of digits[word] ?? []) value = value * 16 + digitAt(text, at);
    into[word] = value;
  }
  return into;
}

export class IdColumn implements Stored {
  private readonly words = [Column.words(), Column.words(), Column.words(), Column.words()];

  set(row: number, id: Words): void {
    this.words.forEach((column, word) => column.set(row, id[word] ?? 0));
  }

  is(row: number, id: Words): boolean {
    return this.words.every((column, word) => column.get(row) === id[word]);
  }

  /** Into `into`, which is given back. */
  get(row: number, into: Words): Words {
    this.words.forEach((column, word) => (into[word] = column.get(row)));
    return into;
  }

  text(row: number): string {
    const [a = '', b = '', c = '', d = ''] = this.words.map((column) =>
      column.get(row).toString(16).padStart(8, '0'),
    );
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  copy(from: number, to: number): void {
    for (const column of this.words) column.copy(from, to);
  }

  cut(rows: number): void {
    for (const column of this.words) column.cut(rows);
  }

  gather(rows: readonly number[]): Uint8Array {
    const bytes = new Uint8Array(rows.length * 4 * WORDS);
    this.words.forEach((column, word) => bytes.set(column.gather(rows), word * rows.length * 4));
    return bytes;
  }

  scatter(row: number, count: number, kept: Kept): void {
    for (const column of this.words) column.scatter(row, count, kept);
  }
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw new Error('an id has another shape than ids have');
}
