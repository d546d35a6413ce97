/** What a case may be asked, when and how often: figures of the rules, each with its source. */
import type { Limit } from '@heed/shared/clocks';
import type { Urgency } from '@heed/shared/vocabulary';

const own = '系统默认值，请按本地规定调整';

/** How long after its dispatch a unit may ask to return a case. */
export const returnWindow: Readonly<Record<Urgency, Limit>> & { readonly source: string } = {
  critical: { amount: 15, measure: 'minutes' },
  urgent: { amount: 60, measure: 'minutes' },
  normal: { amount: 1, measure: 'workdays' },
  source: own,
};

/** The longest that work on a case may rest. */
export const longestSuspension = { days: 30, source: own };

/** The longest that a case may be out of the working views. */
export const longestShelving = { days: 7, source: own };

/** Calls of the follow-up: three, at different hours, then a text message. */
export const followUpCalls = {
  attempts: 3,
  apartMinutes: 120,
  source: '回访三次、错开时段，仍未接通的转短信（系统默认值）',
};

/** Reopened so often, a case is supervised without anybody's word. */
export const supervisedFromReopenings = {
  times: 2,
  source: '济南市 12345 条例第 28 条：多次反映未解决的，分级督办',
};

/** How long after its end a case is archived. */
export const archivedAfter = { days: 30, source: own };

/** How long a step can be taken back by whoever made it. */
export const undoSeconds = 10;

/** How long a reveal holds that a second person agreed to. */
export const revealMinutes = 60;
