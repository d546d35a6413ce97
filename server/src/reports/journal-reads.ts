/** What a report reads of the journal: the entries of chosen cases, and those of the room. */
import type { Realm } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { decodeEntry } from '../journal/entry-codec';
import type { JournalEntry } from '../journal/events';
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
/** Promises and incidents of longer ago are over for a report of a period. */
export const ROOM_DAYS = 92;

interface Row {
  readonly position: number;
  readonly entry: string;
}

/** The entries of each case, in their order, a case after the other. */
export async function* storiesOf(
  reads: Reads,
  { realm, caseIds }: { readonly realm: Realm; readonly caseIds: readonly string[] },
  { position, before }: Cut,
): AsyncGenerator<JournalEntry[]> {
  for (let from = 0; from < caseIds.length; from += CASES_AT_ONCE) {
    const rows = await reads.query<Row & { case_id: string }>(
      `select case_id, position, entry from journal
       where case_id = any ($1::uuid[]) and realm = $4 and position <= $2
         and ($3::timestamptz is null or at < $3) order by case_id, position`,
      [caseIds.slice(from, from + CASES_AT_ONCE), position, before, realm],
    );
    const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
    for (const own of byCase.values()) yield own.map(decoded);
  }
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
