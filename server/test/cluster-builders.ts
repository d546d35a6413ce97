/** Clusters to test with: their desk over the file's database, cases to join, and what follows the journal. */
import { randomUUID } from 'node:crypto';
import type { ClusterCommand, JoinRule } from '@heed/shared/clusters';
import { REAL } from '@heed/shared/vocabulary';
import { ClusterDesk, type ClusterActor } from '../src/clusters/cluster-desk';
import { loadCluster, loadMembers } from '../src/clusters/cluster-rows';
import type { ClusterRecord } from '../src/clusters/cluster-record';
import type { RelationCommand } from '../src/clusters/rules/decide';
import type { PreparedComplaint } from '../src/cases/prepared';
import { orThrow } from '../src/kernel/refusal';
import { ClusterJoiner } from '../src/reactors/cluster-joiner';
import { makeDesk } from './builders';
import { makeIncidentDesks } from './incident-builders';
import type { TestDatabase } from './pg';

export const leader: ClusterActor = {
  actor: { kind: 'account', id: '00000000-0000-7000-8000-0000000000b4' },
  leader: true,
};
export const taker: ClusterActor = {
  actor: { kind: 'account', id: '00000000-0000-7000-8000-0000000000b9' },
  leader: false,
};

/** A command without what every command carries. */
type Ask = RelationCommand extends infer C
  ? C extends ClusterCommand
    ? Omit<C, 'expectedVersion' | 'requestId'>
    : never
  : never;

/** Each call stands for a node of its own over the same database. */
export function makeClusterDesk(at: TestDatabase) {
  const cases = makeDesk(at);
  const { writer, lists, journal } = makeIncidentDesks(at);
  const clusters = new ClusterDesk(at.database, writer, lists);
  const joiner = new ClusterJoiner(at.database, clusters, cases.desk, lists);
  let told = 0;
  const record = async (id: string): Promise<ClusterRecord> => {
    const found = await loadCluster(at.database.pool, id);
    if (!found) throw new Error(`no cluster ${id}`);
    return found;
  };
  const command = async (id: string, ask: Ask, by = leader, version?: number) => {
    const now = await record(id);
    const base = { expectedVersion: version ?? now.version, requestId: randomUUID() };
    return clusters.command(now, { ...base, ...ask }, by);
  };
  return {
    ...cases,
    clusters,
    journal,
    joiner,
    record,
    command,
    hear: async (part: Partial<PreparedComplaint> & { phone?: string } = {}) =>
      orThrow(await cases.desk.register(cases.prepare(part))).caseId,
    /** A cluster of cases, the first one the lead. */
    open: async (caseIds: readonly string[], by = leader): Promise<string> => {
      const [leadId = ''] = caseIds;
      const input = { requestId: randomUUID(), caseIds: [...caseIds], leadId, reason: '同一事' };
      return orThrow(await clusters.open(input, REAL, by)).subjectId;
    },
    done: async (id: string, ask: Ask, by = leader) => orThrow(await command(id, ask, by)),
    membersOf: async (id: string) =>
      (await loadMembers(at.database.pool, id)).map(({ caseId }) => caseId).toSorted(),
    clusterOf: async (caseId: string) => {
      const rows = await at.database.query<{ cluster_id: string | null }>(
        'select cluster_id from cases where id = $1',
        [caseId],
      );
      return rows[0]?.cluster_id ?? null;
    },
    /** Lets the joiner see everything that was journalled since it last looked. */
    catchUp: async () => {
      for (;;) {
        const entries = await journal.readAfter(told, 10_000);
        if (entries.length === 0) return;
        told = entries.at(-1)?.position ?? told;
        joiner.follow(entries);
        await joiner.settled();
      }
    },
  };
}

export function joinRule(part: Partial<JoinRule> = {}): JoinRule {
  return {
    name: '同片区异味',
    categories: [],
    streets: [],
    zones: [],
    words: ['异味'],
    validUntil: new Date(Date.now() + 3_600_000).toISOString(),
    ...part,
  };
}
