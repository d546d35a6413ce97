/** How long an incident's clocks run until a deployment says otherwise, and where each figure comes from. */
import type { IncidentClockKind } from '@heed/shared/incidents';

/** What makes a clock run: first knowledge alone, a grave incident, one that is not, or the response's start. */
export type ClockReason = 'known-grave' | 'known-other' | 'activated-grave' | 'activated-other';

export interface IncidentClockPolicyRow {
  readonly rule: string;
  readonly clock: IncidentClockKind;
  readonly when: ClockReason;
  /** From the first knowledge. */
  readonly minutes: number;
  readonly source: string;
}

const own = '系统默认值，请按本地规定调整';

/** Clocks that count from the first knowledge. Grave: 特别重大 or 重大, or response level 一 or 二. */
export const incidentClockPolicy: readonly IncidentClockPolicyRow[] = [
  {
    rule: 'first-word-grave',
    clock: 'first-word',
    when: 'known-grave',
    minutes: 300,
    source: '国办发〔2016〕80号：特别重大、重大突发事件 5 小时内发布权威信息',
  },
  {
    rule: 'press-conference-grave',
    clock: 'press-conference',
    when: 'known-grave',
    minutes: 1440,
    source: '国办发〔2016〕61号、80号：24 小时内举行新闻发布会',
  },
  {
    rule: 'response-other',
    clock: 'response',
    when: 'known-other',
    minutes: 2880,
    source: '国办发〔2016〕61号：其他政务舆情 48 小时内回应',
  },
  {
    rule: 'upward-first-grave',
    clock: 'upward-report',
    when: 'activated-grave',
    minutes: 60,
    source: '国务院应急办 2015 年 7 月通知：重特大突发事件力争 1 小时内书面报告',
  },
  {
    rule: 'upward-first',
    clock: 'upward-report',
    when: 'activated-other',
    minutes: 120,
    source: '《生产安全事故报告和调查处理条例》第十一条：逐级上报，每级不超过 2 小时',
  },
];

/** 续报: minutes from one report upward to the next, by response level; null while there is no level. */
export const furtherReportMinutes = {
  1: { minutes: 240, source: own },
  2: { minutes: 240, source: own },
  3: { minutes: 1440, source: '肇庆市信息报送规定：持续时间长的事件实行日报' },
  4: { minutes: 1440, source: '肇庆市信息报送规定：持续时间长的事件实行日报' },
} as const satisfies Record<number, { minutes: number; source: string }>;

/** 下次通报: amber so long before it is due; the duty leader's alarm so long after. */
export const nextUpdateWarning = { amberMinutes: 30, alarmMinutes: 15 } as const;
