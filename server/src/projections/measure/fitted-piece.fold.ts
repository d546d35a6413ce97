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
  /** Made with the first value, as wide as that needs. */
  private codes: Numbers = new Uint8Array(0);
  private make: Make = (length) => new Uint8Array(length);
  /** The value of the first code; the codes end with the most. Null where values stand as they are. */
  private span: { readonly from: number; readonly most: number } | null = { from: 0, most: 0 };
  /** Nothing was set from this place on. */
  private end = 0;

  constructor(private readonly length: number) {}

  get(place: number): number {
    const code = this.codes[place] ?? 0;
    if (code === 0 || !this.span) return code;
    return code === NEVER ? Infinity : this.span.from + code - FIRST_CODE;
  }

  set(place: number, value: number): void {
    let code = this.codeOf(value);
    if (code === -1) {
      this.fit([value]);
      code = this.codeOf(value);
    }
    this.reach(place);
    this.codes[place] = code;
  }

  /** Values side by side from this place on: the width is looked for once. */
  fill(place: number, values: Numbers): void {
    if (values.some((value) => this.codeOf(value) === -1)) this.fit(values);
    this.reach(place + values.length - 1);
    values.forEach((value, n) => (this.codes[place + n] = this.codeOf(value)));
  }

  /** There is room up to this place, and something stands there from now on. */
  private reach(place: number): void {
    if (place >= this.codes.length) {
      this.codes = lengthened(this.codes, Math.max(place, this.length - 1), this.make);
    }
    if (place >= this.end) this.end = place + 1;
  }

  /** −1 where the value doesn't fit. */
  private codeOf(value: number): number {
    if (!this.span || value === 0) return value;
    if (value === Infinity) return NEVER;
    const code = value - this.span.from + FIRST_CODE;
    return code >= FIRST_CODE && code <= this.span.most && Number.isInteger(value) ? code : -1;
  }

  /** Takes the narrowest width in which the values have room beside those that stand here. */
  private fit(coming: ArrayLike<number>): void {
    const standing = new Float64Array(this.end);
    for (let place = 0; place < this.end; place += 1) standing[place] = this.get(place);
    const { least, greatest, isWhole } = extent(standing, coming);
    const room = greatest - least + FIRST_CODE;
    const width = isWhole && widths.find(({ most }) => room <= most);
    this.make = width ? width.make : widest;
    // What is to spare lies on both sides: the next values are larger or smaller.
    this.span = width
      ? { from: least - Math.floor((width.most - room) / 2), most: width.most }
      : null;
    this.codes = this.make(Math.max(this.codes.length, this.length));
    standing.forEach((each, place) => (this.codes[place] = this.codeOf(each)));
  }
}

/** Of all but those that lie apart. */
function extent(...lists: readonly ArrayLike<number>[]) {
  let [least, greatest, isWhole] = [Infinity, -Infinity, true];
  for (const list of lists) {
    for (let n = 0; n < list.length; n += 1) {
      const value = list[n] ?? 0;
      if (value === 0 || value === Infinity) continue;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      isWhole &&= Number.isSafeInteger(value);
    }
  }
  return { least, greatest, isWhole };
}

/** The same numbers and room for more, up to this place and beyond. */
export function lengthened(numbers: Numbers, place: number, make: Make): Numbers {
  let length = Math.max(1, numbers.length);
  while (length <= place) length *= 2;
  const longer = make(length);
  longer.set(numbers);
  return longer;
}
