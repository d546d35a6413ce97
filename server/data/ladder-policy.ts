/** The ladder until a deployment says otherwise, and where each rung comes from. */
import type { LadderRung } from '@heed/shared/ladder';

export const defaultLadder: readonly LadderRung[] = [
  {
    code: 'no-contact',
    on: true,
    to: ['holder'],
    share: 50,
    source: '系统默认值：时限过半未联系群众的，催办',
    sourceEn: 'Heed’s default: half of the time has gone and nobody has spoken with them',
  },
  {
    code: 'due-soon',
    on: true,
    to: ['holder', 'lead'],
    source: '系统默认值：临期提醒经办人和专班负责人',
    sourceEn: 'Heed’s default: the last quarter of the limit',
  },
  {
    code: 'overdue',
    on: true,
    to: ['lead', 'supervisor'],
    source: '济南市 12345 条例第 28 条：逾期未办结的，分级督办',
    sourceEn: 'Jinan 12345 regulations, art. 28: what is overdue is supervised',
  },
  {
    code: 'page',
    on: true,
    to: ['leader'],
    share: 50,
    minutes: 120,
    criticalMinutes: 15,
    source: '系统默认值：超期达时限一半或 2 小时（特急 15 分钟）呼叫值班领导',
    sourceEn: 'Heed’s default: half of the limit over, or two hours; critical 15 minutes',
  },
  {
    code: 'supervise',
    on: true,
    to: ['supervisor', 'leader'],
    workdays: 5,
    reopenings: 2,
    source: '济南市 12345 条例第 28 条：逾期、多次反映未解决的，分级督办',
    sourceEn: 'Jinan 12345 regulations, art. 28: overdue, or complained of again and again',
  },
];

/** What no setting may lower: these rungs stay on, come no later, and reach somebody above the holder. */
export const ladderFloor = {
  alwaysOn: ['overdue', 'supervise'],
  workdays: 5,
  reopenings: 2,
  /** One of these at least is told. */
  told: {
    overdue: ['lead', 'supervisor', 'leader'],
    page: ['leader'],
    supervise: ['supervisor', 'leader'],
  },
} as const;

/** A rung that is acted on so much after its time says that it is late. */
export const lateAfterSeconds = 120;

/** At what hour of the night the ladder is tried. */
export const dryRunHour = 2;
