/**
 * Lets cases join the clusters whose rule asks for them, and raises a lead that a member is worse
 * than. Both look at what is so now, so any number of nodes may do it, and what was missed while all
 * were down is found at the next start.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ClusterDesk } from '../clusters/cluster-desk';
import { CaseDesk } from '../cases/case-desk';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';
import { ReferenceLists } from '../reference/reference-lists';
import { ClusterRaiser } from './cluster-raiser';
import { JoinCandidates, takingClusters, type TakingCluster } from './join-candidates';

/** Cases that are looked at together, and of those that join in one write. */
const AT_A_TIME = 500;
const AT_ONCE = 50;
const RETRY_MILLISECONDS = 1_000;

@Injectable()
export class ClusterJoiner implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ClusterJoiner.name);
  private readonly candidates: JoinCandidates;
  private readonly raiser: ClusterRaiser;
  /** Null where it isn't known whether there is any. */
  private taking: readonly TakingCluster[] | null = null;
  /** Cases that something was heard of, by realm. */
  private readonly heard = new Map<string, Set<string>>();
  /** Clusters whose rule is held against what came in since it was set. */
  private readonly since = new Set<string>();
  private running: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly clusters: ClusterDesk,
    cases: CaseDesk,
    lists: ReferenceLists,
  ) {
    this.candidates = new JoinCandidates(
      database,
      (realm, zone) => lists.of(realm).zone(zone)?.streets ?? [],
    );
    this.raiser = new ClusterRaiser(database, clusters, cases);
  }

  /** Looks at everything that happened while no node was up. */
  async start(): Promise<void> {
    this.taking = await takingClusters(this.database);
    for (const { id } of this.taking) this.since.add(id);
    this.raiser.lookAtAll();
    this.ring();
  }

  /** Entries were committed: some may ask for a join, or tell that a member became worse. */
  follow(entries: readonly FoldedEntry[]): void {
    for (const entry of entries) {
      this.note(entry);
      this.raiser.note(entry);
    }
    this.ring();
  }

  /** Resolves when all that is known of by now is done. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.retry) clearTimeout(this.retry);
    await this.running;
  }

  private note({ type, data, realm }: FoldedEntry): void {
    // A lead's urgency decides too: what is more urgent is left to people.
    if (type.startsWith('cluster-') || type === 'urgency-set') this.taking = null;
    if (type === 'cluster-rule-set' || type === 'cluster-undone') this.since.add(data.clusterId);
    const mayFit =
      type === 'complaint-registered' || type === 'category-set' || type === 'place-set';
    if (!mayFit || data.after.historic || this.taking?.length === 0) return;
    this.heard.set(realm, (this.heard.get(realm) ?? new Set()).add(data.caseId));
  }

  private get isIdle(): boolean {
    return this.heard.size === 0 && this.since.size === 0 && this.raiser.isIdle;
  }

  private ring(): void {
    if (this.stopping || this.isIdle) return;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.retry === null) this.ring();
    });
  }

  private async run(): Promise<void> {
    try {
      while (!this.isIdle && !this.stopping) await this.turn();
    } catch (error) {
      this.logger.warn({ msg: 'cases could not join; it is tried again', error });
      this.retry ??= setTimeout(() => {
        this.retry = null;
        this.ring();
      }, RETRY_MILLISECONDS).unref();
    }
  }

  /** One thing after the other; each is forgotten when it is done, so that an outage loses none. */
  private async turn(): Promise<void> {
    if (!this.raiser.isIdle) return this.raiser.turn();
    this.taking ??= await takingClusters(this.database);
    const [clusterId] = this.since;
    if (clusterId !== undefined) return this.joinSince(clusterId, this.taking);
    const [realm] = this.heard.keys();
    if (realm !== undefined) await this.joinHeard(realm, this.taking);
  }

  private async joinSince(clusterId: string, taking: readonly TakingCluster[]): Promise<void> {
    const cluster = taking.find(({ id }) => id === clusterId);
    if (cluster) {
      for await (const page of this.candidates.since(cluster)) await this.join(cluster, page);
    }
    this.since.delete(clusterId);
  }

  private async joinHeard(realm: string, taking: readonly TakingCluster[]): Promise<void> {
    const waiting = this.heard.get(realm) ?? new Set();
    const cases = [...waiting.values().take(AT_A_TIME)];
    // What is heard of them meanwhile is for a later turn.
    for (const id of cases) waiting.delete(id);
    if (waiting.size === 0) this.heard.delete(realm);
    try {
      for (const cluster of taking.filter((each) => each.realm === realm)) {
        await this.join(cluster, await this.candidates.among(cluster, cases));
      }
    } catch (error) {
      this.heard.set(realm, new Set([...cases, ...(this.heard.get(realm) ?? [])]));
      throw error;
    }
  }

  private async join(cluster: TakingCluster, caseIds: readonly string[]): Promise<void> {
    for (let from = 0; from < caseIds.length; from += AT_ONCE) {
      const some = caseIds.slice(from, from + AT_ONCE);
      await this.clusters.joinByRule(cluster, cluster.rule.id, some);
    }
  }
}
