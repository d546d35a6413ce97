/** What an answer says where the case doesn't know it, and how it says a time. */
import type { SiteLanguage } from '@heed/shared/site';
import type { SuspendReason, TransferTarget } from '@heed/shared/case-life';

interface AnswerWords {
  readonly subject: (caseNo: string) => string;
  readonly matter: string;
  readonly unit: string;
  readonly due: string;
  readonly passedOn: (to: TransferTarget) => string;
  /** Staff's own reasons are for the room: the complainant hears the kind of them. */
  readonly extended: string;
  readonly suspended: Readonly<Record<SuspendReason, string>>;
}

export const answerWords: Readonly<Record<SiteLanguage, AnswerWords>> = {
  zh: {
    subject: (caseNo) => `关于诉求${caseNo}`,
    matter: '诉求事项',
    unit: '承办单位',
    due: '规定期限',
    extended: '情况较为复杂。',
    suspended: {
      material: '等待材料或配件。',
      weather: '受天气影响。',
      'other-authority': '等待其他部门办理。',
      complainant: '等待您补充情况。',
    },
    passedOn: (to) =>
      `已转${/^\d+$/.test(to) ? to : to === 'petition' ? '信访部门' : '法定渠道'}。`,
  },
  en: {
    subject: (caseNo) => `About your case ${caseNo}`,
    matter: 'your case',
    unit: 'the unit in charge',
    due: 'the time limit',
    extended: 'it takes more than foreseen.',
    suspended: {
      material: 'material is awaited.',
      weather: 'the weather does not allow it.',
      'other-authority': 'another authority has to act first.',
      complainant: 'we wait for word from you.',
    },
    passedOn: (to) =>
      /^\d+$/.test(to)
        ? `to ${to}.`
        : to === 'petition'
          ? 'to the petition office.'
          : 'to the route that the law names.',
  },
};

/** `7月18日 18:00`, `18 July, 18:00`. */
export function timeWords(time: number, timeZone: string, language: SiteLanguage): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
}
