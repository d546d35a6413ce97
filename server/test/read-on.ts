/** As a server that has run since: the folds are kept, and whoever follows the journal has read on to a position. */
import type { Database } from '../src/kernel/database/database';

const CURSORS = [
  'case_told_head',
  'case_rated_head',
  'delivery_cursor',
  'answer_cursor',
  'ladder_cursor',
  'topic_cursor',
];

export async function readOn(database: Database, position: number): Promise<void> {
  await database.query(
    `insert into fold_snapshot (fold, realm, version, position, made_at, state)
     values ('any', 'real', 1, $1, '2026-06-03T08:00:00Z', '')`,
    [position],
  );
  await followersReadOn(database, position);
}

/** As `readOn`, where the folds' states are kept otherwise. */
export async function followersReadOn(database: Database, position: number): Promise<void> {
  for (const cursor of CURSORS) {
    await database.query(`update ${cursor} set position = $1`, [position]);
  }
}
