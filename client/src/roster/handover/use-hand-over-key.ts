/** T asks for a hand-over of the open case, where it is in one's own hands: the first member proposed is asked. */
import type { CaseDetail } from '@heed/shared/rows';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { refusedBeside } from '../../api/rejection-words';
import { useProposals } from '../../desk/console/proposals-store';
import { useReference } from '../../reference/reference-store';
import { useSession } from '../../session/session-store';
import { showToast } from '../../ui/toasts';
import { useKeys } from '../../ui/use-keys';
import { useHandovers } from './handover-store';

export function useHandOverKey(detail: Ref<CaseDetail | null>): void {
  const { t } = useI18n();
  const session = useSession();
  const reference = useReference();
  const proposals = useProposals();
  const handovers = useHandovers();

  async function ask({ id, version, caseNo }: CaseDetail): Promise<void> {
    await proposals.want({ id, version });
    const toMemberId = proposals.rows.find(({ memberId }) => memberId !== null)?.memberId;
    const answer = await handovers.offer({ caseId: id, ...(toMemberId && { toMemberId }) });
    if (!answer.ok) return showToast(refusedBeside(answer.rejection, [], t));
    const asked = answer.value.handover.toMemberId;
    const name = asked === null ? t('roster.handover.nobody') : reference.memberName(asked);
    showToast(t('roster.handover.asked', { name, no: caseNo }));
  }

  useKeys(
    {
      'hand-over': () => {
        const open = detail.value;
        if (!open || open.holderId !== session.me?.id || open.closedAt !== null) return false;
        void ask(open);
        return true;
      },
    },
    { when: () => detail.value !== null && detail.value.holderId === session.me?.id },
  );
}
