/**
 * Lets cases join the clusters whose rule asks for them, raises a lead that a member is worse than, and
 * takes out what became a tip-off. All look at what is so now, so any number of nodes may do it, and what
 * was missed while all were down is found at the next start.
 */
import { Injectable } from '@nestjs/common';
import { ClusterDesk } from '../clusters/cluster-desk';
import { CaseDesk } from '../cases/case-desk';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';
import { ReferenceLists } from '../reference/reference-lists';
import { ClusterRaiser } from './cluster-raiser';
import { EntryFollower } from './entry-follower';
import { HeardCases } from './heard-cases';
import { JoinCandidates, takingClusters, type TakingCluster } from './join-candidates';
import { TipOffLeaver } from './tip-off-leaver';

/** Cases that join in one write. */
const AT_ONCE = 50;

@Injectable()
export class ClusterJoiner extends EntryFollower {
  private readonly candidates: JoinCandidates;
  private readonly raiser: ClusterRaiser;
  private readonly tipOffs: TipOffLeaver;
  /** Null where it isn't known whether there is any. */
  private taking: readonly TakingCluster[] | null = null;
  private readonly heard = new HeardCases();
  /** Clusters whose rule is held against what came in since it was set. */
  private readonly since = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clusters: ClusterDesk,
    cases: CaseDesk,
    lists: ReferenceLists,
  ) {
    super('cases could not join');
    this.candidates = new JoinCandidates(
      database,
      (realm, zone) => lists.of(realm).zone(zone)?.streets ?? [],
    );
    this.raiser = new ClusterRaiser(database, clusters, cases);
    this.tipOffs = new TipOffLeaver(database, clusters);
  }

  /** Looks at everything that happened while no node was up. */
  async start(): Promise<void> {
    this.taking = await takingClusters(this.database);
    for (const { id } of this.taking) this.since.add(id);
    this.raiser.lookAtAll();
    this.tipOffs.lookAtAll();
    this.wake();
  }

  protected override note(entry: FoldedEntry): void {
    const { type, data, realm } = entry;
    this.raiser.note(entry);
    this.tipOffs.note(entry);
    // A lead's urgency decides too: what is more urgent is left to people.
    if (type.startsWith('cluster-') || type === 'urgency-set') this.taking = null;
    if (type === 'cluster-rule-set' || type === 'cluster-undone') this.since.add(data.clusterId);
    const mayFit =
      type === 'complaint-registered' || type === 'category-set' || type === 'place-set';
    if (!mayFit || data.after.historic || this.taking?.length === 0) return;
    this.heard.hear(realm, data.caseId);
  }

  protected override get isIdle(): boolean {
    const { heard, since, raiser, tipOffs } = this;
    return heard.isEmpty && since.size === 0 && raiser.isIdle && tipOffs.isIdle;
  }

  protected override async turn(): Promise<void> {
    if (!this.tipOffs.isIdle) return this.tipOffs.turn();
    if (!this.raiser.isIdle) return this.raiser.turn();
    const taking = (this.taking ??= await takingClusters(this.database));
    const [clusterId] = this.since;
    if (clusterId !== undefined) return this.joinSince(clusterId, taking);
    await this.heard.look(async (realm, caseIds) => {
      for (const cluster of taking.filter((each) => each.realm === realm)) {
        await this.join(cluster, await this.candidates.among(cluster, caseIds));
      }
    });
  }

  private async joinSince(clusterId: string, taking: readonly TakingCluster[]): Promise<void> {
    const cluster = taking.find(({ id }) => id === clusterId);
    if (cluster) {
      for await (const page of this.candidates.since(cluster)) await this.join(cluster, page);
    }
    this.since.delete(clusterId);
  }

  private async join(cluster: TakingCluster, caseIds: readonly string[]): Promise<void> {
    for (let from = 0; from < caseIds.length; from += AT_ONCE) {
      const some = caseIds.slice(from, from + AT_ONCE);
      await this.clusters.joinByRule(cluster, cluster.rule.id, some);
    }
  }
}
