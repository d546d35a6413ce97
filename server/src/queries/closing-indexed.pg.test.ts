/** Closing cases and indexing their texts at the same moment: both write what a search among open cases goes by. */
import { expect, test, vi } from 'vitest';
import { makeDesk } from '../../test/builders';
import { lockWaited } from '../../test/lock-waiters';
import { useDatabase } from '../../test/pg';
import { SYSTEM } from '../access/principal';
import { Clock } from '../kernel/clock';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { SearchIndexer } from '../reactors/search-indexer';
import { CaseListQuery } from './case-list';

const database = useDatabase();

test('a case that is closed while the indexer holds its texts is no open case to a search', async () => {
  const { database: db, pool } = { ...database(), pool: database().database.pool };
  const { desk, sealer, prepare, command } = makeDesk(database());
  const cases: string[] = [];
  for (const n of [1, 2, 3]) {
    const told = { body: `小区停电了 ${n}`, phone: `+861390000000${n}` };
    cases.push(orThrow(await desk.register(prepare(told))).caseId);
  }
  const indexer = new SearchIndexer(db);
  const gate = await pool.connect();
  // Lets rows be locked, and nothing be written: the indexer stands still with the texts in its hands.
  await gate.query('begin; lock table complaint_text in share mode');
  indexer.ring();
  await lockWaited(db, 'tokens tsvector');
  const close = { kind: 'close', reason: '已解决', expectedVersion: 1 } as const;
  const closing = cases.slice(1).map((id) => command('zhou', id, close));
  await lockWaited(db, 'commit_cases');
  await gate.query('commit');
  gate.release();
  for (const done of await Promise.all(closing)) orThrow(done);
  await vi.waitUntil(async () => (await texts()).every(({ indexed }) => indexed));
  await indexer.beforeApplicationShutdown();
  const openNow = (await texts()).filter(({ open }) => open).map(({ id }) => id);
  expect(openNow).toEqual([cases[0]]);
  const lists = new CaseListQuery(db, sealer, new RealmClock(new Clock()));
  const found = async (view: 'open' | 'all') =>
    (await lists.list(SYSTEM, { q: '停电', view, limit: 10 })).rows.map(({ id }) => id).toSorted();
  expect(await found('open')).toEqual([cases[0]]);
  expect(await found('all')).toEqual(cases.toSorted());
});

function texts() {
  return database().database.query<{ id: string; open: boolean; indexed: boolean }>(
    'select case_id as id, open, tokens is not null as indexed from complaint_text',
  );
}
