/** States of a realm's folds as they once were, so that a board of the past needn't be folded from the beginning. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import type { Projection } from '../projections/projection';
import { joined } from '../projections/measure/bytes.fold';
import { pack, unpack } from '../projections/packing';
import type { FoldInPieces, SavedFold } from '../projections/slot';
import { spacing, type KeptState } from './rules/spacing';
import { surplus, type Kept } from './rules/thinning';

/** How far back the realm's newest time is looked for: entries come nearly in the order of their times. */
const NEWEST_AMONG = 100;

interface StateRow {
  readonly fold: string;
  readonly realm: string;
  readonly version: number;
  readonly position: number;
  readonly state: Buffer;
  readonly unpacked: number | null;
}

interface KeptRow {
  readonly position: number;
  readonly at: string;
  readonly bytes: number;
}

const keptStates = `
  select c.position, c.at, (
    select coalesce(sum(coalesce(s.unpacked, octet_length(s.state))), 0)::bigint
    from fold_checkpoint_state s
    where s.realm = c.realm and s.position = c.position) as bytes
  from fold_checkpoint c where c.realm = $1`;

/** As PostgreSQL takes them together: one statement may have 65,535 parameters. */
const STATES_TOGETHER = 1_000;

type FoldVersion = Pick<Projection, 'name' | 'version'>;

@Injectable()
export class Checkpoints {
  /** Realms whose states are known to be of these versions. */
  private readonly looked = new Set<Realm>();

  constructor(private readonly database: Database) {}

  /** Keeps the states that the follower has just kept, of each realm that has none of late. */
  async takeKept(): Promise<void> {
    const realms = await this.database.query<{ realm: Realm; position: number }>(
      `select split_part(realm, '/', 1) as realm, max(position) as position
       from fold_snapshot group by 1`,
    );
    for (const { realm, position } of realms) {
      const at = await this.timeAt(realm, position);
      if (at !== null && (await this.isDue(realm, { position, at }))) {
        await this.copy(realm, { position, at });
        await this.thin(realm);
      }
    }
  }

  /** Keeps states that were folded on the way to a board of the past; answers how many bytes they are, unpacked. */
  async keep(realm: Realm, { position, at }: Kept, folds: Iterable<FoldInPieces>): Promise<number> {
    let bytes = 0;
    const rows: unknown[][] = [];
    for (const { fold, realm: scope, version, position: foldPosition, pieces } of folds) {
      const { state, unpacked } = pack(joined(pieces));
      bytes += unpacked ?? state.length;
      rows.push([scope, fold, version, foldPosition, unpacked, state]);
    }
    await this.database.transaction(async (client) => {
      const kept = await queryWith(
        client,
        `insert into fold_checkpoint (realm, position, at) values ($1, $2, $3)
         on conflict do nothing returning position`,
        [realm, position, isoTime(at)],
      );
      // Another node has kept the same.
      if (kept.length > 0) await insertStates(client, realm, position, rows);
    });
    await this.thin(realm);
    return bytes;
  }

  /** Drops a realm's states of older versions, or without a fold that there is now: they would spare nothing. */
  async forgetOld(realm: Realm, versions: readonly FoldVersion[]): Promise<void> {
    if (this.looked.has(realm)) return;
    await this.database.query(
      `delete from fold_checkpoint c where c.realm = $1 and exists (
         select 1 from unnest($2::text[], $3::integer[]) f(fold, version)
         where not exists (
           select 1 from fold_checkpoint_state s
           where s.realm = c.realm and s.position = c.position and s.scope = c.realm
             and s.fold = f.fold and s.version = f.version))`,
      [realm, versions.map(({ name }) => name), versions.map(({ version }) => version)],
    );
    this.looked.add(realm);
  }

  /** The newest that isn't later than a time of the realm. */
  async before(realm: Realm, time: number): Promise<KeptState | null> {
    const rows = await this.database.query<KeptRow>(
      `${keptStates} and c.at <= $2 order by c.at desc, c.position desc limit 1`,
      [realm, isoTime(time)],
    );
    return rows.map(keptOf)[0] ?? null;
  }

  /** In order. */
  async all(realm: Realm): Promise<KeptState[]> {
    const rows = await this.database.query<KeptRow>(`${keptStates} order by c.position`, [realm]);
    return rows.map(keptOf);
  }

  /** Whether a realm has so many entries behind a position, up to another. */
  async hasEntries(
    realm: Realm,
    after: number,
    count: number,
    to: number | null = null,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from journal where realm = $1 and position > $2 and ($4::bigint is null or position <= $4)
       order by position offset $3 limit 1`,
      [realm, after, count - 1, to],
    );
    return rows.length > 0;
  }

  async states(realm: Realm, position: number): Promise<SavedFold[]> {
    const rows = await this.database.query<StateRow>(
      `select fold, scope as realm, version, fold_position as position, state, unpacked
       from fold_checkpoint_state where realm = $1 and position = $2`,
      [realm, position],
    );
    return rows.map((row) => ({ ...row, state: unpack(row) }));
  }

  private async isDue(realm: Realm, { position, at }: Kept): Promise<boolean> {
    const last = await this.before(realm, at);
    return !last || (await this.hasEntries(realm, last.position, spacing(last.bytes), position));
  }

  /** One statement: the database copies its own rows. */
  private async copy(realm: Realm, { position, at }: Kept): Promise<void> {
    await this.database.query(
      `with kept as (
         insert into fold_checkpoint (realm, position, at) values ($1, $2, $3)
         on conflict do nothing returning position
       )
       insert into fold_checkpoint_state
         (realm, position, scope, fold, version, fold_position, unpacked, state)
       select $1, k.position, s.realm, s.fold, s.version, s.position, s.unpacked, s.state
       from kept k, fold_snapshot s
       where split_part(s.realm, '/', 1) = $1 and s.position <= k.position`,
      [realm, position, isoTime(at)],
    );
  }

  /** The realm's time by its entries up to a position; null where it has none. */
  private async timeAt(realm: Realm, position: number): Promise<number | null> {
    const rows = await this.database.query<{ at: string | null }>(
      `select max(at) as at from (
         select at from journal where realm = $1 and position <= $2
         order by position desc limit ${NEWEST_AMONG}) newest`,
      [realm, position],
    );
    const at = rows[0]?.at;
    return at ? Date.parse(at) : null;
  }

  /** [X4] */
  private async thin(realm: Realm): Promise<void> {
    const rows = await this.database.query<{ position: number; at: string }>(
      'select position, at from fold_checkpoint where realm = $1',
      [realm],
    );
    const gone = surplus(rows.map(({ position, at }) => ({ position, at: Date.parse(at) })));
    if (gone.length === 0) return;
    await this.database.query(
      'delete from fold_checkpoint where realm = $1 and position = any ($2)',
      [realm, gone],
    );
  }
}

function keptOf({ position, at, bytes }: KeptRow): KeptState {
  return { position, at: Date.parse(at), bytes };
}

/** In few statements: each is a trip to the database. */
async function insertStates(
  client: PoolClient,
  realm: Realm,
  position: number,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += STATES_TOGETHER) {
    const some = rows.slice(from, from + STATES_TOGETHER);
    const places = some.map((row, n) => {
      const first = 3 + n * row.length;
      return `($1, $2, ${row.map((_value, at) => `$${first + at}`).join(', ')})`;
    });
    await queryWith(
      client,
      `insert into fold_checkpoint_state
         (realm, position, scope, fold, version, fold_position, unpacked, state)
       values ${places.join(', ')}`,
      [realm, position, ...some.flat()],
    );
  }
}
