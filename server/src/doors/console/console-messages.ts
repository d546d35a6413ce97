/** What can be wrong with a view, a template, a mention or an act on many cases. */
import type { Language } from '../http/language';

export const consoleMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'too-many-cases': {
    zh: '符合条件的超过 5,000 件，请先缩小范围。',
    en: 'More than 5,000 cases match. Narrow the filters first.',
  },
  'either ids or filter': {
    zh: '工单编号与筛选条件，只能给一样。',
    en: 'Give either the ids or the filter.',
  },
  'too-many-views': {
    zh: '一个人最多存 50 个视图，请先删去不用的。',
    en: 'One person has at most 50 views. Remove some first.',
  },
  'cannot-see-case': {
    zh: '被提到的人看不到这件工单。',
    en: 'Whoever is named there can’t see this case.',
  },
  'number-in-view': {
    zh: '视图里不能存电话等长号码。',
    en: 'A view must not hold a phone number or the like.',
  },
  'too-many-fields': { zh: '草稿的栏目太多。', en: 'The draft has too many fields.' },
};
