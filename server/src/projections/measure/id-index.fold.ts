/** Finds the row of an id: open addressing over the ids that stand in a column. */
import type { IdColumn, Words } from './id-column.fold';

const FIRST = 16;
/** At most so much of the places is taken; they grow by little, since what is free is for nothing. */
const FULL = 0.8;
const GROWTH = 1.25;

export class IdIndex {
  /** Rows, each one more than it is; 0 where a place is free. */
  private places = new Uint32Array(FIRST);
  private taken = 0;
  private readonly moving = new Uint32Array(4);

  constructor(private readonly ids: IdColumn) {}

  /** How many ids there are. */
  get size(): number {
    return this.taken;
  }

  /** −1 where there is none. */
  find(id: Words): number {
    return (this.places[this.placeOf(id)] ?? 0) - 1;
  }

  /** The row holds its id already, and no other row of the index holds the same. */
  add(row: number): void {
    if (this.taken >= this.places.length * FULL) {
      this.resize(Math.ceil(this.places.length * GROWTH));
    }
    this.put(row);
    this.taken += 1;
  }

  /** Another row stands for the id from now on; it holds the same. */
  replace(id: Words, row: number): void {
    this.places[this.placeOf(id)] = row + 1;
  }

  remove(id: Words): void {
    let free = this.placeOf(id);
    if (this.places[free] === 0) return;
    this.taken -= 1;
    this.places[free] = 0;
    // What lies behind in the same run moves up, so that no search ends at the gap.
    for (let place = this.after(free); this.places[place] !== 0; place = this.after(place)) {
      const row = (this.places[place] ?? 0) - 1;
      const home = this.homeOf(this.ids.get(row, this.moving));
      if (this.between(home, place) < this.between(free, place)) continue;
      this.places[free] = row + 1;
      this.places[place] = 0;
      free = place;
    }
  }

  /** Room for so many more at once: growing towards them would leave a trail of what was too small. */
  expect(count: number): void {
    const places = Math.ceil((this.taken + count + 1) / FULL);
    if (places > this.places.length) this.resize(places);
  }

  clear(): void {
    this.places = new Uint32Array(FIRST);
    this.taken = 0;
  }

  /** The id's place, or the free one where it would go. */
  private placeOf(id: Words): number {
    let place = this.homeOf(id);
    for (let taken = this.places[place] ?? 0; taken !== 0; taken = this.places[place] ?? 0) {
      if (this.ids.is(taken - 1, id)) return place;
      place = this.after(place);
    }
    return place;
  }

  private put(row: number): void {
    let place = this.homeOf(this.ids.get(row, this.moving));
    while (this.places[place] !== 0) place = this.after(place);
    this.places[place] = row + 1;
  }

  /** Where an id's search begins. */
  private homeOf(id: Words): number {
    return Math.floor((hash(id) / 2 ** 32) * this.places.length);
  }

  private after(place: number): number {
    return place + 1 === this.places.length ? 0 : place + 1;
  }

  /** How many steps it is from one place on to another. */
  private between(from: number, to: number): number {
    return to >= from ? to - from : to - from + this.places.length;
  }

  private resize(places: number): void {
    const before = this.places;
    this.places = new Uint32Array(places);
    for (const taken of before) if (taken !== 0) this.put(taken - 1);
  }
}

/** Below 2³². Ids begin with the time of their making: the words are mixed, so that neighbours lie apart. */
function hash(id: Words): number {
  let mixed = 0;
  for (const word of id) mixed = Math.imul(mixed ^ word ^ (mixed >>> 15), 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
