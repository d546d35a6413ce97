/** What is sent where a case joins another that is about the same matter. */
import type { ClusterInput, SimilarCase } from '@heed/shared/clusters';
import { urgencyRank, type Urgency } from '@heed/shared/vocabulary';

/** The case that is looked at. */
export interface Joiner {
  readonly id: string;
  readonly urgency: Urgency;
  readonly receivedAt: string;
  /** The cluster that it is in, and the version that is shown of it. */
  readonly cluster: { readonly id: string; readonly version: number } | null;
}

export type JoinRequest =
  | { readonly path: '/api/clusters'; readonly body: Omit<ClusterInput, 'requestId'> }
  | {
      readonly path: `/api/clusters/${string}/commands`;
      readonly body: {
        readonly kind: 'join';
        readonly expectedVersion: number;
        readonly caseIds: string[];
      };
    };

/** Null where each is in a cluster of its own: one has to be taken out first. */
export function joinRequest(
  joiner: Joiner,
  other: SimilarCase,
  reason: string,
): JoinRequest | null {
  if (joiner.cluster && other.cluster) return null;
  if (other.cluster) return joinOf(other.cluster, joiner.id);
  if (joiner.cluster) return joinOf(joiner.cluster, other.caseId);
  const leadId = leadOf([joiner, { ...other, id: other.caseId }]);
  return {
    path: '/api/clusters',
    body: { caseIds: [joiner.id, other.caseId], leadId, reason },
  };
}

function joinOf(cluster: { id: string; version: number }, caseId: string): JoinRequest {
  const { id, version: expectedVersion } = cluster;
  return {
    path: `/api/clusters/${id}/commands`,
    body: { kind: 'join', expectedVersion, caseIds: [caseId] },
  };
}

/** A row that was selected, and the cluster that it is in. */
export interface Selected {
  readonly id: string;
  readonly urgency: Urgency;
  readonly receivedAt: string;
  readonly cluster: { readonly id: string } | null;
}

/** What the selected cases become: a cluster of their own, or members of the one that some are in. */
export type SelectedJoin =
  | { readonly kind: 'open'; readonly caseIds: string[]; readonly leadId: string }
  | { readonly kind: 'join'; readonly clusterId: string; readonly caseIds: string[] };

/** Null where they can't be joined: fewer than two, all of one cluster, or of several. */
export function selectedJoin(rows: readonly Selected[]): SelectedJoin | null {
  const clusters = [...new Set(rows.flatMap(({ cluster }) => cluster?.id ?? []))];
  const free = rows.filter(({ cluster }) => cluster === null);
  const caseIds = free.map(({ id }) => id);
  const [clusterId] = clusters;
  if (rows.length < 2 || clusters.length > 1 || free.length === 0) return null;
  if (clusterId !== undefined) return { kind: 'join', clusterId, caseIds };
  return { kind: 'open', caseIds, leadId: leadOf(free) };
}

/** The more urgent one, or else the one that came first. */
function leadOf(cases: readonly Omit<Selected, 'cluster'>[]): string {
  const [lead] = cases.toSorted(
    (a, b) =>
      urgencyRank(a.urgency) - urgencyRank(b.urgency) ||
      Date.parse(a.receivedAt) - Date.parse(b.receivedAt),
  );
  return lead?.id ?? '';
}
