/** Finds earlier cases of the same phone number for the call-taker. It only suggests the same person. */
import { Injectable } from '@nestjs/common';
import type { CallerFound } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { Sealer } from '../kernel/seal/sealer';
import { maskName } from '../kernel/text/mask';
import { normalisePhone } from '../kernel/text/phone';
import type { Principal } from '../access/principal';
import { findableSql } from '../access/tip-offs';
import { visibleSql } from '../access/visible';
import { SealedWords } from '../cases/sealed-words';
import { toCaseRow, type CaseListRow } from './case-row';

const DAY = 86_400_000;
const SHOWN_CASES = 8;

@Injectable()
export class CallerQuery {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly words: SealedWords,
    private readonly clock: RealmClock,
  ) {}

  async find(principal: Principal, phone: string, realm: Realm = REAL): Promise<CallerFound> {
    const normal = normalisePhone(phone);
    const people = normal ? await this.peopleOf(normal) : [];
    if (people.length === 0) return { name: null, complaints: 0, complaintsToday: 0, cases: [] };
    const now = this.clock.now(realm);
    const visible = visibleSql(principal, 'c', 3);
    const told = await this.database.query<{ seal_id: string; received_at: string }>(
      `select k.seal_id, k.received_at from complaint k join cases c on c.id = k.case_id
       where k.person_id = any ($1::uuid[]) and k.realm = $2 and ${visible.sql}
         and ${findableSql('c')}
       order by k.received_at desc limit 1000`,
      [people, realm, ...visible.params],
    );
    const dayAgo = isoTime(now - DAY);
    const newest = told[0] ? await this.words.openComplaint(told[0].seal_id) : null;
    return {
      name: newest?.name ? maskName(newest.name) : null,
      complaints: told.length,
      complaintsToday: told.filter(({ received_at }) => received_at >= dayAgo).length,
      cases: await this.casesOf(principal, people, { realm, now: isoTime(now) }),
    };
  }

  private async peopleOf(phone: string): Promise<string[]> {
    const hashes = this.sealer
      .blindIndexes('phone', phone)
      .map(({ index }) => index.toString('hex'));
    const rows = await this.database.query<{ person_id: string }>(
      `select distinct person_id from lookup
       where kind = 'phone' and bidx = any (select decode(h, 'hex') from unnest($1::text[]) h)`,
      [hashes],
    );
    return rows.map(({ person_id }) => person_id);
  }

  private async casesOf(
    principal: Principal,
    people: readonly string[],
    { realm, now }: { readonly realm: Realm; readonly now: string },
  ): Promise<CallerFound['cases']> {
    const visible = visibleSql(principal, 'c', 3);
    const rows = await this.database.query<CaseListRow>(
      `select c.doc, t.title from cases c
       left join complaint_text t on t.complaint_id = c.first_complaint_id
       where c.realm = $2 and ${visible.sql} and ${findableSql('c')} and c.id in
         (select case_id from complaint where person_id = any ($1::uuid[]))
       order by (c.closed_at is null) desc, c.received_at desc limit ${SHOWN_CASES}`,
      [people, realm, ...visible.params],
    );
    return rows.map((row) => {
      const { id, caseNo, title, urgency, state, category, street, unitId } = toCaseRow(
        row,
        now,
        principal,
      );
      const { receivedAt, dueAt, contactedAt, repeatCount, closedAt } = toCaseRow(
        row,
        now,
        principal,
      );
      const facts = { id, caseNo, title, urgency, state, category, street, unitId };
      return { ...facts, receivedAt, dueAt, contactedAt, repeatCount, open: closedAt === null };
    });
  }
}
