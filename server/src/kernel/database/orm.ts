/** Opens the pool and brings the schema up to date. */
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { Database } from './database';

/** Only one node migrates; the others wait for it. */
const MIGRATION_LOCK = 4_711_001;

export interface OpenedDatabase {
  readonly orm: MikroORM;
  readonly database: Database;
}

export async function openDatabase(options: Options): Promise<OpenedDatabase> {
  const orm = await MikroORM.init(options);
  const connection = orm.em.getConnection();
  return { orm, database: new Database(await connection.getNativeClient()) };
}

/** Runs what is missing of the reviewed migrations. */
export async function migrate({ orm, database }: OpenedDatabase): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query({ text: 'select pg_advisory_lock($1)', values: [MIGRATION_LOCK] });
    await orm.migrator.up();
  } finally {
    // Ends the session, and with it the lock.
    client.release(true);
  }
}
