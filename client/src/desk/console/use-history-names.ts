/** The reader's words for the codes and ids of a case's history. */
import { useI18n } from 'vue-i18n';
import { useReference } from '../../reference/reference-store';
import { clockTime, monthDay } from '../../ui/format';
import type { HistoryNames, WordGroup } from './history-line';

/** Lists whose words stand with the fields of the forms. */
const ofFields: ReadonlySet<WordGroup> = new Set<WordGroup>([
  'supervision',
  'procedure',
  'target',
  'notAccept',
  'suspendReason',
  'returnReason',
  'superviseReason',
  'extensionReason',
  'reopenReason',
  'closeReason',
]);

export function useHistoryNames(): HistoryNames {
  const { t } = useI18n();
  const reference = useReference();

  function word(group: WordGroup, code: string): string {
    if (group === 'field') return t(`desk.reveal.field.${code}`);
    if (group === 'telling') return t(`desk.life.owed.${code}`);
    if (group === 'act') return t(`desk.act.${code}`);
    return t(ofFields.has(group) ? `desk.field.${group}Words.${code}` : `${group}.${code}`);
  }

  return {
    unit: (id) => reference.unitName(id),
    member: (id) => reference.memberName(id),
    category: (code) => reference.categoryName(code),
    place: (code) => reference.placeName(code),
    time: (at) => `${monthDay(at, reference.timeZone)} ${clockTime(at, reference.timeZone)}`,
    comma: t('desk.life.comma'),
    because: (reason) => t('desk.life.because', { reason }),
    word,
  };
}
