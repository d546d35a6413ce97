/** Who plays which drill: a lease that its player renews, and that runs out when the player dies. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Actor } from '../journal/events';
import { Database, queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock, timeBy } from '../kernel/realm-clock';
import { drillColumns, type DrillRecord } from './drill-record';
import { DrillWriter } from './drill-writer';

const LEASE = '5 seconds';
/** So much may pass unseen; a longer pause was no time of the drill's. */
const GAP_MILLISECONDS = 3_000;

/** Nobody in particular: the scenario's course. */
export const PLAYER: Actor = { kind: 'system', id: null };

interface Leased extends DrillRecord {
  /** Who played it before, and when they last looked. */
  readonly before: string | null;
  readonly beforeSeenAt: string;
}

@Injectable()
export class DrillLeases {
  private readonly player = newId();

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly writer: DrillWriter,
  ) {}

  /** Takes and renews the lease of every drill that nobody else plays; its clock is known from then on. */
  async take(): Promise<DrillRecord[]> {
    const leased = await this.database.query<Leased>(
      `with free as (
         select id, player as before, seen_at as before_seen from drill
         where state <> 'ended' and (player = $1 or leased_until is null or leased_until < now())
         for update skip locked
       )
       update drill d set player = $1, leased_until = now() + interval '${LEASE}', seen_at = $2
       from free f where d.id = f.id
       returning ${drillColumns}, f.before, f.before_seen as "beforeSeenAt"`,
      [this.player, isoTime(this.clock.wall.now())],
      'drill-leases',
    );
    for (const drill of leased) {
      if (!this.clock.hasPace(drill.realm)) await this.clock.load(this.database, drill.realm);
      await this.takeOver(drill);
    }
    return leased;
  }

  /** Leaves the drills to whoever comes next. */
  async release(): Promise<void> {
    await this.database.query('update drill set leased_until = null where player = $1', [
      this.player,
    ]);
  }

  /** What passed on the wall while nobody played is taken back: the realm goes on from what it has seen. */
  private async takeOver({ id, before, beforeSeenAt }: Leased): Promise<void> {
    const seen = Date.parse(beforeSeenAt);
    const isHeir = before !== null && before !== this.player;
    if (!isHeir || this.clock.wall.now() - seen <= GAP_MILLISECONDS) return;
    await this.writer.change(id, PLAYER, async ({ realm }, client) => {
      const pace = this.clock.pace(realm);
      if (!pace || pace.speed === 0) return null;
      const now = Math.max(timeBy(pace, seen), await newestEntry(client, realm));
      return { decision: { pace: pace.speed }, now };
    });
  }
}

/** The realm's newest entry in its own time: what was written stays in the past. */
async function newestEntry(client: PoolClient, realm: string): Promise<number> {
  const rows = await queryWith<{ at: string }>(
    client,
    'select at from journal where realm = $1 order by position desc limit 1',
    [realm],
  );
  return rows[0] ? Date.parse(rows[0].at) : 0;
}
