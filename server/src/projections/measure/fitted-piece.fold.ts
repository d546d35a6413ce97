/**
 * Numbers that lie close together take one, two or four bytes each, counted from where they begin: a
 * month of times, or the numbers of a city's streets. Numbers that don't take eight, as they are.
 */

export type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array;
type Make = (length: number) => Numbers;

/** Codes of the two values that lie apart from all others; the others' codes follow. */
const NEVER = 1;
const FIRST_CODE = 2;

const widths: readonly { readonly most: number; readonly make: Make }[] = [
  { most: 2 ** 8 - 1, make: (length) => new Uint8Array(length) },
  { most: 2 ** 16 - 1, make: (length) => new Uint16Array(length) },
  { most: 2 ** 32 - 1, make: (length) => new Uint32Array(length) },
];
const widest: Make = (length) => new Float64Array(length);

export class FittedPiece {
  private codes: Numbers;
  private make: Make = (length) => new Uint8Array(length);
  /** The value of the first code; the codes end with the most. Null where values stand as they are. */
  private span: { readonly from: number; readonly most: number } | null = { from: 0, most: 0 };
  /** Nothing was set from this place on. */
  private end = 0;

  constructor(length: number) {
    this.codes = this.make(length);
  }

  get(place: number): number {
    const code = this.codes[place] ?? 0;
    if (code === 0 || !this.span) return code;
    return code === NEVER ? Infinity : this.span.from + code - FIRST_CODE;
  }

  set(place: number, value: number): void {
    if (place >= this.codes.length) this.codes = lengthened(this.codes, place, this.make);
    let code = this.codeOf(value);
    if (code === -1) {
      this.fit(value);
      code = this.codeOf(value);
    }
    this.codes[place] = code;
    if (place >= this.end) this.end = place + 1;
  }

  /** −1 where the value doesn't fit. */
  private codeOf(value: number): number {
    if (!this.span || value === 0) return value;
    if (value === Infinity) return NEVER;
    const code = value - this.span.from + FIRST_CODE;
    return code >= FIRST_CODE && code <= this.span.most && Number.isInteger(value) ? code : -1;
  }

  /** Takes the narrowest width in which the value has room beside those that stand here. */
  private fit(value: number): void {
    const values = new Float64Array(this.end);
    for (let place = 0; place < this.end; place += 1) values[place] = this.get(place);
    let [least, greatest] = [value, value];
    for (const each of values) {
      if (each === 0 || each === Infinity) continue;
      least = Math.min(least, each);
      greatest = Math.max(greatest, each);
    }
    const room = greatest - least + FIRST_CODE;
    const isWhole = [value, least, greatest].every(Number.isSafeInteger);
    const width = isWhole && widths.find(({ most }) => room <= most);
    this.make = width ? width.make : widest;
    // What is to spare lies on both sides: the next values are larger or smaller.
    this.span = width
      ? { from: least - Math.floor((width.most - room) / 2), most: width.most }
      : null;
    this.codes = this.make(this.codes.length);
    values.forEach((each, place) => (this.codes[place] = this.codeOf(each)));
  }
}

/** The same numbers and room for more, up to this place and beyond. */
export function lengthened(numbers: Numbers, place: number, make: Make): Numbers {
  let { length } = numbers;
  while (length <= place) length *= 2;
  const longer = make(length);
  longer.set(numbers);
  return longer;
}
