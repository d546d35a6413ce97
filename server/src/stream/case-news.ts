/** What is to be told of changed cases, gathered from tick to tick: each case once, as it is last. */
import { MOST_NAMED_CASES, type CaseChanged, type CasesChanged } from '@heed/shared/down';
import type { FoldedEntry } from '../projections/projection';
import { audiencesAt, audiencesOfCase, barredFrom, type Announcement } from './case-audience';

export class CaseNews {
  private readonly byCase = new Map<
    string,
    { message: CaseChanged; audiences: Set<string>; barred: readonly string[] }
  >();

  /** Historic cases announce nothing. */
  gather(entries: readonly FoldedEntry[]): void {
    for (const entry of entries) {
      const { data, position } = entry;
      if ('shown' in data) {
        for (const { caseId, version, unitId, holderId } of data.shown) {
          this.add({ caseId, version, position }, audiencesAt([unitId], [holderId]), []);
        }
      }
      if (!('after' in data) || data.after.historic) continue;
      const { caseId, after } = data;
      const message = { caseId, version: after.version, position };
      this.add(message, audiencesOfCase(entry), barredFrom(entry));
    }
  }

  private add(message: CaseChanged, audiences: readonly string[], barred: readonly string[]): void {
    const before = this.byCase.get(message.caseId);
    this.byCase.set(message.caseId, {
      message,
      audiences: new Set([...(before?.audiences ?? []), ...audiences]),
      // Who was to hear of one of the changes hears of them all.
      barred: before ? barred.filter((each) => before.barred.includes(each)) : barred,
    });
  }

  /** What was gathered since the last time. */
  take(): Announcement[] {
    const news = [...this.byCase.values()].map(({ message, audiences, barred }) => ({
      message,
      audiences: [...audiences],
      barred,
    }));
    this.byCase.clear();
    return news;
  }
}

/** The same news, by audience. */
export type NewsByAudience = ReadonlyMap<string, readonly Announcement[]>;

export function byAudience(news: readonly Announcement[]): NewsByAudience {
  const sorted = new Map<string, Announcement[]>();
  for (const each of news) {
    for (const audience of each.audiences) {
      const there = sorted.get(audience);
      if (there) there.push(each);
      else sorted.set(audience, [each]);
    }
  }
  return sorted;
}

/** [S19] For one who belongs to these audiences, in one message; null where nothing is for them. */
export function atOnce(
  news: NewsByAudience,
  audiences: readonly string[],
): CaseChanged | CasesChanged | null {
  const messages = audiences
    .flatMap((audience) => news.get(audience) ?? [])
    .filter(({ barred }) => !barred.some((each) => audiences.includes(each)))
    .map(({ message }) => message);
  const mine = [...new Map(messages.map((message) => [message.caseId, message])).values()];
  const [first] = mine;
  if (!first || mine.length === 1) return first ?? null;
  return {
    cases: mine.length > MOST_NAMED_CASES ? null : mine,
    count: mine.length,
    position: mine.reduce((newest, { position }) => Math.max(newest, position), 0),
  };
}
