/** Keeps the folds' states in the database, so that a start needn't read the whole journal. */
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database, queryWith } from '../kernel/database/database';
import type { FoldInPieces, SavedFold } from './slot';

/** So long a state is written at a stretch, before whatever else waits has its turn. */
const STRETCH_MILLISECONDS = 5;
const SLICE_BYTES = 4 * 1_024 * 1_024;

interface StoredRow {
  readonly fold: string;
  readonly realm: string;
  readonly version: number;
  readonly position: number;
  readonly length: number;
}

@Injectable()
export class SnapshotStore {
  constructor(private readonly database: Database) {}

  /** As of one moment, whatever other nodes keep meanwhile. */
  async load(): Promise<SavedFold[]> {
    return this.database.transaction(async (client) => {
      await client.query('set transaction isolation level repeatable read, read only');
      const rows = await queryWith<StoredRow>(
        client,
        `select fold, realm, version, position, octet_length(state) as length from fold_snapshot
         order by realm, fold`,
      );
      const all: SavedFold[] = [];
      for (const row of rows) all.push({ ...row, state: await stateOf(row, client) });
      return all;
    });
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

/** Slice by slice: the driver makes text of what it reads, twice as long. */
async function stateOf(
  { fold, realm, length }: StoredRow,
  client: PoolClient,
): Promise<Uint8Array> {
  const state = new Uint8Array(length);
  for (let at = 0; at < length; at += SLICE_BYTES) {
    const [row] = await queryWith<{ slice: Buffer }>(
      client,
      `select substring(state from $3 for $4) as slice from fold_snapshot
       where fold = $1 and realm = $2`,
      [fold, realm, at + 1, SLICE_BYTES],
    );
    if (row) state.set(row.slice, at);
  }
  return state;
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
