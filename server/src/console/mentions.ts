/** Who was named in a note on a case, and whether they have looked. The only writer of it. */
import { Injectable } from '@nestjs/common';
import type { MentionInput } from '@heed/shared/console';
import type { Realm } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../access/principal';
import { PrincipalStore } from '../access/principal-store';
import { isVisible, visibleSql } from '../access/visible';
import { loadCases } from '../cases/case-rows';
import { DeskWriter } from '../journal/desk-writer';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';

@Injectable()
export class Mentions {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly store: PrincipalStore,
    private readonly clock: RealmClock,
  ) {}

  /** Whoever can't see the case is not told of it: the sender hears so before anything is kept. */
  async mention(
    principal: Principal,
    caseId: string,
    input: MentionInput,
  ): Promise<{ position: number } | Refusal> {
    const record = isId(caseId) ? (await loadCases(this.database, [caseId])).get(caseId) : null;
    if (!record || !isVisible(principal, record)) return refuse('not-found');
    const ids = [...new Set(input.memberIds)];
    if (!ids.every(isId)) return refuseField('invalid', 'memberIds', 'not an id');
    const accounts = await this.store.accounts(ids);
    const blind = ids.filter((id) => {
      const member = accounts.get(id);
      return !member || !isVisible(member, record);
    });
    if (blind.length > 0) return refuseField('unknown-member', 'memberIds', 'cannot-see-case');
    const { requestId } = input;
    const by = actorOf(principal);
    const request = { realm: record.realm, by, requestId, body: { caseId, input } };
    const done = await this.writer.write(request, async (change) => {
      await change.query(
        `insert into mention (case_id, member_id, by_id, realm, at)
         select $1, member, $3, $4, $5 from unnest($2::uuid[]) member on conflict do nothing`,
        [caseId, ids, principal.id, record.realm, change.at],
      );
      for (const memberId of ids) {
        change.note({ type: 'member-mentioned', data: { caseId, memberId } });
      }
      return caseId;
    });
    return isRefusal(done) ? done : { position: done.position };
  }

  /** How many cases the reader was named on and hasn't looked at since. */
  async unread(principal: Principal, realm: Realm): Promise<number> {
    const { sql, params } = visibleSql(principal, 'c', 3);
    const [row] = await this.database.query<{ n: number }>(
      `select count(distinct m.case_id)::integer as n from mention m join cases c on c.id = m.case_id
       where m.member_id = $1 and m.realm = $2 and m.read_at is null and ${sql}`,
      [principal.id, realm, ...params],
    );
    return row?.n ?? 0;
  }

  /** The reader has the case open. What one has looked at is no event: nobody else is told. */
  async read(principal: Principal, caseId: string, realm: Realm): Promise<void> {
    await this.database.query(
      `update mention set read_at = $3
       where case_id = $1 and member_id = $2 and read_at is null`,
      [caseId, principal.id, this.clock.isoNow(realm)],
    );
  }
}
