/** What can be wrong with a list to a unit, or with the sheet that came back. */
import type { Language } from '../http/language';

export const unitLoopMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'no-open-case': {
    zh: '该单位没有可列入清单的在办工单。',
    en: 'The unit has no open case that could be listed.',
  },
  'missing-column-n': { zh: '缺少“序号”列。', en: 'The column “No.” is missing.' },
  'missing-column-caseNo': { zh: '缺少“工单编号”列。', en: 'The column “Case” is missing.' },
  'missing-column-check': { zh: '缺少“校验码”列。', en: 'The column “Check” is missing.' },
  'missing-column-contact': {
    zh: '缺少“是否联系上（是/否）”列。',
    en: 'The column “Reached (yes/no)” is missing.',
  },
  'missing-column-text': { zh: '缺少“办理答复”列。', en: 'The column “Answer” is missing.' },
  'too-many-answers': { zh: '最多 1,000 行。', en: 'At most 1,000 rows.' },
};
