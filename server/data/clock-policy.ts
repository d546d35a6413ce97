/** How long each clock runs until a deployment says otherwise, and where each figure comes from. */
import type { ClockPolicyRow } from '@heed/shared/clocks';
import { type ClockKind, Urgency } from '@heed/shared/vocabulary';
import { clockStatutes, lawRule } from './clock-statutes';

interface Source {
  readonly source: string;
  readonly sourceEn: string;
}

type Limit = Source & { readonly minutes: number };

const own: Source = {
  source: '系统默认值，请按本地规定调整',
  sourceEn: 'Default of the product: set it by your own rules',
};
const followUp: Source = {
  source: '办结次日电话回访（某市局热线办理规定）',
  sourceEn: 'Rules of a city bureau’s hotline: a call on the day after closing',
};

function beijing(source: string, sourceEn: string): Source {
  return {
    source: `北京市 DB11/T 2021—2022 征求意见稿：${source}`,
    sourceEn: `Beijing DB11/T 2021–2022, draft: ${sourceEn}`,
  };
}

function huangzhou(source: string, sourceEn: string): Source {
  return {
    source: `黄冈市黄州区防汛工单：${source}`,
    sourceEn: `Huangzhou District, Huanggang, flood orders: ${sourceEn}`,
  };
}

/** Critical, urgent, normal: the order of the scale. */
const limits: Record<ClockKind, readonly [Limit, Limit, Limit]> = {
  dispatch: [
    { minutes: 5, ...huangzhou('紧急的 5 分钟内派发', 'urgent ones dispatched within 5 minutes') },
    { minutes: 15, ...huangzhou('15 分钟内派发', 'dispatched within 15 minutes') },
    {
      minutes: 120,
      ...beijing('网络渠道 2 小时内受理', 'accepted within 2 hours from online channels'),
    },
  ],
  sign: [
    { minutes: 15, ...own },
    { minutes: 30, ...own },
    { minutes: 240, ...own },
  ],
  claim: [
    { minutes: 15, ...own },
    { minutes: 30, ...own },
    { minutes: 240, ...own },
  ],
  arbitrate: [
    { minutes: 15, ...own },
    { minutes: 60, ...own },
    { minutes: 240, ...own },
  ],
  first_contact: [
    {
      minutes: 30,
      source: '三亚市台风强降雨期间：30 分钟内联系诉求人并到场',
      sourceEn: 'Sanya, typhoon and heavy rain: person contacted and visited within 30 minutes',
    },
    { minutes: 120, ...own },
    { minutes: 1440, ...own },
  ],
  handle: [
    {
      minutes: 120,
      ...beijing(
        '危及生命财产安全或突发事件 2 小时',
        '2 hours where life or property is in danger, or in an emergency',
      ),
    },
    { minutes: 1440, ...beijing('水电气热 24 小时', '24 hours for water, power, gas and heating') },
    { minutes: 10_080, ...beijing('一般诉求 7 天', '7 days for ordinary complaints') },
  ],
  audit: [
    { minutes: 240, ...own },
    { minutes: 240, ...own },
    { minutes: 240, ...own },
  ],
  follow_up: [
    { minutes: 1440, ...followUp },
    { minutes: 1440, ...followUp },
    { minutes: 1440, ...followUp },
  ],
};

const forAll = { kind: null, procedure: null, unitId: null, preset: true } as const;

const hotlineRows = (Object.keys(limits) as ClockKind[]).flatMap((clock) =>
  limits[clock].map(({ minutes, ...limit }, rank): ClockPolicyRow => {
    const urgency = Urgency.options[rank] ?? 'normal';
    return {
      ...forAll,
      clock,
      urgency,
      rule: `${clock}-${urgency}`,
      limit: { amount: minutes, measure: 'minutes' },
      floor: null,
      ...limit,
    };
  }),
);

/** An urgent matter doesn't wait for a procedure: the law's own limits are for ordinary ones. */
const statutoryRows = clockStatutes.map(
  ({ clock, procedure, limit, source, sourceEn }): ClockPolicyRow => ({
    ...forAll,
    clock,
    urgency: 'normal',
    procedure,
    rule: lawRule({ clock, procedure }),
    limit,
    source,
    sourceEn,
    floor: limit,
  }),
);

/** One row for each clock and urgency, and those of the law. */
export const defaultClockPolicy: readonly ClockPolicyRow[] = [...hotlineRows, ...statutoryRows];
