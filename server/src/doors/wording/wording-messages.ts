/** What can be wrong with the terms of an agreed wording. */
import type { Language } from '../http/language';

export const wordingMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'owner-missing': {
    zh: '请写明负责的单位或人员。',
    en: 'Name the unit or the person that owns it.',
  },
  'expiry-past': {
    zh: '有效期须晚于现在。',
    en: 'It has to end later than now.',
  },
};
