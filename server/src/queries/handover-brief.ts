/** What somebody has to hand over, as it stands now: counted in the database, of each kind the most pressing. */
import { Injectable } from '@nestjs/common';
import { HandoverItemKind, MOST_ITEMS } from '@heed/shared/handover';
import { Urgency, type Realm } from '@heed/shared/vocabulary';
import { can } from '../access/can';
import type { Principal } from '../access/principal';
import { knownSql } from '../access/tip-offs';
import { visibleSql } from '../access/visible';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import type { BriefFacts, BriefItem } from '../roster/rules/brief';

type CaseKind = 'claim' | 'overdue' | 'never-contacted' | 'open';

interface CaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly caseNo: string;
  readonly urgency: number;
  readonly dueAt: string | null;
  /** Of its kind. */
  readonly total: number;
}
interface OtherRow {
  readonly id: string;
  readonly code: string | null;
  readonly caseNo: string | null;
  readonly dueAt: string | null;
  readonly total: number;
}

/** More cases than this are in nobody's hands. */
const MOST_CLAIMS = 2_000;

@Injectable()
export class HandoverBriefQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** [R13] All of it; whoever only works on cases hands over their own. */
  async facts(principal: Principal, realm: Realm): Promise<BriefFacts> {
    const mayBulletins = can(principal, 'bulletin:read');
    const [cases, claims, open, alarms, promises, bulletins] = await Promise.all([
      this.cases(principal, realm),
      this.claims(principal, realm),
      this.open(principal, realm),
      can(principal, 'alarm:acknowledge') ? this.alarms(principal, realm) : [],
      mayBulletins ? this.others('promise', realm) : [],
      mayBulletins ? this.others('bulletin', realm) : [],
    ]);
    const totals = Object.fromEntries(HandoverItemKind.options.map((kind) => [kind, 0])) as Record<
      HandoverItemKind,
      number
    >;
    for (const { kind, total } of cases) totals[kind] = total;
    totals.alarm = alarms[0]?.total ?? 0;
    totals.promise = promises[0]?.total ?? 0;
    totals.bulletin = bulletins[0]?.total ?? 0;
    const items = [
      ...alarms.map((row) => other('alarm', row)),
      ...promises.map((row) => other('promise', row)),
      ...bulletins.map((row) => other('bulletin', row)),
      ...cases.filter(({ kind }) => kind !== 'open').map(toItem),
    ];
    return { items, totals, claims, open };
  }

  /** One case alone, where it is in the hands of whoever asks; null where it is not. */
  async oneCase(principal: Principal, caseId: string, realm: Realm): Promise<BriefFacts | null> {
    const rows = isId(caseId)
      ? await this.database.query<CaseRow>(
          `select id, 'claim' as kind, case_no as "caseNo", urgency, due_at as "dueAt", 1 as total
           from cases where id = $1 and realm = $2 and holder_id = $3 and closed_at is null`,
          [caseId, realm, principal.id],
        )
      : [];
    if (rows.length === 0) return null;
    const none = { alarm: 0, overdue: 0, 'never-contacted': 0, promise: 0, bulletin: 0, open: 0 };
    const open = { critical: 0, urgent: 0, normal: 0 };
    return { items: rows.map(toItem), totals: { ...none, claim: 1 }, claims: [caseId], open };
  }

  /** Each open case under the first kind that fits, the most pressing of each kind, with how many there are. */
  private cases(principal: Principal, realm: Realm): Promise<CaseRow[]> {
    const visible = visibleSql(principal, 'c', 5);
    const whose = can(principal, 'case:assign') ? 'true' : 'c.holder_id = $2::uuid';
    return this.database.query<CaseRow>(
      `select id, kind, case_no as "caseNo", urgency, due_at as "dueAt", total from (
         select k.*, count(*) over (partition by kind)::integer as total,
           row_number() over (partition by kind order by urgency, due_at nulls last, id) as n
         from (
           select c.id, c.case_no, c.urgency, c.due_at,
             case when c.holder_id = $2::uuid then 'claim' when c.due_at <= $3 then 'overdue'
               when c.contacted_at is null then 'never-contacted' else 'open' end as kind
           from cases c
           where c.realm = $1 and c.closed_at is null and not c.historic and ${whose}
             and ${visible.sql}
         ) k
       ) ranked where n <= $4`,
      [realm, principal.id, this.clock.isoNow(realm), MOST_ITEMS, ...visible.params],
    );
  }

  private async claims(principal: Principal, realm: Realm): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from cases where holder_id = $1 and realm = $2 and closed_at is null
         and not historic order by urgency, due_at nulls last limit ${MOST_CLAIMS}`,
      [principal.id, realm],
    );
    return rows.map(({ id }) => id);
  }

  private async open(principal: Principal, realm: Realm): Promise<BriefFacts['open']> {
    const { sql, params } = visibleSql(principal, 'c', 2);
    const rows = await this.database.query<{ urgency: number; n: number }>(
      `select urgency, count(*)::integer as n from cases c
       where c.realm = $1 and c.closed_at is null and not c.historic and ${sql} group by urgency`,
      [realm, ...params],
    );
    const of = (urgency: Urgency) =>
      rows.find((row) => Urgency.options[row.urgency] === urgency)?.n ?? 0;
    return { critical: of('critical'), urgent: of('urgent'), normal: of('normal') };
  }

  /** Of an alarm about a case out of sight nothing but that it stands. */
  private async alarms(principal: Principal, realm: Realm): Promise<OtherRow[]> {
    const rows = await this.others('alarm', realm);
    const seen = await this.seen(
      principal,
      realm,
      rows.flatMap(({ caseNo }) => caseNo ?? []),
    );
    return rows.map((row) => (seen.has(row.caseNo ?? '') ? row : { ...row, caseNo: null }));
  }

  /** Which of these case numbers the reader may know, and what each is about: '' by C48. */
  async seen(
    principal: Principal,
    realm: Realm,
    caseNos: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const { sql, params } = visibleSql(principal, 'c', 3);
    const known = knownSql(principal, 'c', 3 + params.length);
    const rows = await this.database.query<{ caseNo: string; title: string }>(
      `select c.case_no as "caseNo", coalesce(case when ${known.sql} then t.title end, '') as title
       from cases c left join complaint_text t on t.complaint_id = c.first_complaint_id
       where c.realm = $1 and c.case_no = any ($2) and ${sql}`,
      [realm, caseNos, ...params, ...known.params],
    );
    return new Map(rows.map(({ caseNo, title }) => [caseNo, title]));
  }

  private others(what: keyof typeof others, realm: Realm): Promise<OtherRow[]> {
    return this.database.query<OtherRow>(others[what], [realm, MOST_ITEMS]);
  }
}

const others = {
  alarm: `select id, code, about ->> 'caseNo' as "caseNo", (about ->> 'dueAt')::timestamptz as "dueAt",
      count(*) over ()::integer as total
    from alarm where realm = $1 and cleared_at is null order by level, raised_at limit $2`,
  promise: `select id, null as code, null as "caseNo", due_at as "dueAt", count(*) over ()::integer as total
    from promise where realm = $1 and state in ('open', 'revised') order by due_at limit $2`,
  bulletin: `select id, state as code, null as "caseNo", release_at as "dueAt", count(*) over ()::integer as total
    from bulletin where realm = $1
      and state in ('draft', 'in_review', 'signed_on_paper', 'approved') order by id limit $2`,
} as const;

function toItem({ id, kind, caseNo, urgency, dueAt }: CaseRow): BriefItem {
  const rank = Urgency.options[urgency] ?? null;
  return { kind, subjectId: id, code: null, caseNo, urgency: rank, dueAt };
}

function other(kind: HandoverItemKind, { id, code, caseNo, dueAt }: OtherRow): BriefItem {
  return { kind, subjectId: id, code, caseNo, urgency: null, dueAt };
}
