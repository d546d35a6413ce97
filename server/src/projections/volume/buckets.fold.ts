/** Received and closed by 5 minutes, 26 hours deep: a day to look back on and two hours to spare. */
export const BUCKET = 300_000;
export const BUCKETS_KEPT = 26 * 12;

export interface Bucket {
  received: number;
  closed: number;
}

export interface SavedBuckets {
  readonly latest: number;
  readonly buckets: [start: number, received: number, closed: number][];
}

export class Buckets {
  private readonly buckets = new Map<number, Bucket>();
  private latest = 0;

  constructor(saved?: SavedBuckets) {
    if (!saved) return;
    this.latest = saved.latest;
    for (const [start, received, closed] of saved.buckets) {
      this.buckets.set(start, { received, closed });
    }
  }

  add(what: keyof Bucket, time: number): void {
    const start = bucketStart(time);
    if (start < this.firstKept()) return;
    const bucket = this.buckets.get(start) ?? { received: 0, closed: 0 };
    bucket[what] += 1;
    this.buckets.set(start, bucket);
  }

  /** The journal has come to this time: older buckets than are shown go. */
  come(time: number): void {
    const start = bucketStart(time);
    if (start <= this.latest) return;
    this.latest = start;
    const first = this.firstKept();
    for (const there of this.buckets.keys()) if (there < first) this.buckets.delete(there);
  }

  get(start: number): Readonly<Bucket> {
    return this.buckets.get(start) ?? { received: 0, closed: 0 };
  }

  save(): SavedBuckets {
    return {
      latest: this.latest,
      buckets: [...this.buckets].map(([start, { received, closed }]) => [start, received, closed]),
    };
  }

  private firstKept(): number {
    return this.latest - (BUCKETS_KEPT - 1) * BUCKET;
  }
}

/** The beginning of the 5 minutes that a time lies in. */
export function bucketStart(time: number): number {
  return Math.floor(time / BUCKET) * BUCKET;
}
