/** Statements that wait for a lock, in the database of a test. */
import type { Database } from '../src/kernel/database/database';

const waiting = `datname = current_database() and wait_event_type = 'Lock'
  and pid <> pg_backend_pid() and query like '%' || $1 || '%'`;

/** Resolves when a statement with these words waits for a lock. */
export function lockWaited(database: Database, words: string): Promise<void> {
  return until(database, `select pid from pg_stat_activity where ${waiting}`, words);
}

/** Waits until a statement with these words waits for a lock, and cuts its connection. */
export function breakWaiting(database: Database, words: string): Promise<void> {
  const text = `select pg_terminate_backend(pid) from pg_stat_activity where ${waiting}`;
  return until(database, text, words);
}

async function until(database: Database, text: string, words: string): Promise<void> {
  for (;;) {
    const found = await database.query(text, [words]);
    if (found.length > 0) return;
  }
}
