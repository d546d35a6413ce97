/** How many texts hold a word, and which share of all, as the database counts it when it gathers its statistics. */
import type { Database } from '../kernel/database/database';
import type { Clock } from '../kernel/clock';
import { sharesOf, weights, type WordWeight } from '../clusters/rules/likeness';

/** Statistics are gathered now and then: reading them more often tells nothing new. */
const KEPT_MS = 60_000;

/** What is known of words. */
export interface KnownWords {
  /** A word's weight: the rarer it is the more. Before any were gathered all weigh the same. */
  readonly weight: WordWeight;
  /** About how many texts hold it. */
  readonly texts: (word: string) => number;
}

export class WordShares {
  private kept: Promise<KnownWords> | null = null;
  private keptUntil = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  known(): Promise<KnownWords> {
    const now = this.clock.now();
    if (this.kept === null || now >= this.keptUntil) {
      this.keptUntil = now + KEPT_MS;
      this.kept = this.read().catch((error: unknown) => {
        this.kept = null;
        throw error;
      });
    }
    return this.kept;
  }

  private async read(): Promise<KnownWords> {
    const [all] = await this.database.query<{ texts: number }>(
      `select greatest(reltuples, 0)::integer as texts from pg_class where oid = 'complaint_text'::regclass`,
    );
    const rows = await this.database.query<{ word: string; share: number }>(
      `select w.word, w.share from pg_stats s,
         unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])])
           w(word, share)
       where s.schemaname = current_schema() and s.tablename = 'complaint_text' and s.attname = 'tokens'`,
    );
    const shares = sharesOf(new Map(rows.map(({ word, share }) => [word, share])));
    const texts = all?.texts ?? 0;
    return { weight: weights(shares), texts: (word) => shares(word) * texts };
  }
}
