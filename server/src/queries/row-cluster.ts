/** What a row says of the cluster of its case. */
import type { RowCluster } from '@heed/shared/clusters';

export interface ClusterColumn {
  readonly cluster?: RowCluster | null;
}

/** A column for a query on `cases c`, and the join that it needs. */
export const clusterColumn = `case when k.id is null then null else json_build_object(
  'id', k.id, 'lead', k.lead_id = c.id, 'others', k.size - 1, 'raised', k.raised) end as cluster`;
export const clusterJoin = 'left join cluster k on k.id = c.cluster_id';
