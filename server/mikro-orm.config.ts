/** How MikroORM sees the database: its entities, its migrations, its pool. */
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { Migration0001Spine } from './migrations/0001-spine';
import { poolLimits, type Connection } from './src/kernel/database/database';

/** Reviewed, forward-only, in this order. */
export const migrations = [{ name: '0001-spine', class: Migration0001Spine }];

export function ormOptions(connection: Connection, entities: EntitySchema[]) {
  const { max, ...driverOptions } = poolLimits;
  return defineConfig({
    host: connection.host,
    port: connection.port,
    user: connection.user,
    password: connection.password,
    dbName: connection.database,
    entities,
    driverOptions,
    pool: { max },
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      snapshot: false,
      tableName: 'migration',
      silent: true,
    },
    ensureDatabase: false,
  });
}
