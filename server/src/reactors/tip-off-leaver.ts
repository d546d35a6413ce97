/** [K14] Takes a case out of its cluster that was turned to a tip-off. */
import type { Realm } from '@heed/shared/vocabulary';
import { ClusterDesk } from '../clusters/cluster-desk';
import { Database } from '../kernel/database/database';
import type { FoldedEntry } from '../projections/projection';

export class TipOffLeaver {
  private looking = false;

  constructor(
    private readonly database: Database,
    private readonly clusters: ClusterDesk,
  ) {}

  get isIdle(): boolean {
    return !this.looking;
  }

  /** What became one while no node was up is found too. */
  lookAtAll(): void {
    this.looking = true;
  }

  note({ type, data }: FoldedEntry): void {
    this.looking ||= type === 'procedure-set' && data.to === 'tip_off';
  }

  async turn(): Promise<void> {
    this.looking = false;
    try {
      const clusters = await this.database.query<{ id: string; realm: Realm }>(
        `select distinct k.id, k.realm from cases c join cluster k on k.id = c.cluster_id
         where c.marks @> '{tip_off}'`,
      );
      for (const { id, realm } of clusters) await this.clusters.leaveTipOffs(id, realm);
    } catch (error) {
      this.looking = true;
      throw error;
    }
  }
}
