/** Who plays which replay: a lease that its player renews, and that runs out when the player dies. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { replayColumns, type ReplayRecord } from './replay-record';
import { ReplayWriter } from './replay-writer';

const LEASE = '5 seconds';

/** Nobody in particular: the file. */
export const TELLER: Actor = { kind: 'system', id: null };

interface Leased extends ReplayRecord {
  /** Who played it before. */
  readonly before: string | null;
}

@Injectable()
export class ReplayLeases {
  private readonly player = newId();

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly writer: ReplayWriter,
  ) {}

  /** Takes and renews the lease of every replay that runs and that nobody else plays. */
  async take(): Promise<ReplayRecord[]> {
    const leased = await this.database.query<Leased>(
      `with free as (
         select id, player as before from replay
         where state = 'running' and (player = $1 or leased_until is null or leased_until < now())
         for update skip locked
       )
       update replay r set player = $1, leased_until = now() + interval '${LEASE}'
       from free f where r.id = f.id
       returning ${replayColumns}, f.before`,
      [this.player],
      'replay-leases',
    );
    for (const { id, realm, before } of leased) {
      if (!this.clock.hasPace(realm)) await this.clock.load(this.database, realm);
      if (before !== null && before !== this.player) await this.writer.takeOver(id, TELLER);
    }
    return leased;
  }

  /** Leaves the replays to whoever comes next. */
  async release(): Promise<void> {
    await this.database.query('update replay set leased_until = null where player = $1', [
      this.player,
    ]);
  }
}
