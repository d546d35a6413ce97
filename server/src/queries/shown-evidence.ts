/** Which pieces of evidence somebody may show for something: a promise that was kept, a channel that was seen to. */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { visibleSql } from '../access/visible';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { refuseField, type Refusal } from '../kernel/refusal';

/** What can be looked at. A recording of a call is somebody's voice, and shows nothing. */
const showable = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4']);

@Injectable()
export class ShownEvidence {
  constructor(private readonly database: Database) {}

  /**
   * Null where it may be shown: a piece of no complaint that they brought themselves, or one of a
   * case of this realm that they see. Whoever names another learns no more than that there is none.
   */
  async fault(
    principal: Principal,
    evidenceId: string | undefined,
    realm: Realm | null,
  ): Promise<Refusal | null> {
    if (evidenceId === undefined || realm === null) return null;
    const type = isId(evidenceId) ? await this.typeOf(principal, evidenceId, realm) : null;
    if (type === null) return refuseField('invalid', 'evidenceId', 'no-such-evidence');
    return showable.has(type) ? null : refuseField('invalid', 'evidenceId', 'not-showable');
  }

  private async typeOf(principal: Principal, id: string, realm: Realm): Promise<string | null> {
    const { sql, params } = visibleSql(principal, 'k', 4);
    const [row] = await this.database.query<{ type: string }>(
      `with named as (
         select k.realm = $3 and ${sql} as seen
         from complaint c join cases k on k.id = c.case_id
         where c.evidence_ids::jsonb @> to_jsonb($1::uuid::text) and c.evidence_ids::text <> '[]'
       )
       select e.media_type as type from evidence e
       where e.id = $1::uuid and (
         exists (select 1 from named where seen)
         or coalesce(e.account_id, e.key_id) = $2 and not exists (select 1 from named))`,
      [id, principal.id, realm, ...params],
    );
    return row?.type ?? null;
  }
}
