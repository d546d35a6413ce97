/** What a report reads of the journal: the entries of chosen cases, and those of the room. */
import type { Realm } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { decodeEntry } from '../journal/entry-codec';
import type { JournalEntry } from '../journal/events';
import { joinsOfCases, pagesOfCases } from '../journal/events/topic-joins';
import { isoTime } from '../kernel/instant';
import { DAY, type ReportSpan } from './rules/report-span';

export type Reads = Pick<DeskChange, 'query'>;

/** Entries up to this position count, and of them those before a time, where the report's end is past. */
export interface Cut {
  readonly position: number;
  readonly before: string | null;
}

/** Cases whose entries are read in one go: few enough that nobody else waits behind them. */
const CASES_AT_ONCE = 50;
const ENTRIES_AT_ONCE = 500;
/** Cases whose common entries are looked for together: what came in together stands in the same few. */
const CASES_OF_PAGES = 500;
const PAGES_AT_ONCE = 20;
/** Promises and incidents of longer ago are over for a report of a period. */
export const ROOM_DAYS = 92;

interface Row {
  readonly position: number;
  readonly entry: string;
}

/** The entries of each case, in their order, a case after the other; `caseIds` go up. */
export async function* storiesOf(
  reads: Reads,
  { realm, caseIds }: { readonly realm: Realm; readonly caseIds: readonly string[] },
  cut: Cut,
): AsyncGenerator<JournalEntry[]> {
  for (let from = 0; from < caseIds.length; from += CASES_OF_PAGES) {
    const together = caseIds.slice(from, from + CASES_OF_PAGES);
    const joins = await joinsOf(reads, together, cut);
    for (let at = 0; at < together.length; at += CASES_AT_ONCE) {
      const rows = await reads.query<Row & { case_id: string }>(
        `select case_id, position, entry from journal
         where case_id = any ($1::uuid[]) and realm = $4 and position <= $2
           and ($3::timestamptz is null or at < $3) order by case_id, position`,
        [together.slice(at, at + CASES_AT_ONCE), cut.position, cut.before, realm],
      );
      for (const [caseId, own] of Map.groupBy(rows, ({ case_id }) => case_id)) {
        const entries = [...own.map(decoded), ...(joins.get(caseId) ?? [])];
        yield entries.sort((a, b) => a.position - b.position);
      }
    }
  }
}

/** What entries that tell of many cases say of these, by case. */
async function joinsOf(reads: Reads, caseIds: readonly string[], { position, before }: Cut) {
  const own = new Set(caseIds);
  const joins: ReturnType<typeof joinsOfCases> = [];
  for (let after = 0; ;) {
    const rows = await reads.query<Row>(
      `${pagesOfCases('$1::uuid[]')} and position > $2 and position <= $3
         and ($4::timestamptz is null or at < $4) order by position limit ${PAGES_AT_ONCE}`,
      [caseIds, after, position, before],
    );
    for (const row of rows) joins.push(...joinsOfCases(decoded(row), own));
    const last = rows.at(-1);
    if (!last || rows.length < PAGES_AT_ONCE) break;
    after = last.position;
  }
  return Map.groupBy(joins, ({ data }) => data.caseId);
}

/** What is told of incidents, bulletins, promises and alarms; the index of migration 0030 holds these types. */
export async function* roomEntries(
  reads: Reads,
  span: ReportSpan,
  { position, before }: Cut,
): AsyncGenerator<JournalEntry> {
  const since = isoTime(span.from - ROOM_DAYS * DAY);
  for (let after = 0; ;) {
    const rows = await reads.query<Row>(
      `select position, entry from journal
       where realm = $1 and at >= $2 and position > $3 and position <= $4
         and ($5::timestamptz is null or at < $5)
         and type in ('incident-opened', 'incident-activated', 'incident-adjusted',
           'incident-stabilised', 'incident-stood-down', 'incident-reviewed',
           'incident-reported-upward', 'incident-press-conference-held', 'incident-informed',
           'incident-rule-set', 'alarm-raised', 'alarm-acknowledged', 'alarm-cleared',
           'bulletin-published', 'bulletin-corrected', 'bulletin-retracted', 'promise-made',
           'promise-kept', 'promise-broken', 'promise-revised', 'topics-merged')
       order by position limit ${ENTRIES_AT_ONCE}`,
      [span.realm, since, after, position, before],
    );
    for (const row of rows) yield decoded(row);
    const last = rows.at(-1);
    if (!last || rows.length < ENTRIES_AT_ONCE) return;
    after = last.position;
  }
}

function decoded({ position, entry }: Row): JournalEntry {
  return decodeEntry(position, entry);
}
