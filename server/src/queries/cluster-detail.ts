/** Clusters with those of their members that the reader may see; what joined lately, and what of it to look at. */
import { Injectable } from '@nestjs/common';
import type { ClusterDetail, ClusterMember, Flood, JoinSample } from '@heed/shared/clusters';
import type { Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { can } from '../access/can';
import { mayKnow } from '../access/tip-offs';
import { isVisible, visibleSql } from '../access/visible';
import type { CaseRecord } from '../cases/case-record';
import { loadCluster } from '../clusters/cluster-rows';
import type { ClusterRecord } from '../clusters/cluster-record';
import { isAnswered } from '../cases/rules/answered';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';

const FLOOD_MINUTES = 10;
/** What a rule joined longer ago is no longer picked for a look. */
const SAMPLE_HOURS = 24;
const SAMPLE_CHARACTERS = 200;

interface MemberRow {
  readonly doc: CaseRecord;
  readonly title: string | null;
  readonly joinedAt: string;
  readonly ruleId: string | null;
  readonly checked: boolean;
}

const memberColumns = `c.doc, t.title, m.joined_at as "joinedAt", m.rule_id as "ruleId", m.checked`;
const memberSource = `cluster_member m join cases c on c.id = m.case_id
  left join complaint_text t on t.complaint_id = c.first_complaint_id`;

@Injectable()
export class ClusterQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** Null where there is none, or where the reader may see none of its members. */
  async detail(principal: Principal, id: string): Promise<ClusterDetail | null> {
    const record = await loadCluster(this.database.pool, id);
    if (!record) return null;
    const { sql, params } = visibleSql(principal, 'c', 2);
    const [rows, counts] = await Promise.all([
      this.database.query<MemberRow>(
        `select ${memberColumns} from ${memberSource} where m.cluster_id = $1 and ${sql}
         order by m.joined_at, m.case_id`,
        [id, ...params],
      ),
      this.database.query<{ size: number; joined: number }>(
        `select count(*)::integer as size, (count(*) filter (where rule_id = $2))::integer as joined
         from cluster_member where cluster_id = $1`,
        [id, record.rule?.id ?? null],
      ),
    ]);
    const isTold =
      rows.length > 0 || (record.dissolvedAt !== null && can(principal, 'case:cluster'));
    if (!isTold) return null;
    const { size = 0, joined = 0 } = counts[0] ?? {};
    const members = inOrder(rows, { leadId: record.leadId, reader: principal });
    return {
      ...detailOf(record, joined),
      leadId: members.find(({ lead }) => lead)?.caseId ?? null,
      size,
      members,
    };
  }

  /** What came in in the last minutes, and the rules in force. */
  async flood(principal: Principal, realm: Realm): Promise<Flood> {
    const now = this.clock.now(realm);
    const from = isoTime(now - FLOOD_MINUTES * 60_000);
    const [told, joined, rules] = await Promise.all([
      this.told(realm, from),
      this.joins(realm, from, isoTime(now - SAMPLE_HOURS * 3_600_000)),
      this.rules(principal, realm, isoTime(now)),
    ]);
    return { minutes: FLOOD_MINUTES, ...told, ...joined, rules };
  }

  /** [K8] Joins of rules that nobody looked at, in an order that nobody chooses. */
  async sample(principal: Principal, realm: Realm, limit: number): Promise<JoinSample> {
    const since = isoTime(this.clock.now(realm) - SAMPLE_HOURS * 3_600_000);
    const { sql, params } = visibleSql(principal, 'c', 4);
    const rows = await this.database.query<
      MemberRow & {
        record: ClusterRecord;
        lead: CaseRecord;
        leadTitle: string | null;
        text: string | null;
      }
    >(
      `select ${memberColumns}, k.doc as record, l.doc as lead, lt.title as "leadTitle",
         left(t.body, ${SAMPLE_CHARACTERS}) as text
       from ${memberSource} join cluster k on k.id = m.cluster_id join cases l on l.id = k.lead_id
         left join complaint_text lt on lt.complaint_id = l.first_complaint_id
       where m.realm = $1 and m.rule_id is not null and m.joined_at >= $2 and not m.checked and ${sql}
       order by md5(m.case_id::text) limit $3`,
      [realm, since, limit, ...params],
    );
    return {
      rows: rows.map(({ record, lead, leadTitle, text, ...row }) => ({
        clusterId: record.id,
        clusterVersion: record.version,
        leadNo: isVisible(principal, lead) ? lead.caseNo : '',
        leadTitle: knows(principal, lead) ? (leadTitle ?? '') : '',
        text: knows(principal, row.doc) ? (text ?? '') : '',
        member: memberOf(row, { leadId: record.leadId, reader: principal }),
      })),
    };
  }

  private async told(realm: Realm, from: string) {
    const rows = await this.database.query<
      Pick<Flood, 'received' | 'opened' | 'answered' | 'repeats'>
    >(
      `select count(*)::integer as received,
         (count(*) filter (where c.first_complaint_id = k.complaint_id))::integer as opened,
         (count(*) filter (where c.first_complaint_id <> k.complaint_id))::integer as repeats,
         (count(*) filter (where c.first_complaint_id = k.complaint_id and exists (
            select 1 from case_told a where a.case_id = c.id and a.kind = 'case-answered')))::integer as answered
       from complaint k join cases c on c.id = k.case_id
       where k.realm = $1 and k.registered_at >= $2 and not c.historic`,
      [realm, from],
    );
    return rows[0] ?? { received: 0, opened: 0, repeats: 0, answered: 0 };
  }

  private async joins(realm: Realm, from: string, since: string) {
    const rows = await this.database.query<Pick<Flood, 'joinedByRule' | 'unchecked'>>(
      `select (count(*) filter (where joined_at >= $2))::integer as "joinedByRule",
         (count(*) filter (where not checked))::integer as unchecked
       from cluster_member where realm = $1 and rule_id is not null and joined_at >= $3`,
      [realm, from, since],
    );
    return rows[0] ?? { joinedByRule: 0, unchecked: 0 };
  }

  /** Of clusters of which the reader may see a member. */
  private async rules(principal: Principal, realm: Realm, now: string): Promise<Flood['rules']> {
    const { sql, params } = visibleSql(principal, 'c', 2);
    const rows = await this.database.query<{ doc: ClusterRecord }>(
      `select k.doc from cluster k where k.realm = $1 and k.dissolved_at is null
         and k.doc ->> 'rule' is not null
         and exists (select 1 from cases c where c.cluster_id = k.id and ${sql})`,
      [realm, ...params],
    );
    return rows.flatMap(({ doc: { id: clusterId, version, rule } }) => {
      if (rule === null || rule.validUntil <= now) return [];
      const { id, name, byId, since, validUntil } = rule;
      return [{ clusterId, version, id, name, byId, since, validUntil }];
    });
  }
}

