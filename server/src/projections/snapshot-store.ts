/** Keeps the folds' states in the database, so that a start needn't read the whole journal. */
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database, queryWith } from '../kernel/database/database';
import type { FoldInPieces, SavedFold } from './slot';

/** So long a state is written at a stretch, before whatever else waits has its turn. */
const STRETCH_MILLISECONDS = 5;
const SLICE_BYTES = 1_024 * 1_024;

type Key = Pick<SavedFold, 'fold' | 'realm'>;

interface StoredRow {
  readonly version: number;
  readonly position: number;
  readonly length: number;
}

@Injectable()
export class SnapshotStore {
  constructor(private readonly database: Database) {}

  /**
   * One state after the other, so that no more than one is held beside what was made of them. Other
   * nodes may keep theirs meanwhile: a realm's come before those of its incidents, which then are as
   * far at least.
   */
  async *load(): AsyncGenerator<SavedFold> {
    const keys = await this.database.query<Key>(
      'select fold, realm from fold_snapshot order by realm collate "C", fold',
    );
    for (const key of keys) {
      const kept = await this.database.transaction((client) => keptOf(key, client));
      if (kept) yield kept;
    }
  }

  /** A node that is behind never overwrites what one further ahead has kept. */
  async store({ pieces, ...kept }: FoldInPieces, madeAt: string): Promise<void> {
    const row = [kept.fold, kept.realm, kept.version, kept.position, madeAt];
    const slices = inSlices(pieces);
    const [first, second] = [await slices.next(), await slices.next()];
    if (second.done) {
      await this.database.query(storing('$6'), [...row, first.value ?? Buffer.alloc(0)]);
      return;
    }
    // A large state is put together there: as a whole it would lie here several times over.
    await this.database.transaction(async (client) => {
      for (const statement of beside) await client.query(statement);
      const put = (slice: Buffer | void) =>
        client.query('insert into fold_slice (bytes) values ($1)', [slice]);
      await put(first.value);
      await put(second.value);
      for await (const slice of slices) await put(slice);
      await queryWith(
        client,
        storing(`(select string_agg(bytes, '' order by n) from fold_slice)`),
        row,
      );
    });
  }

  /** Forgets everything: the next start folds from position 0. */
  async drop(): Promise<void> {
    await this.database.query('delete from fold_snapshot');
  }
}

/**
 * Slice by slice, as of one moment: all that is read comes as text, twice as long. It goes where it
 * belongs at once: buffers in between would leave holes among the columns that are made next.
 */
async function keptOf({ fold, realm }: Key, client: PoolClient): Promise<SavedFold | null> {
  await client.query('set transaction isolation level repeatable read, read only');
  const [row] = await queryWith<StoredRow>(
    client,
    `select version, position, octet_length(state) as length from fold_snapshot
     where fold = $1 and realm = $2`,
    [fold, realm],
  );
  if (!row) return null;
  const { version, position, length } = row;
  const state = Buffer.alloc(length);
  for (let at = 0; at < length; at += SLICE_BYTES) {
    const [part] = await queryWith<{ slice: string }>(
      client,
      `select encode(substring(state from $3 for $4), 'hex') as slice from fold_snapshot
       where fold = $1 and realm = $2`,
      [fold, realm, at + 1, SLICE_BYTES],
    );
    state.write(part?.slice ?? '', at, 'hex');
  }
  return { fold, realm, version, position, state };
}

const beside = [
  'create temporary table fold_slice (n serial, bytes bytea) on commit drop',
  'alter table fold_slice alter column bytes set storage external',
] as const;

function storing(state: string): string {
  return `insert into fold_snapshot (fold, realm, version, position, made_at, state)
    values ($1, $2, $3, $4, $5, ${state})
    on conflict (fold, realm) do update
    set version = excluded.version, position = excluded.position,
        made_at = excluded.made_at, state = excluded.state
    where fold_snapshot.position < excluded.position
       or fold_snapshot.version <> excluded.version`;
}

/** Large states take long to write: others have their turn between the pieces. */
async function* inSlices(pieces: Iterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let slice: Uint8Array[] = [];
  let length = 0;
  let begun = performance.now();
  for (const piece of pieces) {
    slice.push(piece);
    length += piece.length;
    if (length >= SLICE_BYTES) {
      yield Buffer.concat(slice);
      [slice, length] = [[], 0];
    }
    if (performance.now() - begun < STRETCH_MILLISECONDS) continue;
    await turn();
    begun = performance.now();
  }
  if (slice.length > 0) yield Buffer.concat(slice);
}
