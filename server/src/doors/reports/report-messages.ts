/** What can be wrong with what a report is asked for. */
import type { Language } from '../http/language';

export const reportMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'incident-or-period': {
    zh: '请选择一个事件，或填写起止时间，二者取一。',
    en: 'Name an incident, or a beginning and an end: one of the two.',
  },
  'day-not-over': {
    zh: '统计日（8时至次日8时）尚未结束。',
    en: 'The statistical day (08:00 to 08:00) is not over yet.',
  },
  'too-many-cases': {
    zh: '工单超过 20 万件，请缩短时间段。',
    en: 'More than 200,000 cases: choose a shorter time.',
  },
};
