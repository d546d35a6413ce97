/** What can be wrong with a limit or with a day of the work calendar. */
import { countsDays, type Limit } from '@heed/shared/clocks';
import { clockStatutes } from '../../../data/clock-statutes';

/** For each clock of which the law speaks: what it allows, and where it says so. */
const statutes = Object.fromEntries(
  clockStatutes.map(({ clock, limit, source, sourceEn }) => [
    `statute-${clock}`,
    {
      zh: `最长 ${limit.amount} ${unitZh(limit)}，也可用更短的自然日或分钟（${source}）。`,
      en: `At most ${limit.amount} ${unitEn(limit)}, or fewer calendar days or minutes (${sourceEn}).`,
    },
  ]),
);

function unitZh({ measure }: Limit): string {
  return measure === 'workdays' ? '个工作日' : countsDays(measure) ? '日' : '分钟';
}

function unitEn({ measure }: Limit): string {
  return measure === 'workdays' ? 'workdays' : countsDays(measure) ? 'calendar days' : 'minutes';
}

export const clockMessages = {
  ...statutes,
  'preset-row': {
    zh: '系统自带的时限不能删除，只能另行设置。',
    en: 'A limit of the product can’t be deleted. Set another in its place.',
  },
  'not-a-date': {
    zh: '不是日期。写作 2026-10-01，连续几天写作 2026-10-01~2026-10-07。',
    en: 'Not a date. Write 2026-10-01, or 2026-10-01~2026-10-07 for several days.',
  },
  'not-a-day-kind': {
    zh: '类型只能是“放假”或“上班”（holiday、workday）。',
    en: 'The kind is holiday or workday.',
  },
  'worked-anyway': {
    zh: '这一天按每周安排本来就上班，不是调休。',
    en: 'The day is worked anyway by its weekday.',
  },
  'day-twice': { zh: '与前面的行重复。', en: 'An earlier line names the same day.' },
  'day-contradicts': {
    zh: '与前面的行矛盾：同一天既放假又上班。',
    en: 'Contradicts an earlier line: the day can’t be both off and worked.',
  },
  'span-too-long': { zh: '一行最多 31 天。', en: 'A line covers 31 days at most.' },
  'too-many-days': {
    zh: '工作日历最多 2,000 天。',
    en: 'The calendar holds 2,000 days at most.',
  },
  'blocks-overlap': { zh: '时段重叠，或顺序不对。', en: 'The hours overlap or are out of order.' },
  'too-few-hours': {
    zh: '每周工作时间不能少于 5 小时。',
    en: 'A week needs five working hours at least.',
  },
  'not a time of day': { zh: '时间写作 09:00。', en: 'Write a time as 09:00.' },
};
