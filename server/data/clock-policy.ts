/** How long each clock runs until a deployment says otherwise, and where each figure comes from. */
import type { ClockPolicyRow } from '@heed/shared/reference';
import { type ClockKind, Urgency } from '@heed/shared/vocabulary';

interface Limit {
  readonly minutes: number;
  readonly source: string;
}

const beijing = '北京市 DB11/T 2021—2022 征求意见稿';
const own = '系统默认值，请按本地规定调整';

/** Critical, urgent, normal: the order of the scale. */
const limits: Record<ClockKind, readonly [Limit, Limit, Limit]> = {
  dispatch: [
    { minutes: 5, source: '黄冈市黄州区防汛工单：紧急的 5 分钟内派发' },
    { minutes: 15, source: '黄冈市黄州区防汛工单：15 分钟内派发' },
    { minutes: 120, source: `${beijing}：网络渠道 2 小时内受理` },
  ],
  claim: [
    { minutes: 15, source: own },
    { minutes: 30, source: own },
    { minutes: 240, source: own },
  ],
  first_contact: [
    { minutes: 30, source: '三亚市台风强降雨期间：30 分钟内联系诉求人并到场' },
    { minutes: 120, source: own },
    { minutes: 1440, source: own },
  ],
  handle: [
    { minutes: 120, source: `${beijing}：危及生命财产安全或突发事件 2 小时` },
    { minutes: 1440, source: `${beijing}：水电气热 24 小时` },
    { minutes: 10_080, source: `${beijing}：一般诉求 7 天` },
  ],
  audit: [
    { minutes: 240, source: own },
    { minutes: 240, source: own },
    { minutes: 240, source: own },
  ],
  follow_up: [
    { minutes: 1440, source: '办结次日电话回访（某市局热线办理规定）' },
    { minutes: 1440, source: '办结次日电话回访（某市局热线办理规定）' },
    { minutes: 1440, source: '办结次日电话回访（某市局热线办理规定）' },
  ],
};

/** One row for each clock and urgency. */
export const defaultClockPolicy: readonly ClockPolicyRow[] = (
  Object.keys(limits) as ClockKind[]
).flatMap((clock) =>
  limits[clock].map(({ minutes, source }, rank) => ({
    clock,
    urgency: Urgency.options[rank] ?? 'normal',
    minutes,
    source,
  })),
);
