/** The rules under which cases join clusters by themselves, and the cases that they ask for. */
import { Urgency, type Realm } from '@heed/shared/vocabulary';
import { urgencyRules } from '../../data/lexicon/urgency';
import type { SetRule } from '../clusters/cluster-record';
import { ruleJoins } from '../clusters/rules/join-rule';
import { Database } from '../kernel/database/database';

/** A cluster that takes cases in. */
export interface TakingCluster {
  readonly id: string;
  readonly realm: Realm;
  readonly rule: SetRule;
  readonly leadUrgency: number;
}

interface Told {
  readonly complaintId: string;
  readonly caseId: string;
  readonly receivedAt: string;
  readonly category: string | null;
  readonly street: string | null;
  readonly urgency: number;
  readonly text: string;
  readonly vulnerable: readonly string[];
  readonly fired: readonly { readonly rule: string }[];
}

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

const lifeSafety = new Set(
  urgencyRules.filter((rule) => rule.lifeSafety === true).map(({ code }) => code),
);

// [K7] A tip-off joins nothing by itself either: how many a cluster has would tell of it.
const TOLD = `select k.complaint_id as "complaintId", c.id as "caseId", k.received_at as "receivedAt",
    c.category, c.street, c.urgency, t.title || ' ' || t.body as text,
    j.entry::json -> 'data' -> 'vulnerable' as vulnerable, j.entry::json -> 'data' -> 'fired' as fired
  from complaint k join cases c on c.id = k.case_id
    join complaint_text t on t.complaint_id = k.complaint_id
    join journal j on j.position = k.position
  where c.realm = $1 and not c.historic and c.closed_at is null and c.cluster_id is null
    and c.doc ->> 'procedure' is distinct from 'tip_off'
    and not exists (select 1 from cluster_apart a where a.case_id = c.id)`;

/** [K6] Clusters whose rule has not ended, the oldest rule first. */
export async function takingClusters(database: Database): Promise<TakingCluster[]> {
  const rows = await database.query<TakingCluster & { rule: SetRule | null }>(
    `select k.id, k.realm, k.doc -> 'rule' as rule, l.urgency as "leadUrgency"
     from cluster k join cases l on l.id = k.lead_id where k.dissolved_at is null`,
  );
  return rows
    .filter((row): row is TakingCluster => row.rule !== null)
    .toSorted((a, b) => (a.rule.since < b.rule.since ? -1 : 1));
}

export class JoinCandidates {
  constructor(
    private readonly database: Database,
    private readonly streetsOfZone: (realm: Realm, zone: string) => readonly string[],
  ) {}

  /** Of the cases named those that the rule asks for. */
  async among(cluster: TakingCluster, caseIds: readonly string[]): Promise<string[]> {
    const told = await this.database.query<Told>(`${TOLD} and c.id = any ($2::uuid[])`, [
      cluster.realm,
      caseIds,
    ]);
    return this.asked(cluster, told);
  }

  /** All that came in since the rule was set, a page at a time. */
  async *since(cluster: TakingCluster): AsyncGenerator<string[]> {
    let after = FIRST;
    for (;;) {
      const told = await this.database.query<Told>(
        `${TOLD} and k.realm = $1 and k.registered_at >= $2 and k.complaint_id > $3
         order by k.complaint_id limit ${PAGE}`,
        [cluster.realm, cluster.rule.since, after],
      );
      yield this.asked(cluster, told);
      const last = told.at(-1)?.complaintId;
      if (told.length < PAGE || last === undefined) return;
      after = last;
    }
  }

  /** A case that repeats count in is left to people where any of its complaints is. */
  private asked({ realm, rule, leadUrgency }: TakingCluster, told: readonly Told[]): string[] {
    const streets = (zone: string) => this.streetsOfZone(realm, zone);
    const lead = urgencyOf(leadUrgency);
    const verdicts = new Map<string, boolean>();
    for (const each of told) {
      const mayBeHarmed =
        each.vulnerable.length > 0 || each.fired.some((fired) => lifeSafety.has(fired.rule));
      const candidate = { ...each, urgency: urgencyOf(each.urgency), mayBeHarmed };
      const joins = ruleJoins(rule, candidate, lead, streets);
      if (mayBeHarmed) verdicts.set(each.caseId, false);
      else if (joins && !verdicts.has(each.caseId)) verdicts.set(each.caseId, true);
    }
    return [...verdicts].filter(([, joins]) => joins).map(([caseId]) => caseId);
  }
}

function urgencyOf(rank: number): Urgency {
  return Urgency.options[rank] ?? 'normal';
}
