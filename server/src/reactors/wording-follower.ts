/**
 * Puts the agreed wording to the test when a bulletin of its incident goes out, is corrected or taken
 * back. What is asked is read from the journal, so that nothing is missed while all nodes were away,
 * and an entry that was looked at since is not asked again.
 */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';
import { WordingDesk } from '../wording/wording-desk';
import { LookingFollower } from './entry-follower';

const asking = new Set<FoldedEntry['type']>([
  'bulletin-published',
  'bulletin-corrected',
  'bulletin-retracted',
]);

interface Touched {
  readonly id: string;
  readonly realm: Realm;
  readonly bulletinId: string;
}

@Injectable()
export class WordingFollower extends LookingFollower {
  constructor(
    private readonly database: Database,
    private readonly desk: WordingDesk,
  ) {
    super('wording could not be put to the test', asking);
  }

  protected override async look(): Promise<void> {
    for (const { id, realm, bulletinId } of await this.touched()) {
      await this.desk.question(id, realm, bulletinId);
    }
  }

  /** [W6] The newest bulletin that came after an entry was last looked at. */
  private touched(): Promise<Touched[]> {
    return this.database.query<Touched>(
      `select distinct on (w.id) w.id, w.realm, j.entry::json -> 'data' ->> 'bulletinId' as "bulletinId"
       from wording w join journal j on j.position > w.checked_position and j.realm = w.realm
         and j.type in ('bulletin-published', 'bulletin-corrected', 'bulletin-retracted')
         and j.entry::json -> 'data' ->> 'incidentId' = w.incident_id::text
       where w.state = 'agreed' and w.incident_id is not null
       order by w.id, j.position desc`,
    );
  }
}
