/** Words of the page that a unit's link opens. */
import type { SiteLanguage } from '@heed/shared/site';
import type { UnitRowOutcome } from '@heed/shared/unit-loop';

interface LinkWords {
  readonly title: string;
  readonly lead: (unit: string, rows: number, until: string) => string;
  readonly mask: string;
  readonly urgency: Readonly<Record<'critical' | 'urgent' | 'normal', string>>;
  readonly due: string;
  readonly contact: string;
  readonly yes: string;
  readonly no: string;
  readonly text: string;
  /** Unfolds the form of a row. */
  readonly open: string;
  readonly send: string;
  readonly outcome: Readonly<Record<UnitRowOutcome, string>>;
  readonly empty: string;
  readonly nothing: string;
  readonly goneTitle: string;
  readonly goneText: string;
}

export const unitLinkWords: Readonly<Record<SiteLanguage, LinkWords>> = {
  zh: {
    title: '承办清单',
    lead: (unit, rows, until) =>
      `${unit}：还有 ${rows} 件待答复。本链接有效至 ${until}，请勿转发。`,
    mask: '姓名、电话已掩码；需要联系诉求人，请致电值班台并报工单编号。',
    urgency: { critical: '特急', urgent: '紧急', normal: '一般' },
    due: '时限',
    contact: '是否联系上诉求人',
    yes: '已联系上',
    no: '没有联系上',
    text: '办理答复',
    open: '答复这一件',
    send: '提交这一件',
    outcome: {
      applied: '已提交',
      conflict: '工单已有新变化：您的答复已转交值班人员核对',
      refused: '没有写入',
    },
    empty: '请选择是否联系上，或写明办理答复。',
    nothing: '没有待答复的工单。',
    goneTitle: '链接已失效',
    goneText: '这个链接已到期或被收回。如仍需答复，请联系发送清单的值班人员。',
  },
  en: {
    title: 'Cases for your unit',
    lead: (unit, rows, until) =>
      `${unit}: ${rows} to answer. The link serves until ${until}; please don’t pass it on.`,
    mask: 'Names and phones are masked. To reach a complainant, call the duty desk and name the case.',
    urgency: { critical: 'Critical', urgent: 'Urgent', normal: 'Normal' },
    due: 'Due',
    contact: 'Was the complainant reached?',
    yes: 'Reached',
    no: 'Not reached',
    text: 'Answer',
    open: 'Answer this one',
    send: 'Send this one',
    outcome: {
      applied: 'Sent',
      conflict: 'The case has changed: your answer was passed on to the duty desk',
      refused: 'Not written',
    },
    empty: 'Say whether the complainant was reached, or write the answer.',
    nothing: 'Nothing is left to answer.',
    goneTitle: 'This link no longer serves',
    goneText:
      'It has expired or was revoked. If an answer is still due, ask whoever sent the list.',
  },
};
