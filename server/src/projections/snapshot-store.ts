/** Keeps the folds' states in the database, so that a start needn't read the whole journal. */
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database, queryWith } from '../kernel/database/database';
import { collectGarbage } from '../kernel/garbage';
import { isUnreadable, pack, packing, unpacking } from './packing';
import type { FoldInPieces, SavedFold } from './slot';

/** So long a state is written at a stretch, before whatever else waits has its turn. */
const STRETCH_MILLISECONDS = 5;
const SLICE_BYTES = 1_024 * 1_024;
/** So much of a state is read between collections. */
const COLLECTED_BYTES = 4 * 1_024 * 1_024;

type Key = Pick<SavedFold, 'fold' | 'realm'>;

interface StoredRow {
  readonly version: number;
  readonly position: number;
  readonly length: number;
  readonly unpacked: number | null;
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
    const slices = inSlices(resting(pieces));
    const [first, second] = [await slices.next(), await slices.next()];
    if (second.done) {
      const { state, unpacked } = pack(first.value ?? Buffer.alloc(0));
      await this.database.query(storing('$7'), [...row, unpacked, state]);
      return;
    }
    let unpacked = 0;
    const counted = onward([first, second], slices, (slice) => (unpacked += slice.length));
    // A large state is put together there: as a whole it would lie here several times over.
    await this.database.transaction(async (client) => {
      for (const statement of beside) await client.query(statement);
      for await (const slice of inSlices(packing(counted))) {
        await client.query('insert into fold_slice (bytes) values ($1)', [slice]);
      }
      await queryWith(
        client,
        storing(`(select string_agg(bytes, '' order by n) from fold_slice)`),
        [...row, unpacked],
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
 * belongs at once, and what it came in is collected on the way: it would leave holes among the columns
 * that are made next.
 */
async function keptOf({ fold, realm }: Key, client: PoolClient): Promise<SavedFold | null> {
  await client.query('set transaction isolation level repeatable read, read only');
  const [row] = await queryWith<StoredRow>(
    client,
    `select version, position, octet_length(state) as length, unpacked from fold_snapshot
     where fold = $1 and realm = $2`,
    [fold, realm],
  );
  if (!row) return null;
  const { version, position, length, unpacked } = row;
  const slices = slicesOf({ fold, realm }, length, client);
  // Made at once in its length: buffers in between would leave holes among the columns that are made next.
  const state = Buffer.alloc(unpacked ?? length);
  let at = 0;
  let collected = 0;
  try {
    for await (const slice of unpacked === null ? slices : unpacking(slices)) {
      at += slice.copy(state, at);
      if (at - collected < COLLECTED_BYTES) continue;
      collectGarbage('minor');
      collected = at;
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    // A state that can't be read costs a fold from 0, nothing else.
    return { fold, realm, version, position, state: Buffer.alloc(0) };
  }
  return { fold, realm, version, position, state };
}

async function* slicesOf(
  { fold, realm }: Key,
  length: number,
  client: PoolClient,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += SLICE_BYTES) {
    const [part] = await queryWith<{ slice: string }>(
      client,
      `select encode(substring(state from $3 for $4), 'hex') as slice from fold_snapshot
       where fold = $1 and realm = $2`,
      [fold, realm, at + 1, SLICE_BYTES],
    );
    yield Buffer.from(part?.slice ?? '', 'hex');
  }
}

const beside = [
  'create temporary table fold_slice (n serial, bytes bytea) on commit drop',
  'alter table fold_slice alter column bytes set storage external',
] as const;

/** Keeps what is given as $1 to $6, and a state of its own place. */
function storing(state: string): string {
  return `insert into fold_snapshot (fold, realm, version, position, made_at, unpacked, state)
    values ($1, $2, $3, $4, $5, $6, ${state})
    on conflict (fold, realm) do update
    set version = excluded.version, position = excluded.position,
        made_at = excluded.made_at, unpacked = excluded.unpacked, state = excluded.state
    where fold_snapshot.position < excluded.position
       or fold_snapshot.version <> excluded.version`;
}

/** Large states take long to write: others have their turn between the pieces. */
async function* resting(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun = performance.now();
  for (const piece of pieces) {
    yield piece;
    if (performance.now() - begun < STRETCH_MILLISECONDS) continue;
    await turn();
    begun = performance.now();
  }
}

async function* inSlices(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let slice: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    slice.push(piece);
    length += piece.length;
    if (length < SLICE_BYTES) continue;
    yield Buffer.concat(slice);
    [slice, length] = [[], 0];
  }
  if (slice.length > 0) yield Buffer.concat(slice);
}

/** Slices that were looked at already, and those behind them; `seen` is told of each. */
async function* onward(
  begun: readonly IteratorResult<Buffer, void>[],
  rest: AsyncIterable<Buffer>,
  seen: (slice: Buffer) => void,
): AsyncGenerator<Buffer> {
  for (const { value } of begun) {
    if (!value) return;
    seen(value);
    yield value;
  }
  for await (const slice of rest) {
    seen(slice);
    yield slice;
  }
}
