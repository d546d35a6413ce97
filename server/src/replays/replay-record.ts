/** A replay as it is stored, and as it is told about. */
import type { PoolClient } from 'pg';
import type { ReplayRow, ReplayState } from '@heed/shared/replays';
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith, type Queryable } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';

export interface ReplayRecord {
  readonly id: string;
  readonly realm: Realm;
  readonly state: ReplayState;
  /** Null where the rows are told as fast as they can be. */
  readonly speed: number | null;
  readonly beginsAt: string;
  readonly endsAt: string;
  readonly openedAt: string;
  readonly rows: number;
  readonly refused: number;
  readonly moments: number;
  readonly told: number;
  /** All that is due up to this moment of the realm has been told. */
  readonly playedTo: string;
  /** Whose key its waiting rows are sealed under. */
  readonly personId: string;
}

export const replayColumns = `r.id, r.realm, r.state, r.speed, r.begins_at as "beginsAt",
  r.ends_at as "endsAt", r.opened_at as "openedAt", r.rows, r.refused, r.moments, r.told,
  r.played_to as "playedTo", r.person_id as "personId"`;

/** The replay, locked until the transaction ends. */
export async function lockReplay(
  client: PoolClient,
  id: string,
): Promise<ReplayRecord | undefined> {
  const rows = await queryWith<ReplayRecord>(
    client,
    `select ${replayColumns} from replay r where r.id = $1 for update`,
    [id],
  );
  return rows[0];
}

export async function replayById(from: Queryable, id: string): Promise<ReplayRecord | undefined> {
  const rows = await queryWith<ReplayRecord>(
    from,
    `select ${replayColumns} from replay r where r.id = $1`,
    [id],
  );
  return rows[0];
}

/** The newest first, without those that were deleted. */
export async function newestReplays(from: Queryable, most: number): Promise<ReplayRecord[]> {
  return queryWith<ReplayRecord>(
    from,
    `select ${replayColumns} from replay r where r.state <> 'deleted'
     order by r.opened_at desc, r.id limit $1`,
    [most],
  );
}

/** `now` is the realm's time, in milliseconds. */
export function toReplayRow(record: ReplayRecord, now: number): ReplayRow {
  const { personId: _person, playedTo: _played, ...row } = record;
  return { ...row, at: isoTime(now) };
}
