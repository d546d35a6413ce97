/** Casts of a cluster with what became of them, counted. */
import { Injectable } from '@nestjs/common';
import type { CastRow } from '@heed/shared/answers';
import { Database } from '../kernel/database/database';

const MOST = 50;

@Injectable()
export class CastReader {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  list(clusterId: string): Promise<CastRow[]> {
    return this.database.query<CastRow>(
      `select t.id, t.cluster_id as "clusterId", t.state, t.zh, t.en,
         t.drafted_by as "draftedById", t.drafted_at as "draftedAt",
         t.approved_by as "approvedById", t.approved_at as "approvedAt",
         coalesce((select json_object_agg(s.state, s.count) from (
           select a.state, count(*)::integer as count from answer a where a.cast_id = t.id
           group by a.state) s), '{}') as counts
       from cluster_cast t where t.cluster_id = $1 order by t.drafted_at desc, t.id desc limit ${MOST}`,
      [clusterId],
    );
  }
}
