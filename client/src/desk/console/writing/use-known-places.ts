/** What a case knows of a template's places. */
import type { CaseRow } from '@heed/shared/rows';
import { useI18n } from 'vue-i18n';
import { redactedText } from '../../../i18n/server-words';
import { useReference } from '../../../reference/reference-store';
import { clockTime, monthDay } from '../../../ui/format';

/** Templates are written to people in the city's language: their places are named in it. */
export function useKnownPlaces() {
  const { t } = useI18n();
  const reference = useReference();

  return (row: CaseRow): Record<string, string> => {
    const zone = reference.timeZone;
    const time = (at: string) => `${monthDay(at, zone)} ${clockTime(at, zone)}`;
    return {
      // Names stay masked: nobody is written to by half of one.
      称呼: '市民朋友',
      编号: row.caseNo,
      诉求标题: redactedText(row.title),
      受理时间: time(row.receivedAt),
      紧急度: t(`urgency.${row.urgency}`),
      ...(row.unitId !== null && { 承办单位: reference.unitName(row.unitId) }),
      ...(row.dueAt !== null && { 时限: time(row.dueAt) }),
    };
  };
}
