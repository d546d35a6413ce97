/** Fills the search tokens of redacted texts after their commit, off the path that a sender waits on. */
import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import { indexTokens } from '../kernel/text/search-tokens';

/** Rows that one commit writes. */
const PAGE = 60;
/** So many are cut into words in one go: no more than a sender can wait behind unnoticed. */
const IN_ONE_GO = 10;
/** For each moment of work so many of rest while others are at work: intake comes first, on a machine that may have two cores. */
const REST_WHEN_BUSY = 9;
/** And so many while nobody is: thousands of rows of an import are found within a minute or two. */
const REST_WHEN_IDLE = 0.5;
/** The share of its time that the event loop works, from which on it is busy. */
const BUSY = 0.6;

@Injectable()
export class SearchIndexer implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SearchIndexer.name);
  private running: Promise<void> | null = null;
  private again = false;
  private stopping = false;

  constructor(private readonly database: Database) {}

  /** Texts may have come in. */
  ring(): void {
    if (this.stopping) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again) this.ring();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(): Promise<void> {
    this.again = false;
    const loop = new LoopLoad();
    try {
      for (let found = PAGE; found === PAGE && !this.stopping;) {
        const startedAt = performance.now();
        found = await this.indexPage();
        const rest = loop.isBusy() ? REST_WHEN_BUSY : REST_WHEN_IDLE;
        await pause((performance.now() - startedAt) * rest);
      }
    } catch (error) {
      this.again = false;
      this.logger.warn({ msg: 'texts could not be indexed; the next ring tries again', error });
    }
  }

  /** Several nodes may index at once: each takes rows that no other holds. */
  private async indexPage(): Promise<number> {
    return this.database.transaction(async (client) => {
      const { rows } = await client.query<{ complaint_id: string; title: string; body: string }>(
        `select complaint_id, title, body from complaint_text
         where tokens is null limit ${PAGE} for update skip locked`,
      );
      if (rows.length === 0) return 0;
      const texts: { id: string; tokens: string }[] = [];
      for (const { complaint_id: id, title, body } of rows) {
        texts.push({ id, tokens: asVector(indexTokens(`${title}\n${body}`)) });
        if (texts.length % IN_ONE_GO === 0) await othersTurn();
      }
      await client.query(
        `update complaint_text t set tokens = x.tokens,
           open = coalesce((select c.closed_at is null from cases c where c.id = t.case_id), true)
         from json_to_recordset($1::json) x(id uuid, tokens tsvector) where t.complaint_id = x.id`,
        [JSON.stringify(texts)],
      );
      return rows.length;
    });
  }
}

/** As PostgreSQL reads them: each in quotes, what has a meaning there doubled. */
function asVector(tokens: readonly string[]): string {
  return tokens.map((token) => `'${token.replaceAll(/['\\]/g, '$&$&')}'`).join(' ');
}

/** How much the event loop worked since it was last asked, this indexer's own part counted in. */
export class LoopLoad {
  private last = performance.eventLoopUtilization();

  isBusy(): boolean {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.last);
    this.last = now;
    return utilization > BUSY;
  }
}
