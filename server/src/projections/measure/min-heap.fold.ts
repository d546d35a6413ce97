/** A binary heap of (time, key) pairs, the earliest first. What is stale is for the reader to skip. */

export interface Timed {
  readonly time: number;
  readonly key: string;
}

export class MinHeap {
  private items: Timed[] = [];

  get size(): number {
    return this.items.length;
  }

  peek(): Timed | undefined {
    return this.items[0];
  }

  push(item: Timed): void {
    let place = this.items.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.items[parent];
      if (!above || above.time <= item.time) break;
      this.items[place] = above;
      place = parent;
    }
    this.items[place] = item;
  }

  pop(): Timed | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (last && this.items.length > 0) this.sink(last);
    return first;
  }

  /** Starts again with these. */
  refill(items: Iterable<Timed>): void {
    this.items = [];
    for (const item of items) this.push(item);
  }

  /** Puts an item at the root and lets it sink to where it belongs. */
  private sink(item: Timed): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      const child = this.timeAt(right) < this.timeAt(left) ? right : left;
      const below = this.items[child];
      if (!below || below.time >= item.time) break;
      this.items[place] = below;
      place = child;
    }
    this.items[place] = item;
  }

  private timeAt(place: number): number {
    return this.items[place]?.time ?? Infinity;
  }
}
