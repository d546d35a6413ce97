/** How each replay stands. */
import { Injectable } from '@nestjs/common';
import type { ReplayRow } from '@heed/shared/replays';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { newestReplays, replayById, toReplayRow, type ReplayRecord } from './replay-record';
import { ReplayRealm } from './replay-realm';
import type { NamedLists } from './rules/own-lists';

const LISTED = 50;

@Injectable()
export class ReplayBook {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly realms: ReplayRealm,
  ) {}

  /** Whatever became of it; null where there never was one. */
  async row(id: string): Promise<ReplayRow | null> {
    const record = await replayById(this.database.pool, id);
    return record ? this.told(record) : null;
  }

  /** The newest first, without those that were deleted. */
  async list(): Promise<ReplayRow[]> {
    const records = await newestReplays(this.database.pool, LISTED);
    return records.map((record) => this.told(record));
  }

  /** Whether a file would bring lists of its own. */
  speaksOfAnother(named: NamedLists): boolean {
    return this.realms.speaksOfAnother(named);
  }

  private told(record: ReplayRecord): ReplayRow {
    return toReplayRow(record, this.clock.now(record.realm));
  }
}
