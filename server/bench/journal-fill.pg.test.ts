import pg from 'pg';
import { expect, test } from 'vitest';
import { verifyJournal } from '../src/journal/verify';
import { useDatabase } from '../test/pg';
import { copyRows } from './copy-rows';
import { fillJournal, fillNewJournal } from './journal-fill';
import { cityJournal, openCases } from './open-cases';

const database = useDatabase();
const END = Date.parse('2026-11-25T00:00:00Z');

function indexes(): Promise<{ definition: string }[]> {
  return database().database.query(
    `select pg_get_indexdef(indexrelid) || ' valid ' || indisvalid as definition from pg_index
     where indrelid in ('journal'::regclass, 'journal_from_1'::regclass) order by 1`,
  );
}

test('a journal that was filled after its first entries verifies, and has the indexes that it had', async () => {
  const { connection } = database();
  const before = await indexes();
  expect(await fillJournal(connection, openCases(4, END))).toBe(7);
  const size = { open: 30, entries: 400 };
  const position = await fillNewJournal(connection, cityJournal(size, END));
  expect(position).toBeGreaterThanOrEqual(7 + size.entries);
  expect(await verifyJournal(database().database)).toMatchObject({
    entries: position,
    fault: null,
  });
  expect(await indexes()).toEqual(before);
});

test('rows are copied as they are, whatever stands in them', async () => {
  const client = new pg.Client({ ...database().connection });
  await client.connect();
  const rows = [
    ['a\tb\\n', 1, true],
    ['line\nand\r', 2, false],
    ['\\N', 3, null],
    ['', 4, null],
  ];
  await client.query('create temporary table odd (words text, n integer, holds boolean)');
  await copyRows(client, { table: 'odd', columns: ['words', 'n', 'holds'] }, rows);
  const read = await client.query({ text: 'select * from odd order by n', rowMode: 'array' });
  expect(read.rows).toEqual(rows);
  await client.end();
});
