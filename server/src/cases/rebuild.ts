/** Makes the current-state rows of all cases anew from the journal, and says which had gone astray. */
import { isDeepStrictEqual } from 'node:util';
import { Database } from '../kernel/database/database';
import { Journal } from '../journal/journal';
import type { JournalEntry } from '../journal/events';
import type { CaseRecord } from './case-record';
import { caseRow, loadCases } from './case-rows';
import type { CaseEvent } from './rules/case-event';
import { evolve } from './rules/evolve';

const PAGE = 2_000;
const ROWS = 500;

export interface Rebuilt {
  readonly cases: number;
  /** Case numbers of the rows that differed from the journal and were put right. */
  readonly differing: string[];
}

export async function rebuildCases(database: Database, journal: Journal): Promise<Rebuilt> {
  const records = await replay(journal);
  const differing: string[] = [];
  const all = [...records.values()];
  for (let from = 0; from < all.length; from += ROWS) {
    const page = all.slice(from, from + ROWS);
    const stored = await loadCases(
      database,
      page.map(({ id }) => id),
    );
    const astray = page.filter(
      (record) => !isDeepStrictEqual(stored.get(record.id), plain(record)),
    );
    for (const record of astray) {
      await writeRow(database, record);
      differing.push(record.caseNo);
    }
  }
  // A row that was lost is back without its place in a cluster.
  await database.query(
    `update cases c set cluster_id = m.cluster_id from cluster_member m
     where m.case_id = c.id and c.cluster_id is distinct from m.cluster_id`,
  );
  // Beside its text a search knows whether a case is open.
  await database.query(
    `update complaint_text t set open = c.closed_at is null from cases c
     where c.id = t.case_id and t.open <> (c.closed_at is null)`,
  );
  return { cases: all.length, differing };
}

async function replay(journal: Journal): Promise<Map<string, CaseRecord>> {
  const records = new Map<string, CaseRecord>();
  let position = 0;
  for (;;) {
    const page = await journal.readAfter(position, PAGE);
    for (const entry of page) {
      position = entry.position;
      if (!isCaseEntry(entry)) continue;
      const { at, realm, actor } = entry;
      const { caseId } = entry.data;
      const before = records.get(caseId) ?? null;
      records.set(caseId, evolve(before, entry, { at, realm, actorId: actor.id }));
    }
    if (page.length < PAGE) return records;
  }
}

function isCaseEntry(entry: JournalEntry): entry is JournalEntry & CaseEvent {
  return 'after' in entry.data;
}

/** As it comes back from a JSON column. */
function plain(record: CaseRecord): unknown {
  return JSON.parse(JSON.stringify(record));
}

async function writeRow(database: Database, record: CaseRecord): Promise<void> {
  const row = caseRow(record);
  const columns = Object.keys(row).filter((column) => column !== 'doc');
  const values = columns.map((column) => row[column as keyof typeof row]);
  const places = columns.map((_, n) => `$${n + 1}`);
  const doc = `$${columns.length + 1}::json`;
  await database.query(
    `insert into cases (${columns.join(', ')}, doc) values (${places.join(', ')}, ${doc})
     on conflict (id) do update set
       ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, doc = excluded.doc`,
    [...values, JSON.stringify(record)],
  );
}
