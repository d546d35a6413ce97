/**
 * Tells incidents of the bulletins that were published about them: clocks are met, the next word's is
 * set. Each bulletin counts once, whichever node sees it first, and also when it went out while this
 * one was away.
 */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { IncidentDesk } from '../incidents/incident-desk';
import { informedRequest } from '../incidents/rules/publication';
import { requestKeyOf } from '../journal/desk-writer';
import { SYSTEM_ACTOR } from '../journal/events';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';
import { LookingFollower } from './entry-follower';

const asking = new Set<FoldedEntry['type']>(['bulletin-published']);

interface Untold {
  readonly bulletinId: string;
  readonly incidentId: string;
  readonly realm: Realm;
  readonly publishedAt: string;
  readonly nextUpdateAt: string | null;
}

@Injectable()
export class Publications extends LookingFollower {
  constructor(
    private readonly database: Database,
    private readonly incidents: IncidentDesk,
  ) {
    super('incidents could not be told of a bulletin', asking);
  }

  protected override async look(): Promise<void> {
    for (const { realm, incidentId, ...told } of await this.untold()) {
      await this.incidents.informed(incidentId, realm, told);
    }
  }

  private untold(): Promise<Untold[]> {
    return this.database.query<Untold>(
      `select b.id as "bulletinId", b.incident_id as "incidentId", b.realm,
         b.published_at as "publishedAt", b.next_update_at as "nextUpdateAt"
       from bulletin b
       where b.published_at is not null and not exists (
         select 1 from desk_request r where r.request_key = $1 || b.id)
       order by b.published_at, b.id`,
      [requestKeyOf(SYSTEM_ACTOR, informedRequest(''))],
    );
  }
}
