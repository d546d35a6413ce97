/** Keeps the folds' states in the database, so that a start needn't read the whole journal. */
import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import type { SavedFold } from './fold-set';

interface StoredRow {
  readonly fold: string;
  readonly realm: string;
  readonly version: number;
  readonly position: number;
  readonly state: Buffer;
}

@Injectable()
export class SnapshotStore {
  constructor(private readonly database: Database) {}

  async load(): Promise<SavedFold[]> {
    return this.database.query<StoredRow>(
      'select fold, realm, version, position, state from fold_snapshot order by realm, fold',
    );
  }

  /** A node that is behind never overwrites what one further ahead has kept. */
  async store({ fold, realm, version, position, state }: SavedFold, madeAt: string): Promise<void> {
    await this.database.query(
      `insert into fold_snapshot (fold, realm, version, position, made_at, state)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (fold, realm) do update
       set version = excluded.version, position = excluded.position,
           made_at = excluded.made_at, state = excluded.state
       where fold_snapshot.position < excluded.position
          or fold_snapshot.version <> excluded.version`,
      [fold, realm, version, position, madeAt, Buffer.from(state)],
    );
  }

  /** Forgets everything: the next start folds from position 0. */
  async drop(): Promise<void> {
    await this.database.query('delete from fold_snapshot');
  }
}
