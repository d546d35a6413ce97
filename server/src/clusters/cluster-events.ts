/** The journal's entries of one change of a cluster: of the cluster, then of each case that left or joined. */
import type { NewEvent } from '../journal/events';
import { unreachable } from '../kernel/unreachable';
import type { Shown } from '../journal/events/cluster-events';
import type { CaseFacts, ClusterRecord } from './cluster-record';
import type { ClusterDraft } from './rules/situation';

export interface Changed {
  readonly before: ClusterRecord;
  readonly after: ClusterRecord;
  readonly draft: ClusterDraft;
  readonly cases: ReadonlyMap<string, CaseFacts>;
  readonly textDigest: string | null;
}

export function eventsOf(changed: Changed): NewEvent[] {
  const { before, after, draft, textDigest } = changed;
  const ofCluster = { clusterId: after.id, clusterVersion: after.version };
  const own = ownEvent(changed);
  // A lead that another took the place of, without being asked for by name.
  const led =
    before.version > 0 && after.leadId !== before.leadId && draft.told !== 'cluster-lead-set';
  const apart = new Set(draft.apart);
  return [
    ...(own ? [own] : []),
    ...draft.leaves.map((caseId) => ({
      type: 'case-left-cluster' as const,
      data: { ...ofMember(changed, caseId), keptApart: apart.has(caseId) },
    })),
    ...draft.joins.map(({ caseId, ruleId }) => ({
      type: 'case-joined-cluster' as const,
      data: { ...ofMember(changed, caseId), ruleId },
    })),
    ...(led ? [leadSet(changed)] : []),
    ...(draft.dissolvedAt !== null && draft.told !== 'cluster-dissolved'
      ? [{ type: 'cluster-dissolved' as const, data: { ...ofCluster, textDigest } }]
      : []),
  ];
}

function ownEvent(changed: Changed): NewEvent | null {
  const { before, after, draft, textDigest } = changed;
  const ofCluster = { clusterId: after.id, clusterVersion: after.version };
  switch (draft.told) {
    case 'cluster-opened':
      return {
        type: 'cluster-opened',
        data: { ...ofCluster, textDigest, leadId: after.leadId },
      };
    case 'cluster-lead-set':
      return leadSet(changed);
    case 'cluster-rule-set':
      return after.rule && ruleSet(changed, after.rule);
    case 'cluster-rule-ended':
      return {
        type: 'cluster-rule-ended',
        data: { ...ofCluster, textDigest, ruleId: before.rule?.id ?? after.id },
      };
    case 'cluster-joins-checked':
      return {
        type: 'cluster-joins-checked',
        data: { ...ofCluster, caseIds: [...draft.checked] },
      };
    case 'cluster-dissolved':
    case 'cluster-undone':
      return { type: draft.told, data: { ...ofCluster, textDigest } };
    case null:
      return null;
    default:
      return unreachable(draft.told);
  }
}

function ruleSet(
  { after, textDigest }: Changed,
  { id, since, validUntil, categories, streets, zones, words }: NonNullable<ClusterRecord['rule']>,
): NewEvent {
  return {
    type: 'cluster-rule-set',
    data: {
      clusterId: after.id,
      clusterVersion: after.version,
      textDigest,
      ruleId: id,
      categories,
      streets,
      zones,
      words: words.length,
      since,
      validUntil,
    },
  };
}

function leadSet(changed: Changed): NewEvent {
  const { before, after, textDigest } = changed;
  return {
    type: 'cluster-lead-set',
    data: { ...ofMember(changed, after.leadId), textDigest, fromId: before.leadId },
  };
}

function ofMember({ before, after, cases }: Changed, caseId: string) {
  const ids = [...new Set([caseId, before.leadId, after.leadId])];
  return {
    clusterId: after.id,
    clusterVersion: after.version,
    caseId,
    leadId: after.leadId,
    shown: ids.flatMap((id) => shownOf(cases.get(id))),
  };
}

/** As its readers are told of it. */
export function shownOf(facts: CaseFacts | undefined): Shown[] {
  if (!facts) return [];
  const { id: caseId, version, unitId, holderId } = facts;
  return [{ caseId, version, unitId, holderId }];
}
