/** Does something to the bulletin in hand, and says what came of it. */
import { useI18n } from 'vue-i18n';
import { rejectionText } from '../../api/rejection-words';
import { showToast } from '../../ui/toasts';
import type { Act } from '../draft/draft-keeper';
import { usePressDesk } from '../press-desk';

export function useActs() {
  const { t } = useI18n();
  const desk = usePressDesk();

  /** Whether it was done. A draft that it began is opened. */
  async function act(what: Act): Promise<boolean> {
    const keeper = desk.keeper.value;
    if (!keeper) return false;
    const answer = await keeper.act(what);
    if (!answer.ok) {
      const details = (answer.rejection.details ?? []).map(({ message }) => message);
      const said = [rejectionText(answer.rejection, t), ...new Set(details)].slice(0, 3).join(' ');
      showToast(t('press.act.refused', { act: t(`press.act.${what.kind}`), why: said }), 'refused');
      return false;
    }
    showToast(t('press.act.done', { act: t(`press.act.${what.kind}`) }));
    if (answer.value.bulletin.id !== keeper.id) desk.open(answer.value.bulletin.id);
    return true;
  }

  return { act };
}
