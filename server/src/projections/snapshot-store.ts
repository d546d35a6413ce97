/** Keeps the folds' states in the database, so that a start needn't read the whole journal. */
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import type { FoldInPieces, SavedFold } from './slot';

/** So long a state is written at a stretch, before whatever else waits has its turn. */
const STRETCH_MILLISECONDS = 5;

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

  /**
   * A node that is behind never overwrites what one further ahead has kept. Large states take long to
   * write: others have their turn between the pieces.
   */
  async store(kept: FoldInPieces, madeAt: string): Promise<void> {
    const { fold, realm, version, position } = kept;
    const state = await gathered(kept.pieces);
    await this.database.query(
      `insert into fold_snapshot (fold, realm, version, position, made_at, state)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (fold, realm) do update
       set version = excluded.version, position = excluded.position,
           made_at = excluded.made_at, state = excluded.state
       where fold_snapshot.position < excluded.position
          or fold_snapshot.version <> excluded.version`,
      [fold, realm, version, position, madeAt, state],
    );
  }

  /** Forgets everything: the next start folds from position 0. */
  async drop(): Promise<void> {
    await this.database.query('delete from fold_snapshot');
  }
}

async function gathered(pieces: Iterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let begun = performance.now();
  for (const piece of pieces) {
    all.push(piece);
    if (performance.now() - begun < STRETCH_MILLISECONDS) continue;
    await turn();
    begun = performance.now();
  }
  return Buffer.concat(all);
}
