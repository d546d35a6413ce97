/** Puts the rows of the open cases of a journal into a product, as its own writer would have left them. */
import pg from 'pg';
import type { CaseRecord } from '../src/cases/case-record';
import { caseRow } from '../src/cases/case-rows';
import type { CaseEvent } from '../src/cases/rules/case-event';
import { evolve } from '../src/cases/rules/evolve';
import type { JournalEntry } from '../src/journal/events';
import type { Connection } from '../src/kernel/database/database';
import { listText } from '../src/kernel/database/list-text';
import { copyRows, type Value } from './copy-rows';
import { withoutIndexes } from './desk-fill';

/** The entries of a case stand side by side. */
export async function fillCases(
  connection: Connection,
  entries: Iterable<JournalEntry>,
): Promise<void> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    await withoutIndexes(client, ['cases'], () => copyCases(client, records(entries)));
    await client.query('vacuum analyze cases');
  } finally {
    await client.end();
  }
}

async function copyCases(client: pg.Client, all: Generator<CaseRecord>): Promise<void> {
  const first = all.next();
  if (first.done) return;
  const columns = Object.keys(caseRow(first.value));
  await copyRows(client, { table: 'cases', columns }, rowsOf(first.value, all));
}

function* rowsOf(first: CaseRecord, others: Iterable<CaseRecord>): Generator<Value[]> {
  yield rowOf(first);
  for (const record of others) yield rowOf(record);
}

function rowOf(record: CaseRecord): Value[] {
  return Object.values(caseRow(record)).map((value) => {
    if (Array.isArray(value)) return listText(value);
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });
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
