/** Received and closed by 5 minutes, 26 hours deep: a day to look back on and two hours to spare. */
import type { BucketRow } from '@heed/shared/board';
import type { Urgency } from '@heed/shared/vocabulary';

const BUCKET = 300_000;
const BUCKETS_KEPT = 26 * 12;

type ByUrgency = Record<Urgency, number>;

interface Bucket {
  readonly received: ByUrgency;
  closed: number;
}

/** What is usual in 5 minutes; nulls while there is no baseline. */
export type Usual = Pick<BucketRow, 'expected' | 'low' | 'high'>;

interface MadeRow {
  readonly key: string;
  readonly usual: Usual;
  readonly row: BucketRow;
}

type SavedBucket = [
  start: number,
  critical: number,
  urgent: number,
  normal: number,
  closed: number,
];

export interface SavedBuckets {
  readonly latest: number;
  readonly buckets: SavedBucket[];
}

export class Buckets {
  private readonly buckets = new Map<number, Bucket>();
  /** Rows as they were made last: nearly all of them stay as they are from frame to frame. */
  private made = new Map<number, MadeRow>();
  private latest = 0;

  constructor(saved?: SavedBuckets) {
    if (!saved) return;
    this.latest = saved.latest;
    for (const [start, critical, urgent, normal, closed] of saved.buckets) {
      this.buckets.set(start, { received: { critical, urgent, normal }, closed });
    }
  }

  addReceived(urgency: Urgency, time: number): void {
    const bucket = this.bucketOf(time);
    if (bucket) bucket.received[urgency] += 1;
  }

  /** One that was counted is not any more. What was corrected long after stands under another urgency. */
  removeReceived(urgency: Urgency, time: number): void {
    const bucket = this.bucketOf(time);
    if (bucket) bucket.received[urgency] = Math.max(0, bucket.received[urgency] - 1);
  }

  addClosed(time: number, by: 1 | -1): void {
    const bucket = this.bucketOf(time);
    if (bucket) bucket.closed = Math.max(0, bucket.closed + by);
  }

  /** One that was received then is of another urgency. */
  move({ from, to }: { readonly from: Urgency; readonly to: Urgency }, time: number): void {
    const bucket = this.bucketOf(time);
    if (!bucket) return;
    bucket.received[from] -= 1;
    bucket.received[to] += 1;
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
      buckets: [...this.buckets].map(([start, { received, closed }]) => [
        start,
        received.critical,
        received.urgent,
        received.normal,
        closed,
      ]),
    };
  }

  private row(start: number, usual: Usual): MadeRow {
    const bucket = this.buckets.get(start) ?? NOTHING;
    const before = this.made.get(start);
    if (before?.usual === usual && isOf(before.row, bucket)) return before;
    const key = before?.key ?? new Date(start).toISOString();
    return { key, usual, row: { ...counts(bucket), ...usual } };
  }

  /** Undefined where the time is further back than is shown. */
  private bucketOf(time: number): Bucket | undefined {
    const start = bucketStart(time);
    if (start < this.firstKept()) return undefined;
    const known = this.buckets.get(start);
    if (known) return known;
    const made: Bucket = { received: { ...NOTHING.received }, closed: 0 };
    this.buckets.set(start, made);
    return made;
  }

  private firstKept(): number {
    return this.latest - (BUCKETS_KEPT - 1) * BUCKET;
  }
}

const NOTHING: Readonly<Bucket> = { received: { critical: 0, urgent: 0, normal: 0 }, closed: 0 };

function counts({ received, closed }: Bucket): Omit<BucketRow, keyof Usual> {
  const { critical, urgent, normal } = received;
  return {
    received: critical + urgent + normal,
    receivedByUrgency: { critical, urgent, normal },
    closed,
  };
}

function isOf({ receivedByUrgency: row, closed }: BucketRow, bucket: Bucket): boolean {
  const { critical, urgent, normal } = bucket.received;
  return (
    row.critical === critical &&
    row.urgent === urgent &&
    row.normal === normal &&
    closed === bucket.closed
  );
}

/** The beginning of the 5 minutes that a time lies in. */
function bucketStart(time: number): number {
  return Math.floor(time / BUCKET) * BUCKET;
}
