/** A number that changes at known seconds, past and coming: how many spans of time contain a moment. */

/** Nothing further back than this is ever asked for. */
const KEPT_SECONDS = 600;

export interface SavedSpans {
  readonly latest: number;
  readonly settled: number;
  readonly edges: [second: number, by: number][];
}

export class Spans {
  /** The sum of the edges that were dropped because they are long past. */
  private settled = 0;
  private readonly edges = new Map<number, number>();
  private latest = 0;
  private oldest = Infinity;
  /** The last reading; derived, and so not part of what is saved. */
  private cursor = -Infinity;
  private value = 0;

  constructor(saved?: SavedSpans) {
    if (!saved) return;
    this.latest = saved.latest;
    this.settled = saved.settled;
    for (const [second, by] of saved.edges) this.edge(second, by);
  }

  /** Adds `by` from one second up to, and not including, another. */
  add(from: number, to: number, by: number): void {
    if (to <= from || to <= this.latest - KEPT_SECONDS) return;
    this.edge(from, by);
    this.edge(to, -by);
  }

  /** The journal has come to this second. */
  come(second: number): void {
    if (second <= this.latest) return;
    this.latest = second;
    const keepAfter = second - KEPT_SECONDS;
    if (this.oldest > keepAfter) return;
    let oldest = Infinity;
    for (const [at, by] of this.edges) {
      if (at > keepAfter) {
        oldest = Math.min(oldest, at);
        continue;
      }
      this.settled += by;
      this.edges.delete(at);
      if (at > this.cursor) this.cursor = -Infinity;
    }
    this.oldest = oldest;
  }

  /** The number at a second. */
  at(second: number): number {
    if (second < this.cursor || second - this.cursor > this.edges.size) {
      this.value = this.settled;
      for (const [at, by] of this.edges) if (at <= second) this.value += by;
    } else {
      for (let at = this.cursor + 1; at <= second; at += 1) this.value += this.edges.get(at) ?? 0;
    }
    this.cursor = second;
    return this.value;
  }

  save(): SavedSpans {
    return { latest: this.latest, settled: this.settled, edges: [...this.edges] };
  }

  private edge(second: number, by: number): void {
    this.edges.set(second, (this.edges.get(second) ?? 0) + by);
    this.oldest = Math.min(this.oldest, second);
    if (second <= this.cursor) this.value += by;
  }
}
