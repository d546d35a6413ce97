import { expect, test } from 'vitest';
import { limitsOfSamplesSql } from '../../../migrations/sql/0011-sample-limits';
import { lead, makeIncidentDesks } from '../../../test/incident-builders';
import { useDatabase } from '../../../test/pg';

const database = useDatabase();

test('[I13] a sample keeps the limit of its day; one recorded before limits were kept gets it from the journal', async () => {
  const db = database().database;
  const { figures } = makeIncidentDesks(database());
  const measure = (name: string, value: number) =>
    figures.set({ name, value, source: 'water', at: '2026-03-02T02:00:00Z' }, lead, null);
  await db.query(`insert into figure_series (realm, name, title, kind, pass_limit, stale_after_minutes)
    values ('real', 'mib', '2-MIB', 'sample', 10, 60), ('real', 'queue', '排队', 'gauge', 5, 60)`);
  await measure('mib', 1);
  await measure('queue', 2);
  await db.query(`update figure_series set pass_limit = 20 where name = 'mib'`);
  await measure('mib', 3);
  const limits = () => db.query('select value, pass_limit as "limit" from figure order by value');
  const kept = [
    { value: 1, limit: 10 },
    { value: 2, limit: null },
    { value: 3, limit: 20 },
  ];
  expect(await limits()).toEqual(kept);
  await db.query('update figure set pass_limit = null');
  await db.query(limitsOfSamplesSql);
  expect(await limits()).toEqual(kept);
});
