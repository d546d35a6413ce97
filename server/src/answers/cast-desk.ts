/** One reviewed text to everybody whose case is in a cluster: written by one, approved by another, ended by either. */
import { Injectable } from '@nestjs/common';
import type { CastCommand } from '@heed/shared/answers';
import type { ClusterRecord } from '../clusters/cluster-record';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { isId, newId } from '../kernel/ids';
import { refuse, type Refusal } from '../kernel/refusal';

interface StoredCast {
  readonly id: string;
  readonly state: 'drafted' | 'approved' | 'ended';
  readonly draftedBy: string | null;
  readonly digest: string;
}

@Injectable()
export class CastDesk {
  constructor(private readonly writer: DeskWriter) {}

  async command(
    cluster: Pick<ClusterRecord, 'id' | 'realm'>,
    command: CastCommand,
    by: Actor,
  ): Promise<DeskDone | Refusal> {
    const { requestId, ...asked } = command;
    const request = { realm: cluster.realm, by, requestId, body: { clusterId: cluster.id, asked } };
    return this.writer.write(request, async (change) => {
      const [standing] = await change.query<{ dissolvedAt: string | null }>(
        'select dissolved_at as "dissolvedAt" from cluster where id = $1 for update',
        [cluster.id],
      );
      if (!standing) return refuse('not-found');
      if (command.kind === 'draft') {
        if (standing.dissolvedAt !== null) return refuse('illegal-state');
        return draft(change, cluster.id, command);
      }
      const cast = await load(change, cluster.id, command.castId);
      if (!cast) return refuse('not-found');
      if (command.kind === 'end') return end(change, cluster.id, cast);
      if (standing.dissolvedAt !== null) return refuse('illegal-state');
      return approve(change, cluster.id, cast);
    });
  }
}

async function draft(
  change: DeskChange,
  clusterId: string,
  { zh, en: english }: Extract<CastCommand, { kind: 'draft' }>,
): Promise<string> {
  const castId = newId();
  const en = english ?? null;
  const textDigest = contentDigest({ zh, en });
  await change.query(
    `insert into cluster_cast (id, cluster_id, realm, state, zh, en, digest, drafted_by, drafted_at)
     values ($1, $2, $3, 'drafted', $4, $5, $6, $7, $8)`,
    [castId, clusterId, change.realm, zh, en, textDigest, change.by.id, change.at],
  );
  change.note({ type: 'cluster-cast-drafted', data: { castId, clusterId, textDigest } });
  return castId;
}

/** [A10] The one before it is over: whoever joins from now on is told this one. */
async function approve(
  change: DeskChange,
  clusterId: string,
  { id: castId, state, draftedBy, digest: textDigest }: StoredCast,
): Promise<string | Refusal> {
  if (state !== 'drafted') return refuse('illegal-state');
  if (draftedBy === change.by.id) return refuse('same-person');
  await change.query(
    `update cluster_cast set state = 'ended' where cluster_id = $1 and state = 'approved'`,
    [clusterId],
  );
  await change.query(
    `update cluster_cast set state = 'approved', approved_by = $2, approved_at = $3 where id = $1`,
    [castId, change.by.id, change.at],
  );
  change.note({ type: 'cluster-cast-approved', data: { castId, clusterId, textDigest } });
  return castId;
}

async function end(
  change: DeskChange,
  clusterId: string,
  { id: castId, state }: StoredCast,
): Promise<string | Refusal> {
  if (state === 'ended') return refuse('already-so');
  await change.query(`update cluster_cast set state = 'ended' where id = $1`, [castId]);
  // What no gateway has seen yet stays here.
  await change.query(
    `update answer set state = 'cancelled', next_at = null, version = version + 1
     where cast_id = $1 and state = 'waiting' and taken_until is null`,
    [castId],
  );
  change.note({ type: 'cluster-cast-ended', data: { castId, clusterId } });
  return castId;
}

async function load(
  change: DeskChange,
  clusterId: string,
  castId: string,
): Promise<StoredCast | null> {
  if (!isId(castId)) return null;
  const [cast] = await change.query<StoredCast>(
    `select id, state, drafted_by as "draftedBy", digest from cluster_cast
     where id = $1 and cluster_id = $2`,
    [castId, clusterId],
  );
  return cast ?? null;
}
