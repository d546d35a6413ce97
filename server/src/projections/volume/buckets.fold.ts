/** Received and closed by 5 minutes, 26 hours deep: a day to look back on and two hours to spare. */
import type { BucketRow } from '@heed/shared/board';

const BUCKET = 300_000;
const BUCKETS_KEPT = 26 * 12;

interface Bucket {
  received: number;
  closed: number;
}

/** What is usual in 5 minutes; nulls while there is no baseline. */
export type Usual = Pick<BucketRow, 'expected' | 'low' | 'high'>;

interface MadeRow {
  readonly key: string;
  readonly usual: Usual;
  readonly row: BucketRow;
}

export interface SavedBuckets {
  readonly latest: number;
  readonly buckets: [start: number, received: number, closed: number][];
}

export class Buckets {
  private readonly buckets = new Map<number, Bucket>();
  /** Rows as they were made last: nearly all of them stay as they are from frame to frame. */
  private made = new Map<number, MadeRow>();
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

  /** One row for each 5 minutes up to `now`, the empty ones too, keyed by their beginning. */
  rows(now: number, usualOf: (start: number) => Usual): Record<string, BucketRow> {
    const rows: Record<string, BucketRow> = {};
    const made = new Map<number, MadeRow>();
    const last = bucketStart(now);
    for (let start = last - (BUCKETS_KEPT - 1) * BUCKET; start <= last; start += BUCKET) {
      const row = this.row(start, usualOf(start));
      made.set(start, row);
      rows[row.key] = row.row;
    }
    this.made = made;
    return rows;
  }

  save(): SavedBuckets {
    return {
      latest: this.latest,
      buckets: [...this.buckets].map(([start, { received, closed }]) => [start, received, closed]),
    };
  }

  private row(start: number, usual: Usual): MadeRow {
    const { received, closed } = this.buckets.get(start) ?? NOTHING;
    const before = this.made.get(start);
    const same =
      before?.usual === usual && before.row.received === received && before.row.closed === closed;
    if (before && same) return before;
    const key = before?.key ?? new Date(start).toISOString();
    return { key, usual, row: { received, closed, ...usual } };
  }

  private firstKept(): number {
    return this.latest - (BUCKETS_KEPT - 1) * BUCKET;
  }
}

const NOTHING: Readonly<Bucket> = { received: 0, closed: 0 };

/** The beginning of the 5 minutes that a time lies in. */
function bucketStart(time: number): number {
  return Math.floor(time / BUCKET) * BUCKET;
}
