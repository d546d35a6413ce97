/** How long a claim holds without any work on the case, and where each figure comes from. */
import type { LeaseSetting } from '@heed/shared/ladder';

const source = '系统默认值，请按本地规定调整';
const sourceEn = 'Heed’s default: set it to what holds here';

export const leasePolicy: readonly LeaseSetting[] = [
  {
    urgency: 'critical',
    toContact: { amount: 10, measure: 'minutes' },
    between: { amount: 60, measure: 'minutes' },
    source,
    sourceEn,
  },
  {
    urgency: 'urgent',
    toContact: { amount: 30, measure: 'minutes' },
    between: { amount: 240, measure: 'minutes' },
    source,
    sourceEn,
  },
  {
    urgency: 'normal',
    toContact: { amount: 240, measure: 'work-minutes' },
    between: { amount: 840, measure: 'work-minutes' },
    source,
    sourceEn,
  },
];

/** The holder is warned when this share of the lease has counted, in hundredths. */
export const leaseWarnedAt = 70;
