/** Puts the rows of the open cases of a journal into a product, as its own writer would have left them. */
import pg from 'pg';
import type { CaseRecord } from '../src/cases/case-record';
import { caseRow } from '../src/cases/case-rows';
import type { CaseEvent } from '../src/cases/rules/case-event';
import { evolve } from '../src/cases/rules/evolve';
import type { JournalEntry } from '../src/journal/events';
import type { Connection } from '../src/kernel/database/database';
import { withoutIndexes } from './desk-fill';
import { parts } from './journal-fill';

const AT_A_TIME = 2_000;

/** The entries of a case stand side by side. */
export async function fillCases(
  connection: Connection,
  entries: Iterable<JournalEntry>,
): Promise<void> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    await withoutIndexes(client, ['cases'], async () => {
      for (const part of parts(records(entries), AT_A_TIME)) await insert(client, part);
    });
    await client.query('vacuum analyze cases');
  } finally {
    await client.end();
  }
}

function* records(entries: Iterable<JournalEntry>): Generator<CaseRecord> {
  let record: CaseRecord | null = null;
  for (const entry of entries) {
    const { at, realm, actor } = entry;
    const event = entry as JournalEntry & CaseEvent;
    if (record && record.id !== event.data.caseId) {
      yield record;
      record = null;
    }
    record = evolve(record, event, { at, realm, actorId: actor.id });
  }
  if (record) yield record;
}

async function insert(client: pg.Client, part: readonly CaseRecord[]): Promise<void> {
  const rows = part.map(caseRow);
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await client.query(
    `insert into cases (${columns})
     select ${columns} from json_populate_recordset(null::cases, $1::json)`,
    [JSON.stringify(rows)],
  );
}
