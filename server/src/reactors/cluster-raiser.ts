/** [K9] Raises the lead of a cluster that an open member is more urgent than. */
import { Urgency, type Realm } from '@heed/shared/vocabulary';
import { CaseDesk } from '../cases/case-desk';
import type { CommandActor } from '../cases/rules/situation';
import { ClusterDesk } from '../clusters/cluster-desk';
import { Database } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isRefusal } from '../kernel/refusal';
import type { FoldedEntry } from '../projections/projection';

const MOST_ATTEMPTS = 5;

const RAISER: CommandActor = {
  kind: 'system',
  id: 'cluster-raiser',
  unitId: null,
  unitIds: [],
  leader: true,
};

/** A lead that has to be raised, and the member that it is for. */
interface Worse {
  readonly clusterId: string;
  readonly realm: Realm;
  readonly leadId: string;
  readonly version: number;
  readonly memberId: string;
  readonly from: number;
  readonly to: number;
}

export class ClusterRaiser {
  private readonly changed = new Set<string>();
  private all = false;

  constructor(
    private readonly database: Database,
    private readonly clusters: ClusterDesk,
    private readonly cases: CaseDesk,
  ) {}

  get isIdle(): boolean {
    return !this.all && this.changed.size === 0;
  }

  lookAtAll(): void {
    this.all = true;
  }

  /** Cases that joined, lead now, or became more urgent. */
  note({ type, data }: FoldedEntry): void {
    const isWorse = type === 'complaint-registered' && data.worse;
    const may =
      type === 'case-joined-cluster' || type === 'cluster-lead-set' || type === 'urgency-set';
    if ((isWorse || may) && 'caseId' in data) this.changed.add(data.caseId);
  }

  async turn(): Promise<void> {
    const { all } = this;
    const cases = [...this.changed];
    this.all = false;
    this.changed.clear();
    try {
      for (const worse of await this.worse(all ? null : cases)) await this.raise(worse);
    } catch (error) {
      this.all ||= all;
      for (const id of cases) this.changed.add(id);
      throw error;
    }
  }

  private async raise({
    clusterId,
    realm,
    leadId,
    version,
    memberId,
    ...by
  }: Worse): Promise<void> {
    const from = Urgency.options[by.from] ?? 'normal';
    const to = Urgency.options[by.to] ?? 'normal';
    // The mark first: whoever finds the lead still as it was goes on from there.
    await this.clusters.raise(clusterId, { memberId, from, to }, realm);
    let expectedVersion = version;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const ask = { kind: 'set-urgency', expectedVersion, urgency: to, reason: 'K9' } as const;
      const answer = await this.cases.command({
        caseId: leadId,
        actor: RAISER,
        linkRule: 'K9',
        command: { ...ask, requestId: newId() },
      });
      // Whoever changed the lead meanwhile doesn't keep it down.
      if (!isRefusal(answer) || answer.error !== 'stale-version') return;
      expectedVersion = answer.extra.currentVersion ?? expectedVersion;
    }
  }

  /** Null looks at all clusters. */
  private worse(caseIds: readonly string[] | null): Promise<Worse[]> {
    return this.database.query<Worse & Record<string, unknown>>(
      `select distinct on (k.id) k.id as "clusterId", k.realm, l.id as "leadId", l.version,
         c.id as "memberId", l.urgency as "from", c.urgency as "to"
       from cluster k join cases l on l.id = k.lead_id
         join cluster_member m on m.cluster_id = k.id join cases c on c.id = m.case_id
       where k.dissolved_at is null and l.closed_at is null and c.closed_at is null
         and c.urgency < l.urgency
         and ($1::uuid[] is null or k.id in (select cluster_id from cases where id = any ($1)))
       order by k.id, c.urgency, c.received_at`,
      [caseIds],
    );
  }
}
