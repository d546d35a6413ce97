/** The rows of a table by the time at which each turns next, the earliest first: a heap that knows each row's place. */
import { Column } from './column.fold';

export class Turns {
  private readonly heap = Column.words();
  /** One more than the place of a row in the heap; 0 where it isn't in it. */
  private readonly places = Column.words();
  private size = 0;

  /** `timeOf` tells when a row turns; it is asked whenever the row is compared. */
  constructor(private readonly timeOf: (row: number) => number) {}

  /** −1 where nothing turns any more. */
  first(): number {
    return this.size === 0 ? -1 : this.heap.get(0);
  }

  /** The row comes in, or its time has changed; one that never turns goes out. */
  put(row: number): void {
    if (this.timeOf(row) === Infinity) return this.take(row);
    const place = this.places.get(row);
    if (place === 0) {
      this.size += 1;
      this.rise(this.size - 1, row);
    } else {
      this.sink(this.rise(place - 1, row), row);
    }
  }

  take(row: number): void {
    const place = this.places.get(row) - 1;
    if (place < 0) return;
    this.places.set(row, 0);
    this.size -= 1;
    const last = this.heap.get(this.size);
    if (last !== row) this.sink(this.rise(place, last), last);
  }

  /** Starts again with these. */
  refill(rows: Iterable<number>): void {
    this.heap.cut(0);
    this.places.cut(0);
    this.size = 0;
    for (const row of rows) this.put(row);
  }

  private rise(from: number, row: number): number {
    const time = this.timeOf(row);
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.heap.get(parent);
      if (this.timeOf(above) <= time) break;
      this.settle(place, above);
      place = parent;
    }
    this.settle(place, row);
    return place;
  }

  private sink(from: number, row: number): void {
    const time = this.timeOf(row);
    let place = from;
    for (;;) {
      const child = this.earlierChild(place);
      if (child === -1 || this.timeOf(this.heap.get(child)) >= time) break;
      this.settle(place, this.heap.get(child));
      place = child;
    }
    this.settle(place, row);
  }

  private earlierChild(place: number): number {
    const left = 2 * place + 1;
    if (left >= this.size) return -1;
    const right = left + 1;
    if (right >= this.size) return left;
    return this.timeOf(this.heap.get(right)) < this.timeOf(this.heap.get(left)) ? right : left;
  }

  private settle(place: number, row: number): void {
    this.heap.set(place, row);
    this.places.set(row, place + 1);
  }
}
