/** [K14] A case that was turned to a tip-off leaves, and nobody brings it back. */
import { refuse, type Refusal } from '../../kernel/refusal';
import { withoutThem } from './decide';
import type { ClusterDraft, ClusterSituation } from './situation';

export function decideTipOffs(situation: ClusterSituation): ClusterDraft | Refusal {
  const { members, cases } = situation;
  const secret = members.filter(({ caseId }) => cases.get(caseId)?.tipOff);
  if (secret.length === 0) return refuse('already-so');
  return { ...withoutThem(situation, secret, [], {}), last: null };
}
