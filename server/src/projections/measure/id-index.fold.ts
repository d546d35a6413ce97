/** Finds the row of an id: open addressing over the ids that stand in a column. */
import type { IdColumn, Words } from './id-column.fold';

const FIRST = 16;
/** At most so much of the places is taken; they grow by little, since what is free is for nothing. */
const FULL = 0.8;
const GROWTH = 1.25;
/** So many places of the smaller table are gone through with each id that comes: long before the next growth all are. */
const MOVED_WITH_EACH = 16;
/** In the smaller table, where an id was that has gone: a search goes on behind it. */
const GONE = 0xffffffff;

export class IdIndex {
  /** Rows, each one more than it is; 0 where a place is free. */
  private places: Uint32Array = new Uint32Array(FIRST);
  /**
   * The table that became too small, until all of it has moved, a little with each id: a million at
   * once would hold everybody up for a fifth of a second. Below `moved` all stand in the new one.
   */
  private smaller: Uint32Array | null = null;
  private moved = 0;
  private taken = 0;
  private readonly moving = new Uint32Array(4);

  constructor(private readonly ids: IdColumn) {}

  /** How many ids there are. */
  get size(): number {
    return this.taken;
  }

  /** −1 where there is none. */
  find(id: Words): number {
    const row = (this.places[this.placeOf(id)] ?? 0) - 1;
    return row >= 0 || !this.smaller
      ? row
      : (this.smaller[this.placeOf(id, this.smaller)] ?? 0) - 1;
  }

  /** The row holds its id already, and no other row of the index holds the same. */
  add(row: number): void {
    if (this.taken >= this.places.length * FULL) {
      this.moveOn(Infinity);
      this.smaller = this.places;
      this.moved = 0;
      this.places = new Uint32Array(Math.ceil(this.places.length * GROWTH));
    }
    this.moveOn(MOVED_WITH_EACH);
    this.put(row);
    this.taken += 1;
  }

  /** Another row stands for the id from now on; it holds the same. */
  replace(id: Words, row: number): void {
    for (const places of this.tables()) {
      const place = this.placeOf(id, places);
      if (places[place] === 0) continue;
      places[place] = row + 1;
      return;
    }
  }

  remove(id: Words): void {
    const inSmaller = this.forget(id);
    let free = this.placeOf(id);
    if (this.places[free] === 0) {
      if (inSmaller) this.taken -= 1;
      return;
    }
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
    this.smaller = null;
    this.taken = 0;
  }

  /** The id's place in a table, or the free one where a search for it ends. */
  private placeOf(id: Words, places = this.places): number {
    let place = homeIn(id, places);
    for (let taken = places[place] ?? 0; taken !== 0; taken = places[place] ?? 0) {
      if (taken !== GONE && this.ids.is(taken - 1, id)) return place;
      place = behind(place, places);
    }
    return place;
  }

  private put(row: number): void {
    let place = this.homeOf(this.ids.get(row, this.moving));
    while (this.places[place] !== 0) place = this.after(place);
    this.places[place] = row + 1;
  }

  /** What has moved stands in both: the smaller table is only searched for what hasn't. */
  private moveOn(most: number): void {
    const { smaller } = this;
    if (!smaller) return;
    const end = Math.min(smaller.length, this.moved + most);
    for (; this.moved < end; this.moved += 1) {
      const taken = smaller[this.moved] ?? 0;
      if (taken !== 0 && taken !== GONE) this.put(taken - 1);
    }
    if (end === smaller.length) this.smaller = null;
  }

  /** Takes an id out of the smaller table; whether it was there. */
  private forget(id: Words): boolean {
    const { smaller } = this;
    const place = smaller ? this.placeOf(id, smaller) : 0;
    if (!smaller || smaller[place] === 0) return false;
    smaller[place] = GONE;
    return true;
  }

  /** The one that is searched first comes first. */
  private tables(): Uint32Array[] {
    return this.smaller ? [this.places, this.smaller] : [this.places];
  }

  /** Where an id's search begins. */
  private homeOf(id: Words): number {
    return homeIn(id, this.places);
  }

  private after(place: number): number {
    return behind(place, this.places);
  }

  /** How many steps it is from one place on to another. */
  private between(from: number, to: number): number {
    return to >= from ? to - from : to - from + this.places.length;
  }

  private resize(places: number): void {
    this.moveOn(Infinity);
    const before = this.places;
    this.places = new Uint32Array(places);
    for (const taken of before) if (taken !== 0) this.put(taken - 1);
  }
}

function homeIn(id: Words, places: Uint32Array): number {
  return Math.floor((hash(id) / 2 ** 32) * places.length);
}

function behind(place: number, places: Uint32Array): number {
  return place + 1 === places.length ? 0 : place + 1;
}

/** Below 2³². Ids begin with the time of their making: the words are mixed, so that neighbours lie apart. */
function hash(id: Words): number {
  let mixed = 0;
  for (const word of id) mixed = Math.imul(mixed ^ word ^ (mixed >>> 15), 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
