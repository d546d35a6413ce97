/** Who plays which replay: a lease that its player renews, and that runs out when the player dies. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { Leases } from '../kernel/playing/leases';
import { RealmClock } from '../kernel/realm-clock';
import { replayColumns, type ReplayRecord } from './replay-record';
import { ReplayWriter } from './replay-writer';

/** Nobody in particular: the file. */
export const TELLER: Actor = { kind: 'system', id: null };

@Injectable()
export class ReplayLeases extends Leases<ReplayRecord> {
  constructor(
    database: Database,
    clock: RealmClock,
    private readonly writer: ReplayWriter,
  ) {
    super(database, clock, {
      table: 'replay',
      open: "state = 'running'",
      columns: replayColumns,
      alias: 'r',
    });
  }

  protected async inherit({ id }: ReplayRecord): Promise<void> {
    await this.writer.takeOver(id, TELLER);
  }
}
