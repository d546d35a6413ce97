/** How a list that leaves the house is worded: it goes to people without an account, in one language. */
import { Urgency } from '@heed/shared/vocabulary';
import { sheetColumns } from './rules/sheet';

export type ListLanguage = 'zh' | 'en';

const urgency: Readonly<Record<Urgency, readonly [string, string]>> = {
  critical: ['特急', 'Critical'],
  urgent: ['紧急', 'Urgent'],
  normal: ['一般', 'Normal'],
};

export interface ListWords {
  readonly title: (unit: string) => string;
  readonly lead: (rows: number, at: string) => string;
  readonly due: (at: string) => string;
  readonly drill: string;
  /** Names of the two sheets: the rows, and how to fill them in. */
  readonly sheets: readonly [string, string];
  readonly how: string;
  readonly yesNo: readonly [string, string];
  readonly urgency: (code: Urgency) => string;
  /** In the order of the sheet; the last two are the unit's to fill in. */
  readonly columns: readonly string[];
}

function column(name: keyof typeof sheetColumns, language: ListLanguage): string {
  return sheetColumns[name][language === 'zh' ? 0 : 1];
}

function columns(language: ListLanguage, shown: readonly string[]): string[] {
  const [urgent = '', ...others] = shown;
  const of = (name: keyof typeof sheetColumns) => column(name, language);
  return [of('n'), of('caseNo'), urgent, ...others, of('contact'), of('text'), of('check')];
}

export const listWords: Readonly<Record<ListLanguage, ListWords>> = {
  zh: {
    title: (unit) => `承办清单 ${unit}`,
    lead: (rows, at) => `共 ${rows} 件，${at} 生成。姓名、电话已掩码，需要联系请报工单编号。`,
    due: (at) => `时限 ${at}`,
    drill: '演练',
    sheets: ['清单', '说明'],
    how: '只填“是否联系上”和“办理答复”两列；不要改动编号和校验码。',
    yesNo: ['是', '否'],
    urgency: (code) => urgency[code][0],
    columns: columns('zh', ['紧急程度', '类别', '街道', '诉求', '内容', '称呼', '电话', '时限']),
  },
  en: {
    title: (unit) => `Cases for ${unit}`,
    lead: (rows, at) =>
      `${rows} cases, made ${at}. Names and phones are masked: ask by the case number.`,
    due: (at) => `due ${at}`,
    drill: 'EXERCISE',
    sheets: ['Cases', 'How to'],
    how: 'Fill in “Reached” and “Answer” only; leave numbers and check codes as they are.',
    yesNo: ['yes', 'no'],
    urgency: (code) => urgency[code][1],
    columns: columns('en', [
      'Urgency',
      'Category',
      'Street',
      'Matter',
      'Text',
      'Name',
      'Phone',
      'Due',
    ]),
  },
};