function detailOf(
  { id, realm, version, raised, dissolvedAt, rule, last }: ClusterRecord,
  joined: number,
): Omit<ClusterDetail, 'leadId' | 'size' | 'members'> {
  const shown = rule && { ...rule, joined };
  return { id, realm, version, raised, dissolvedAt, rule: shown, undoable: last !== null };
}

/** Where the members are read: under which lead, and by whom. */
interface Reading {
  readonly leadId: string;
  readonly reader: Principal;
}

function inOrder(rows: readonly MemberRow[], reading: Reading): ClusterMember[] {
  const members = rows.map((row) => memberOf(row, reading));
  return members.toSorted((a, b) => Number(b.lead) - Number(a.lead));
}

function memberOf(
  { doc, title, joinedAt, ruleId, checked }: MemberRow,
  { leadId, reader }: Reading,
): ClusterMember {
  const { id: caseId, caseNo, urgency, state, version, unitId, holderId, receivedAt } = doc;
  const facts = { caseId, caseNo, urgency, state, version, unitId, holderId, receivedAt };
  const lead = caseId === leadId;
  const answered = isAnswered(doc);
  return {
    ...facts,
    title: knows(reader, doc) ? (title ?? '') : '',
    joinedAt,
    ruleId,
    checked,
    lead,
    answered,
  };
}

/** [C46] [C48] */
function knows(reader: Principal, doc: CaseRecord): boolean {
  return isVisible(reader, doc) && mayKnow(reader, doc);
}
