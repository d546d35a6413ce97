/** Keeps how a realm's clock runs, and says so to the journal. */
import type { PoolClient } from 'pg';
import type { DrillState } from '@heed/shared/drills';
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import type { Pace } from '../kernel/realm-clock';
import type { NewEvent } from './events';

/** Keeps a realm's pace in the caller's transaction and answers with the event that tells of it. */
export async function storePace(
  client: PoolClient,
  realm: Realm,
  { realmAt, wallAt, speed, closed = false, ...pace }: Pace & { readonly state: DrillState },
): Promise<NewEvent> {
  const data = {
    realmAt: isoTime(realmAt),
    wallAt: isoTime(wallAt),
    speed,
    until: isoTime(pace.until),
    state: pace.state,
  };
  await queryWith(
    client,
    `insert into realm (realm, realm_at, wall_at, speed, until, closed)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (realm) do update set realm_at = excluded.realm_at, wall_at = excluded.wall_at,
       speed = excluded.speed, until = excluded.until, closed = excluded.closed`,
    [realm, data.realmAt, data.wallAt, speed, data.until, closed],
  );
  return { type: 'realm-paced', data };
}
