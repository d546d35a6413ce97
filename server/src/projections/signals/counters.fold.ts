/**
 * Counts of the last three hours in buckets of 5 minutes, one stream for each zone and subject: typed
 * arrays that grow, a bucket beside the other. Beside them what history says of each stream.
 */
import { KEPT_BUCKETS } from './arrival.fold';

/** The bucket that is filling, and those that a window may hold. */
const RING = KEPT_BUCKETS + 1;
const SUBJECTS = 2 ** 24;
/** Subjects below are found by a table of their zone; topics, which are many, by a map. */
const TABLED = 512;
/** Windows of 15 minutes, 1 hour and 3 hours. */
const WINDOWS = [3, 12, KEPT_BUCKETS] as const;
const GROWTH = 2;
const FIRST_SIZE = 256;

export type SavedCounters = {
  readonly bucket: number;
  readonly streams: [zone: number, subject: number][];
  readonly learned: number[];
  readonly level: number[];
  readonly info: number[];
  /** By bucket of the ring: stream and count, one after the other. */
  readonly counts: number[][];
  readonly hour: number[];
  readonly unusual: [stream: number, from: number, to: number][];
};

export class Counters {
  /** The bucket that is filling, in buckets since 1970. */
  bucket: number;
  size = 0;
  zone = new Int32Array(FIRST_SIZE);
  subject = new Int32Array(FIRST_SIZE);
  /** Complaints of the past, each day of age discounted. */
  learned = new Float64Array(FIRST_SIZE);
  /** Usual complaints a bucket, over the week's mean bucket. */
  level = new Float64Array(FIRST_SIZE);
  /** How many complaints that knowledge is worth. */
  info = new Float64Array(FIRST_SIZE);
  /** What left the ring within the hour that is being learned. */
  hour = new Uint32Array(FIRST_SIZE);
  /** Buckets in which a signal was open: they teach no more than is usual. */
  private unusualFrom = new Int32Array(FIRST_SIZE);
  private unusualTo = new Int32Array(FIRST_SIZE);
  private readonly ring: Uint32Array[] = [];
  private readonly tables: Int32Array[] = [];
  private readonly numbers = new Map<number, number>();
  /** What the windows hold, as they were read last: derived. */
  private sums = new Uint32Array(FIRST_SIZE * WINDOWS.length);
  private sumsAt = new Int32Array(FIRST_SIZE);

  constructor(saved?: SavedCounters) {
    this.bucket = saved?.bucket ?? 0;
    for (let at = 0; at < RING; at += 1) this.ring.push(new Uint32Array(FIRST_SIZE));
    if (saved) this.restore(saved);
  }

  /** The stream of a zone and a subject, -1 where nothing was ever counted. */
  find(zone: number, subject: number): number {
    if (subject >= TABLED) return this.numbers.get(zone * SUBJECTS + subject) ?? -1;
    return (this.tables[zone]?.[subject] ?? 0) - 1;
  }

  /** Makes it where there is none. */
  stream(zone: number, subject: number): number {
    const known = this.find(zone, subject);
    if (known >= 0) return known;
    if (this.size === this.zone.length) this.grow();
    const made = this.size;
    this.size += 1;
    this.enter(zone, subject, made);
    this.zone[made] = zone;
    this.subject[made] = subject;
    return made;
  }

  /** Whether a bucket is still counted one by one. */
  holds(bucket: number): boolean {
    return bucket <= this.bucket && bucket > this.bucket - RING;
  }

  count(stream: number, bucket: number, by: number): void {
    const counts = this.ring[bucket % RING];
    if (counts) counts[stream] = (counts[stream] ?? 0) + by;
  }

  /** What a stream counted in a window (0, 1 or 2) of closed buckets. */
  sum(stream: number, window: number): number {
    if (stream < 0) return 0;
    if (this.sumsAt[stream] !== this.bucket) this.read(stream);
    return this.sums[stream * WINDOWS.length + window] ?? 0;
  }

  /** What the oldest bucket holds; it becomes the one that fills next once `next` is called. */
  oldest(): { readonly bucket: number; readonly counts: Uint32Array } {
    const bucket = this.bucket - RING + 1;
    return { bucket, counts: this.ring[(this.bucket + 1) % RING] ?? new Uint32Array(0) };
  }

  /** The bucket at hand is full. */
  next(): void {
    this.bucket += 1;
    this.ring[this.bucket % RING]?.fill(0);
  }

  /** Nothing is counted any more: time leapt. */
  leap(bucket: number): void {
    this.bucket = bucket;
    for (const counts of this.ring) counts.fill(0);
  }

  mark(stream: number, from: number, to: number): void {
    if ((this.unusualTo[stream] ?? 0) < from) this.unusualFrom[stream] = from;
    this.unusualTo[stream] = Math.max(to, this.unusualTo[stream] ?? 0);
  }

