import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { ormOptions } from '../../../mikro-orm.config';
import { entities } from '../../entities';
import { migrate, openDatabase } from '../../kernel/database/orm';
import { Journal } from '../journal';
import { verifyJournal } from '../verify';
import { cutWhenDue } from './cut';

/** Where a table's rows lie; a table that was written anew has another file. Of two like indexes one went later. */
const fileOf = `select pg_relation_filenode(to_regclass($1))::text as file,
  (select count(*)::integer from pg_indexes where tablename = $1::text
     and indexname not like 'journal_of_drill%') as indexes`;

test('a journal that was there becomes the first part as it lies, with its indexes, and is cut without being read under a lock', async () => {
  const server = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ ...server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const opened = await openDatabase(ormOptions({ ...server, database: name }, entities));
  const { database } = opened;
  try {
    await opened.orm.migrator.up({ to: '0032-desk-finish' });
    const journal = new Journal(database);
    const append = (count: number) =>
      journal.append(
        Array.from({ length: count }, () => ({
          type: 'session-started' as const,
          data: { accountId: '00000000-0000-7000-8000-000000000001' },
        })),
        {
          at: '2026-05-03T08:00:00.000Z',
          realm: 'real',
          actor: { kind: 'system', id: null },
        },
      );
    await append(700);
    const before = await database.query(fileOf, ['journal']);
    await migrate(opened);
    // One index is newer than the parts.
    expect(await database.query(fileOf, ['journal_from_1'])).toEqual(
      before.map((table) => ({ ...table, indexes: Number(table['indexes']) + 1 })),
    );
    await append(10);
    expect(await verifyJournal(database)).toMatchObject({ entries: 710, fault: null });

    await cutWhenDue(database, { month: '2026-05', months: 2 });
    expect(await cutWhenDue(database, { month: '2026-06', months: 2 })).toBe(false);
    const client = await database.pool.connect();
    const told: string[] = [];
    client.on('notice', ({ message }) => told.push(message ?? ''));
    await client.query('set client_min_messages = debug1');
    client.release();
    expect(await cutWhenDue(database, { month: '2026-07', months: 2 })).toBe(true);
    expect(told.filter((line) => line.includes('journal_from_1"'))).toContain(
      'partition constraint for table "journal_from_1" is implied by existing constraints',
    );
    // One index is newer than the parts.
    expect(await database.query(fileOf, ['journal_from_1'])).toEqual(
      before.map((table) => ({ ...table, indexes: Number(table['indexes']) + 1 })),
    );
  } finally {
    await opened.orm.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
});
