/** What is to be told of changed cases, gathered from tick to tick: each case once, as it is last. */
import { MOST_NAMED_CASES, type CaseChanged, type CasesChanged } from '@heed/shared/down';
import type { FoldedEntry } from '../projections/projection';
import { audiencesAt, audiencesOfCase, type Announcement } from './case-audience';

export class CaseNews {
  private readonly byCase = new Map<string, { message: CaseChanged; audiences: Set<string> }>();

  /** Historic cases announce nothing. */
  gather(entries: readonly FoldedEntry[]): void {
    for (const entry of entries) {
      const { data, position } = entry;
      if ('shown' in data) {
        for (const { caseId, version, unitId, holderId } of data.shown) {
          this.add({ caseId, version, position }, audiencesAt([unitId], [holderId]));
        }
      }
      if (!('after' in data) || data.after.historic) continue;
      const { caseId, after } = data;
      this.add({ caseId, version: after.version, position }, audiencesOfCase(entry));
    }
  }

  private add(message: CaseChanged, audiences: readonly string[]): void {
    const before = this.byCase.get(message.caseId)?.audiences ?? [];
    this.byCase.set(message.caseId, { message, audiences: new Set([...before, ...audiences]) });
  }

  /** What was gathered since the last time. */
  take(): Announcement[] {
    const news = [...this.byCase.values()].map(({ message, audiences }) => ({
      message,
      audiences: [...audiences],
    }));
    this.byCase.clear();
    return news;
  }
}

/** The same news, by audience. */
export type NewsByAudience = ReadonlyMap<string, readonly CaseChanged[]>;

export function byAudience(news: readonly Announcement[]): NewsByAudience {
  const sorted = new Map<string, CaseChanged[]>();
  for (const { message, audiences } of news) {
    for (const audience of audiences) {
      const there = sorted.get(audience);
      if (there) there.push(message);
      else sorted.set(audience, [message]);
    }
  }
  return sorted;
}

/** [S19] For one who belongs to these audiences, in one message; null where nothing is for them. */
export function atOnce(
  news: NewsByAudience,
  audiences: readonly string[],
): CaseChanged | CasesChanged | null {
  const messages = audiences.flatMap((audience) => news.get(audience) ?? []);
  const mine = [...new Map(messages.map((message) => [message.caseId, message])).values()];
  const [first] = mine;
  if (!first || mine.length === 1) return first ?? null;
  return {
    cases: mine.length > MOST_NAMED_CASES ? null : mine,
    count: mine.length,
    position: mine.reduce((newest, { position }) => Math.max(newest, position), 0),
  };
}
