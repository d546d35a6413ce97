/** Counts by key that forget a key when nothing of it is left. */
export class Tally {
  private readonly counts = new Map<string, number>();

  /** How many distinct keys have something. */
  get size(): number {
    return this.counts.size;
  }

  get(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  add(key: string, by: number): void {
    const next = this.get(key) + by;
    if (next === 0) this.counts.delete(key);
    else this.counts.set(key, next);
  }

  clear(): void {
    this.counts.clear();
  }

  keys(): Iterable<string> {
    return this.counts.keys();
  }

  entries(): Iterable<[string, number]> {
    return this.counts.entries();
  }
}
