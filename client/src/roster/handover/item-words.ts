/** What stands for each thing of a brief: a case's number, an alarm's matter, a bulletin's state. */
import type { HandoverItem } from '@heed/shared/handover';
import { useI18n } from 'vue-i18n';

export function useItemWords() {
  const i18n = useI18n();
  return {
    of: ({ kind, code, caseNo }: HandoverItem): string => {
      if (code === null) return caseNo ?? '';
      const key = kind === 'alarm' ? `incident.alarm.${code}` : `roster.handover.bulletin.${code}`;
      if (!i18n.te(key) && !i18n.te(key, 'zh-CN')) return code;
      return i18n.t(key, { number: '', clock: '', category: caseNo ?? '' });
    },
  };
}
