/** The list of rungs of a realm: what holds, and the only writer of it. */
import { Injectable } from '@nestjs/common';
import type { LadderInput, LadderRung } from '@heed/shared/ladder';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { defaultLadder } from '../../data/ladder-policy';
import { DeskWriter } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { ladderFault } from './rules/ladder-list';

export interface LadderList {
  /** 0 while nobody has changed it. */
  readonly version: number;
  readonly rungs: readonly LadderRung[];
}

@Injectable()
export class LadderDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly clock: RealmClock,
  ) {}

  /** The list that holds in a realm: a drill without one of its own goes by the real one. */
  async rungsOf(realm: Realm): Promise<readonly LadderRung[]> {
    const own = await this.list(realm);
    return own.version > 0 || realm === REAL ? own.rungs : (await this.list(REAL)).rungs;
  }

  /** The realm's own list. */
  async list(realm: Realm): Promise<LadderList> {
    const [row] = await this.database.query<LadderList>(
      'select version, rungs from ladder_list where realm = $1 order by version desc limit 1',
      [realm],
    );
    return row ?? { version: 0, rungs: defaultLadder };
  }

  /** [L11] [L12] Sets the whole list; every case of the realm is looked at anew. */
  async set(input: LadderInput, by: Actor): Promise<LadderList | Refusal> {
    const { realm, requestId, rungs, expectedVersion } = input;
    const fault = this.clock.fault(realm) ?? ladderFault(rungs);
    if (fault) return fault;
    const done = await this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      await change.query('select pg_advisory_xact_lock(hashtextextended($1, 21))', [realm]);
      const [present] = await change.query<{ version: number }>(
        'select coalesce(max(version), 0)::integer as version from ladder_list where realm = $1',
        [realm],
      );
      const currentVersion = present?.version ?? 0;
      if (currentVersion !== expectedVersion) return refuse('stale-version', { currentVersion });
      const version = currentVersion + 1;
      await change.query('insert into ladder_list (realm, version, rungs) values ($1, $2, $3)', [
        realm,
        version,
        JSON.stringify(rungs),
      ]);
      await change.query(
        `update ladder_watch set look_at = '-infinity' where realm = $1 or $1 = '${REAL}'`,
        [realm],
      );
      change.note({ type: 'ladder-set', data: { version } });
      return newId();
    });
    return isRefusal(done) ? done : this.list(realm);
  }
}
