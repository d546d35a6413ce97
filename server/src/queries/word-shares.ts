/** How many of all texts hold a word, as the database counts it when it gathers its statistics. */
import type { Database } from '../kernel/database/database';
import type { Clock } from '../kernel/clock';
import { weights, type WordWeight } from '../clusters/rules/likeness';

/** Statistics are gathered now and then: reading them more often tells nothing new. */
const KEPT_MS = 60_000;

export class WordShares {
  private kept: Promise<WordWeight> | null = null;
  private keptUntil = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A word's weight: the rarer it is the more. Before any were gathered all weigh the same. */
  weights(): Promise<WordWeight> {
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

  private async read(): Promise<WordWeight> {
    const rows = await this.database.query<{ word: string; share: number }>(
      `select w.word, w.share from pg_stats s,
         unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])])
           w(word, share)
       where s.schemaname = current_schema() and s.tablename = 'complaint_text' and s.attname = 'tokens'`,
    );
    return weights(new Map(rows.map(({ word, share }) => [word, share])));
  }
}
