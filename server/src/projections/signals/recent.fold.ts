/**
 * The arrivals of the last three hours one by one: who they came from and over what, which is asked of
 * what is unusual only; and what is corrected of a case can be counted out and in again.
 */
import { KEPT_BUCKETS } from './arrival.fold';

/** In a flood the oldest go first: people are then counted of the newest alone. */
const MOST = 100_000;

export interface Recent {
  readonly bucket: number;
  readonly caseId: string;
  readonly person: string;
  readonly channel: string;
  readonly category: number;
  /** 0 where it belongs to none. */
  readonly topic: number;
  readonly district: number;
  readonly street: number;
  readonly cell: number;
}

export type SavedRecent = [
  bucket: number,
  caseId: string,
  person: string,
  channel: string,
  category: number,
  topic: number,
  district: number,
  street: number,
  cell: number,
][];

/** Who and what is behind a count. */
export interface Behind {
  readonly people: number;
  /** Arrivals by channel, the busiest first. */
  readonly channels: readonly [channel: string, count: number][];
}

export class RecentArrivals {
  private readonly buckets = new Map<number, Recent[]>();
  private readonly byCase = new Map<string, Recent[]>();
  private size = 0;

  constructor(saved: SavedRecent = []) {
    for (const [bucket, caseId, person, channel, category, topic, ...places] of saved) {
      const [district, street, cell] = places;
      this.add({ bucket, caseId, person, channel, category, topic, district, street, cell });
    }
  }

  add(recent: Recent): void {
    pushTo(this.buckets, recent.bucket, recent);
    pushTo(this.byCase, recent.caseId, recent);
    this.size += 1;
    while (this.size > MOST) this.drop(Math.min(...this.buckets.keys()));
  }

  /** By the time of receipt; whatever order they came in. */
  of(caseId: string): readonly Recent[] {
    return (this.byCase.get(caseId) ?? []).toSorted((one, other) => one.bucket - other.bucket);
  }

  all(): readonly Recent[] {
    return [...this.buckets.values()].flat();
  }

  /** In its place among those of its bucket: what is saved keeps its order. */
  replace(before: Recent, after: Recent): void {
    for (const list of [this.buckets.get(before.bucket), this.byCase.get(before.caseId)]) {
      const at = list?.indexOf(before) ?? -1;
      if (list && at >= 0) list[at] = after;
    }
  }

  drop(bucket: number): void {
    for (const recent of this.buckets.get(bucket) ?? []) {
      const rest = this.of(recent.caseId).filter((other) => other !== recent);
      if (rest.length === 0) this.byCase.delete(recent.caseId);
      else this.byCase.set(recent.caseId, rest);
      this.size -= 1;
    }
    this.buckets.delete(bucket);
  }

  clear(): void {
    for (const bucket of this.buckets.keys()) this.drop(bucket);
  }

  /** Of those of the `buckets` before `bucket` that belong. */
  behind(bucket: number, buckets: number, belongs: (recent: Recent) => boolean): Behind {
    const people = new Set<string>();
    const channels = new Map<string, number>();
    for (let back = 1; back <= Math.min(buckets, KEPT_BUCKETS); back += 1) {
      for (const recent of this.buckets.get(bucket - back) ?? []) {
        if (!belongs(recent)) continue;
        people.add(recent.person);
        channels.set(recent.channel, (channels.get(recent.channel) ?? 0) + 1);
      }
    }
    const busiest = [...channels].toSorted(
      ([one, a], [other, b]) => b - a || (one < other ? -1 : 1),
    );
    return { people: people.size, channels: busiest };
  }

  *save(): Generator<SavedRecent[number]> {
    for (const recents of this.buckets.values()) {
      for (const { bucket, caseId, person, channel, category, topic, ...places } of recents) {
        const { district, street, cell } = places;
        yield [bucket, caseId, person, channel, category, topic, district, street, cell];
      }
    }
  }
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const there = lists.get(key);
  if (there) there.push(value);
  else lists.set(key, [value]);
}
