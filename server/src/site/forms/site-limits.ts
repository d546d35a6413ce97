/** Counts what the public may do so many times in a while, for all nodes together. */
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { isoTime } from '../../kernel/clock';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { keyedHash, type HashKey } from '../../kernel/seal/digest';
import { KeyStore } from '../../kernel/seal/key-store';

/** So many in so long, of one network or of one case number. */
export interface Counted {
  readonly of: string;
  readonly most: number;
  readonly milliseconds: number;
}

const REMEMBERED = 50_000;

@Injectable()
export class SiteLimits {
  private readonly key: HashKey;
  /** Those who are over it already cost no query. */
  private readonly over = new LRUCache<string, number>({ max: REMEMBERED });

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    keys: KeyStore,
  ) {
    this.key = keys.derive('site-limits');
  }

  /** Counts one more of each; 0 where that is allowed, else the seconds until it is again. */
  async take(counted: readonly Counted[]): Promise<number> {
    const now = this.clock.wall.now();
    const buckets = counted.map((each) => ({ ...each, bucket: keyedHash(this.key, each.of) }));
    const known = buckets.map(({ bucket }) => this.over.get(bucket) ?? 0);
    const until = Math.max(...known);
    if (until > now) return seconds(until - now);
    const rows = await this.count(buckets, now);
    const exceeded = buckets.flatMap(({ bucket, most }) => {
      const row = rows.get(bucket);
      return row && row.count > most ? [{ bucket, endsAt: Date.parse(row.endsAt) }] : [];
    });
    for (const { bucket, endsAt } of exceeded) this.over.set(bucket, endsAt);
    return exceeded.length > 0
      ? seconds(Math.max(...exceeded.map(({ endsAt }) => endsAt)) - now)
      : 0;
  }

  /** Takes one back: it was no guess. */
  async giveBack(counted: readonly Counted[]): Promise<void> {
    const buckets = counted.map(({ of }) => keyedHash(this.key, of));
    await this.database.query(
      'update site_attempt set count = greatest(count - 1, 0) where bucket = any ($1::text[])',
      [buckets],
    );
  }

  private async count(
    buckets: readonly (Counted & { readonly bucket: string })[],
    now: number,
  ): Promise<Map<string, { count: number; endsAt: string }>> {
    // In one order always: two that count the same pair don't wait for each other.
    const sorted = [...buckets].sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
    const rows = await this.database.query<{ bucket: string; count: number; endsAt: string }>(
      countSql,
      [
        sorted.map(({ bucket }) => bucket),
        sorted.map(({ milliseconds }) => isoTime(now + milliseconds)),
        isoTime(now),
      ],
      'site-count',
    );
    return new Map(rows.map(({ bucket, ...row }) => [bucket, row]));
  }
}

/** What is over is cleared away by whoever comes next, a little at a time. */
const countSql = `
  with tidied as (
    delete from site_attempt where bucket in (
      select bucket from site_attempt where ends_at < $3 and bucket <> all ($1::text[])
      limit 20 for update skip locked)
  )
  insert into site_attempt as a (bucket, count, ends_at)
    select t.bucket, 1, t.ends_at from unnest($1::text[], $2::timestamptz[]) t(bucket, ends_at)
  on conflict (bucket) do update set
    count = case when a.ends_at <= $3 then 1 else a.count + 1 end,
    ends_at = case when a.ends_at <= $3 then excluded.ends_at else a.ends_at end
  returning a.bucket, a.count, a.ends_at as "endsAt"`;

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1_000));
}