  /** Whether a signal was open in any bucket of those. */
  isUnusual(stream: number, from: number, to = from): boolean {
    return to >= (this.unusualFrom[stream] ?? 0) && from <= (this.unusualTo[stream] ?? 0);
  }

  /** Drops the streams that nothing is counted in any more and `keeps` says no to; the others move up. */
  compact(keeps: (stream: number) => boolean): void {
    let size = 0;
    this.tables.length = 0;
    this.numbers.clear();
    for (let stream = 0; stream < this.size; stream += 1) {
      if (!keeps(stream) && this.ring.every((counts) => (counts[stream] ?? 0) === 0)) continue;
      if (size < stream) this.move(stream, size);
      this.enter(this.zone[size] ?? 0, this.subject[size] ?? 0, size);
      size += 1;
    }
    for (const column of this.columns()) column.fill(0, size, this.size);
    this.size = size;
    this.sumsAt.fill(0);
  }

  save(): SavedCounters {
    const all = <T>(read: (stream: number) => T): T[] =>
      Array.from({ length: this.size }, (_, at) => read(at));
    return {
      bucket: this.bucket,
      streams: all((at) => [this.zone[at] ?? 0, this.subject[at] ?? 0]),
      learned: [...this.learned.subarray(0, this.size)],
      level: [...this.level.subarray(0, this.size)],
      info: [...this.info.subarray(0, this.size)],
      counts: this.ring.map((counts) => sparse(counts, this.size)),
      hour: sparse(this.hour, this.size),
      unusual: all((at): [number, number, number] => [
        at,
        this.unusualFrom[at] ?? 0,
        this.unusualTo[at] ?? 0,
      ]).filter(([, , to]) => to > this.bucket - RING),
    };
  }

  private enter(zone: number, subject: number, stream: number): void {
    if (subject >= TABLED) {
      this.numbers.set(zone * SUBJECTS + subject, stream);
      return;
    }
    const known = this.tables[zone];
    const table = known && known.length > subject ? known : new Int32Array(subject + 8);
    if (known && table !== known) table.set(known);
    table[subject] = stream + 1;
    this.tables[zone] = table;
  }

  private read(stream: number): void {
    let sum = 0;
    let window = 0;
    for (let back = 1; back <= KEPT_BUCKETS; back += 1) {
      sum += this.ring[(this.bucket - back + RING) % RING]?.[stream] ?? 0;
      if (back !== WINDOWS[window]) continue;
      this.sums[stream * WINDOWS.length + window] = sum;
      window += 1;
    }
    this.sumsAt[stream] = this.bucket;
  }

  private restore(saved: SavedCounters): void {
    saved.streams.forEach(([zone, subject], at) => {
      this.stream(zone, subject);
      this.learned[at] = saved.learned[at] ?? 0;
      this.level[at] = saved.level[at] ?? 0;
      this.info[at] = saved.info[at] ?? 0;
    });
    saved.counts.forEach((counts, at) => spread(counts, this.ring[at]));
    spread(saved.hour, this.hour);
    for (const [at, from, to] of saved.unusual) {
      this.unusualFrom[at] = from;
      this.unusualTo[at] = to;
    }
  }

  private move(from: number, to: number): void {
    for (const column of this.columns()) column[to] = column[from] ?? 0;
  }

  /** All that is kept of each stream. */
  private columns(): (Int32Array | Uint32Array | Float64Array)[] {
    const { zone, subject, learned, level, info, hour, unusualFrom, unusualTo, ring } = this;
    return [zone, subject, learned, level, info, hour, unusualFrom, unusualTo, ...ring];
  }

  private grow(): void {
    const size = this.zone.length * GROWTH;
    const float = (old: Float64Array) => {
      const larger = new Float64Array(size);
      larger.set(old);
      return larger;
    };
    const int = (old: Int32Array) => {
      const larger = new Int32Array(size);
      larger.set(old);
      return larger;
    };
    const uint = (old: Uint32Array) => {
      const larger = new Uint32Array(size);
      larger.set(old);
      return larger;
    };
    this.zone = int(this.zone);
    this.subject = int(this.subject);
    this.learned = float(this.learned);
    this.level = float(this.level);
    this.info = float(this.info);
    this.hour = uint(this.hour);
    this.sums = new Uint32Array(size * WINDOWS.length);
    this.sumsAt = new Int32Array(size);
    this.unusualFrom = int(this.unusualFrom);
    this.unusualTo = int(this.unusualTo);
    this.ring.forEach((counts, at) => (this.ring[at] = uint(counts)));
  }
}

function sparse(counts: Uint32Array, size: number): number[] {
  const pairs: number[] = [];
  for (let at = 0; at < size; at += 1) {
    const count = counts[at] ?? 0;
    if (count > 0) pairs.push(at, count);
  }
  return pairs;
}

function spread(pairs: readonly number[], counts: Uint32Array | undefined): void {
  if (!counts) return;
  for (let at = 0; at < pairs.length; at += 2) {
    counts[pairs[at] ?? 0] = pairs[at + 1] ?? 0;
  }
}
