/** States of a realm's folds as they once were, so that a board of the past needn't be folded from the beginning. */
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import type { Projection } from '../projections/projection';
import type { FoldInPieces, SavedFold } from '../projections/slot';
import { surplus, type Kept } from './rules/thinning';

/** Since the last one of a realm; whichever comes first. */
const EVERY_ENTRIES = 20_000;
const EVERY_MILLISECONDS = 3_600_000;
/** How far back the realm's newest time is looked for: entries come nearly in the order of their times. */
const NEWEST_AMONG = 100;

interface StateRow {
  readonly fold: string;
  readonly realm: string;
  readonly version: number;
  readonly position: number;
  readonly state: Buffer;
}

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

  /** Keeps states that were folded on the way to a board of the past. */
  async keep(realm: Realm, { position, at }: Kept, folds: Iterable<FoldInPieces>): Promise<void> {
    const states: object[] = [];
    for (const { fold, realm: scope, version, pieces, ...kept } of folds) {
      const state = Buffer.concat([...pieces]).toString('base64');
      states.push({ scope, fold, version, position: kept.position, state });
      await turn();
    }
    await this.database.query(
      `with kept as (
         insert into fold_checkpoint (realm, position, at) values ($1, $2, $3)
         on conflict do nothing returning position
       )
       insert into fold_checkpoint_state
         (realm, position, scope, fold, version, fold_position, state)
       select $1, k.position, s.scope, s.fold, s.version, s.position, decode(s.state, 'base64')
       from kept k, json_to_recordset($4::json)
         s(scope text, fold text, version integer, position bigint, state text)`,
      [realm, position, isoTime(at), JSON.stringify(states)],
    );
    await this.thin(realm);
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
  async before(realm: Realm, time: number): Promise<Kept | null> {
    const rows = await this.database.query<{ position: number; at: string }>(
      `select position, at from fold_checkpoint where realm = $1 and at <= $2
       order by at desc, position desc limit 1`,
      [realm, isoTime(time)],
    );
    return rows[0] ? { position: rows[0].position, at: Date.parse(rows[0].at) } : null;
  }

  states(realm: Realm, position: number): Promise<SavedFold[]> {
    return this.database.query<StateRow>(
      `select fold, scope as realm, version, fold_position as position, state
       from fold_checkpoint_state where realm = $1 and position = $2`,
      [realm, position],
    );
  }

  private async isDue(realm: Realm, { position, at }: Kept): Promise<boolean> {
    const last = await this.before(realm, at);
    if (!last) return true;
    const entries = position - last.position;
    return entries >= EVERY_ENTRIES || (entries > 0 && at - last.at >= EVERY_MILLISECONDS);
  }

  /** One statement: the database copies its own rows. */
  private async copy(realm: Realm, { position, at }: Kept): Promise<void> {
    await this.database.query(
      `with kept as (
         insert into fold_checkpoint (realm, position, at) values ($1, $2, $3)
         on conflict do nothing returning position
       )
       insert into fold_checkpoint_state
         (realm, position, scope, fold, version, fold_position, state)
       select $1, k.position, s.realm, s.fold, s.version, s.position, s.state
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
