import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/pg';

const database = useDatabase();

describe('the migrated schema', () => {
  it('has the tables, columns, types, keys and indexes that the entities name', async () => {
    const { orm } = database();
    const drift = await orm.schema.getUpdateSchemaSQL({ dropTables: false });
    expect(statements(drift)).toEqual([]);
  });

  it('is told apart from another one', async () => {
    const { orm, database: db } = database();
    await db.query('alter table unit drop column capacity');
    const drift = await orm.schema.getUpdateSchemaSQL({ dropTables: false });
    expect(statements(drift)).toEqual(['alter table "unit" add "capacity" int null;']);
  });
});

/** Foreign keys are the migration's own: entities know each other's rows by their ids alone. */
function statements(sql: string): string[] {
  return sql
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('set names'))
    .filter((line) => !/^alter table "\w+" drop constraint "\w+_fkey";$/.test(line));
}
