import pg from 'pg';
import { expect, test } from 'vitest';
import { makeDesk } from '../../test/builders';
import { useDatabase } from '../../test/pg';
import { fillJournal } from '../journal-fill';
import { openCases } from '../open-cases';
import { makePolledTable, QUESTIONS } from './polled-table';

const database = useDatabase();
const END = Date.parse('2026-11-25T00:00:00Z');

test('the rivals’ table is kept with every complaint, as far as the journal goes, and answers their questions', async () => {
  const { connection } = database();
  const filled = await fillJournal(connection, openCases(4, END));
  const client = new pg.Client({ ...connection });
  await client.connect();
  await makePolledTable(client);
  const standing = async () => (await client.query<{ position: string }>(QUESTIONS.position)).rows;
  expect(Number((await standing())[0]?.position)).toBe(filled);
  const { desk, prepare } = makeDesk(database());
  const answer = await desk.register(prepare());
  expect(await standing()).toEqual([{ position: String('position' in answer && answer.position) }]);
  for (const question of Object.values(QUESTIONS)) await client.query(question);
  await client.end();
});
