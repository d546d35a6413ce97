/** What the roster warns of until a deployment says otherwise, and where each figure comes from. */
import type { RosterSetting } from '@heed/shared/roster';

/** The roster's rules read these by name. */
export const rosterPolicy: readonly RosterSetting[] = [
  {
    name: 'hours',
    value: 44,
    source:
      '《劳动法》第三十六条：平均每周工时不超过四十四小时；第四十二条：抢险救灾不受加班上限限制，故只提醒、不禁止',
    sourceEn:
      'Labour Law, art. 36: 44 hours a week on average; art. 42 lifts the limit on overtime in disasters, so this warns and never refuses',
  },
  {
    name: 'nights',
    value: 3,
    source: '英国 HSE《倦怠与轮班管理》HSG256：连续夜班宜限 2–3 个',
    sourceEn: 'HSE, Managing shift work (HSG256): two to three nights one after another',
  },
  {
    name: 'hard-cases',
    value: 3,
    source: '系统默认值：一班内办理特急或情绪激烈的工单，满此数后少派',
    sourceEn: 'Heed’s default: critical cases, or callers in rage or despair, in one shift',
  },
  {
    name: 'hand-over',
    value: 15,
    source: '系统默认值，请按本地规定调整',
    sourceEn: 'Heed’s default: set it to what holds here',
  },
];

/** A night is worked where three hours of 22:00–06:00 are: 夜班 as 劳动部 counts it lies in these hours. */
export const nightHours = { from: 22, to: 6, least: 3 } as const;
