/** Takes the last change of a cluster back. */
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { unchanged, type ClusterDraft, type ClusterSituation } from './situation';

/** [K5] */
export function decideUndo(situation: ClusterSituation): ClusterDraft | Refusal {
  const { record, members, cases, by } = situation;
  const { last } = record;
  if (last === null) return refuse('nothing-to-undo');
  if (!by.leader && last.byId !== by.id) return refuse('forbidden');
  const taken = last.left.find(({ caseId }) => (cases.get(caseId)?.clusterId ?? null) !== null);
  if (taken) return refuseField('in-cluster', 'caseIds', 'in-cluster');
  const joined = new Set(last.joined);
  const leaves = members.map(({ caseId }) => caseId).filter((id) => joined.has(id));
  // [K14] What became a tip-off since stays out.
  const isSecret = (id: string) => cases.get(id)?.tipOff ?? false;
  const joins = last.left.filter(({ caseId }) => !isSecret(caseId));
  const left = members.length + joins.length - leaves.length;
  return {
    ...unchanged(situation),
    joins,
    leaves,
    together: last.apart,
    leadId: isSecret(last.leadId) ? record.leadId : last.leadId,
    rule: last.rule,
    // What was opened a moment ago is not left behind empty.
    dissolvedAt: left === 0 ? situation.now : null,
    last: null,
    told: 'cluster-undone',
  };
}
