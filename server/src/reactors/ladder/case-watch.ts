/** When each open case has to be looked at: kept in the database, so that a look is neither lost nor made twice. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { Database, queryWith } from '../../kernel/database/database';
import { isoTime } from '../../kernel/instant';
import { RealmClock } from '../../kernel/realm-clock';

/** The positions that one transaction goes over: bounded, however long nobody looked. */
const STEP = 20_000;
/** Cases that one node keeps for itself at a time. */
const AT_A_TIME = 200;
/**
 * For so long something may still be begun for them. PostgreSQL ends a transaction in which nothing is
 * said for ten seconds, and where commands queue up ten cases take longer than that.
 */
const BEGUN_WITHIN_MILLISECONDS = 3_000;

/** When each case is looked at next, null where never; one that is left out is due as before. */
export type NextLooks = ReadonlyMap<string, string | null>;

/** Looks at due cases; once `hasTime` says no, what is left is left for the next look. */
export type LookAtCases = (
  caseIds: readonly string[],
  hasTime: () => boolean,
) => Promise<NextLooks>;

@Injectable()
export class CaseWatch {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** Takes up what changed since the journal was read last; whoever comes in the same moment leaves it to the first. */
  async follow(): Promise<void> {
    while (await this.database.transaction((client) => step(client)));
  }

  /** The realms that have open cases. */
  async realms(): Promise<Realm[]> {
    const rows = await this.database.query<{ realm: Realm }>(
      'select distinct realm from ladder_watch',
    );
    return rows.map(({ realm }) => realm);
  }

  /** Hands the due cases of a realm to `look`, some at a time. True where there may be more. */
  async eachDue(realm: Realm, now: number, look: LookAtCases): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const rows = await queryWith<{ id: string }>(
        client,
        `select case_id as id from ladder_watch where realm = $1 and look_at <= $2
         order by look_at limit ${AT_A_TIME} for update skip locked`,
        [realm, isoTime(now)],
      );
      if (rows.length === 0) return false;
      const { wall } = this.clock;
      const end = wall.monotonic() + BEGUN_WITHIN_MILLISECONDS;
      const looked = await look(
        rows.map(({ id }) => id),
        () => wall.monotonic() < end,
      );
      await moveOn(client, looked);
      const left = rows.length - looked.size;
      return looked.size > 0 && (left > 0 || rows.length === AT_A_TIME);
    });
  }
}

async function step(client: PoolClient): Promise<boolean> {
  const [place] = await queryWith<{ position: number }>(
    client,
    'select position from ladder_cursor for update skip locked',
  );
  if (!place) return false;
  const [end] = await queryWith<{ position: number }>(client, 'select position from journal_head');
  const to = Math.min(place.position + STEP, end?.position ?? 0);
  if (to <= place.position) return false;
  // What the ladder itself did changes nothing that it waits for.
  await queryWith(
    client,
    `insert into ladder_watch (case_id, realm, look_at)
     select c.id, c.realm, '-infinity' from cases c
     where not c.historic and c.id in (
       select j.case_id from journal j
       where j.position > $1 and j.position <= $2 and j.case_id is not null
         and j.type not in ('rung-acted', 'field-revealed'))
     order by c.id
     on conflict (case_id) do update set look_at = '-infinity'`,
    [place.position, to],
  );
  await queryWith(client, 'update ladder_cursor set position = $1', [to]);
  return true;
}

async function moveOn(client: PoolClient, looked: NextLooks): Promise<void> {
  const over = [...looked].flatMap(([id, at]) => (at === null ? [id] : []));
  const later = [...looked].flatMap(([id, at]) => (at === null ? [] : [{ id, at }]));
  await queryWith(client, 'delete from ladder_watch where case_id = any ($1::uuid[])', [over]);
  await queryWith(
    client,
    `update ladder_watch w set look_at = n.at
     from unnest($1::uuid[], $2::timestamptz[]) n(id, at) where w.case_id = n.id`,
    [later.map(({ id }) => id), later.map(({ at }) => at)],
  );
}
