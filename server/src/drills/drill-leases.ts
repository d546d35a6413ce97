/** Who plays which drill: a lease that its player renews, and that runs out when the player dies. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Actor } from '../journal/events';
import { Database, queryWith } from '../kernel/database/database';
import { Leases } from '../kernel/playing/leases';
import { RealmClock, timeBy } from '../kernel/realm-clock';
import { drillColumns, type DrillRecord } from './drill-record';
import { DrillWriter } from './drill-writer';

/** So much may pass unseen; a longer pause was no time of the drill's. */
const GAP_MILLISECONDS = 3_000;

/** Nobody in particular: the scenario's course. */
export const PLAYER: Actor = { kind: 'system', id: null };

@Injectable()
export class DrillLeases extends Leases<DrillRecord> {
  constructor(
    database: Database,
    clock: RealmClock,
    private readonly writer: DrillWriter,
  ) {
    super(database, clock, {
      table: 'drill',
      open: "state <> 'ended'",
      columns: drillColumns,
      alias: 'd',
      seen: true,
    });
  }

  /** What passed on the wall while nobody played is taken back: the realm goes on from what it has seen. */
  protected async inherit({ id }: DrillRecord, seenAt: string): Promise<void> {
    const seen = Date.parse(seenAt);
    if (this.clock.wall.now() - seen <= GAP_MILLISECONDS) return;
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
