/** How MikroORM sees the database: its entities, its migrations, its pool. */
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { Migration0001Spine } from './migrations/0001-spine';
import { Migration0002Realms } from './migrations/0002-realms';
import { Migration0003Incidents } from './migrations/0003-incidents';
import { Migration0004Bulletins } from './migrations/0004-bulletins';
import { Migration0005Deliveries } from './migrations/0005-deliveries';
import { Migration0006Site } from './migrations/0006-site';
import { Migration0007ShortLabels } from './migrations/0007-short-labels';
import { Migration0008PlaceSearch } from './migrations/0008-place-search';
import { Migration0009Told } from './migrations/0009-told';
import { Migration0010PointNotes } from './migrations/0010-point-notes';
import { Migration0011SampleLimits } from './migrations/0011-sample-limits';
import { poolLimits, type Connection, type PoolLimits } from './src/kernel/database/database';

/** Reviewed, forward-only, in this order. */
export const migrations = [
  { name: '0001-spine', class: Migration0001Spine },
  { name: '0002-realms', class: Migration0002Realms },
  { name: '0003-incidents', class: Migration0003Incidents },
  { name: '0004-bulletins', class: Migration0004Bulletins },
  { name: '0005-deliveries', class: Migration0005Deliveries },
  { name: '0006-site', class: Migration0006Site },
  { name: '0007-short-labels', class: Migration0007ShortLabels },
  { name: '0008-place-search', class: Migration0008PlaceSearch },
  { name: '0009-told', class: Migration0009Told },
  { name: '0010-point-notes', class: Migration0010PointNotes },
  { name: '0011-sample-limits', class: Migration0011SampleLimits },
];

export function ormOptions(
  connection: Connection,
  entities: EntitySchema[],
  limits: PoolLimits = poolLimits,
) {
  const { max, ...driverOptions } = limits;
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
