/** What the law allows at most: no setting makes a clock of that procedure run longer. */
import type { Procedure } from '@heed/shared/case-life';
import type { Limit } from '@heed/shared/clocks';
import type { ClockKind } from '@heed/shared/vocabulary';

export interface ClockStatute {
  readonly clock: ClockKind;
  readonly procedure: Procedure;
  readonly limit: Limit;
  /** The most that a leader may add; left out where the law says nothing of it. */
  readonly extension?: Limit;
  readonly source: string;
  readonly sourceEn: string;
}

function petition(
  clock: ClockKind,
  limit: Limit,
  [source, sourceEn]: readonly [string, string],
): ClockStatute {
  return {
    clock,
    procedure: 'petition',
    limit,
    source: `《信访工作条例》${source}`,
    sourceEn: `Regulations on petition work, ${sourceEn}`,
  };
}

export const clockStatutes: readonly ClockStatute[] = [
  petition('dispatch', { amount: 15, measure: 'calendar-days' }, [
    '第二十二条：15 日内转送、交办',
    'Art. 22: passed on within 15 days',
  ]),
  petition('sign', { amount: 5, measure: 'workdays' }, [
    '第二十三条：有异议的，5 个工作日内提出',
    'Art. 23: an objection is raised within 5 workdays',
  ]),
  petition('first_contact', { amount: 15, measure: 'calendar-days' }, [
    '第二十三条：15 日内书面告知信访人',
    'Art. 23: the petitioner is told within 15 days',
  ]),
  {
    ...petition('handle', { amount: 60, measure: 'calendar-days' }, [
      '第三十四条：自受理之日起 60 日内办结，情况复杂的经批准可延长，不超过 30 日',
      'Art. 34: dealt with within 60 days of acceptance, by approval at most 30 more',
    ]),
    extension: { amount: 30, measure: 'calendar-days' },
  },
];

export function statuteOf(
  clock: ClockKind,
  procedure: Procedure | null | undefined,
): ClockStatute | undefined {
  return clockStatutes.find((law) => law.clock === clock && law.procedure === procedure);
}

/** The row of the policy that says what the law says. */
export function lawRule({ clock, procedure }: Pick<ClockStatute, 'clock' | 'procedure'>): string {
  return `${clock}-normal-${procedure}`;
}
