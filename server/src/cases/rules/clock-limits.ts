/** Which row of the policy holds for a case. Pure. */
import { isWithin, mostSpecific, type ClockPolicyRow } from '@heed/shared/clocks';
import { lawRule, statuteOf } from '../../../data/clock-statutes';
import type { ClockPolicy } from './due-time';
import type { WorkCalendar } from './work-calendar';

/** [T10] [T11] The policy of rows that cover every clock and urgency. */
export function policyOf(rows: readonly ClockPolicyRow[], calendar: WorkCalendar): ClockPolicy {
  const byClock = Map.groupBy(rows, ({ clock }) => clock);
  return {
    calendar,
    limit: (clock, facts) => {
      const law = statuteOf(clock, facts.procedure);
      const own = byClock.get(clock) ?? [];
      const lawful = law ? own.filter(({ limit }) => isWithin(limit, law.limit)) : own;
      const row = mostSpecific(lawful, facts);
      if (row) return { ...row.limit, rule: row.rule };
      if (law) return { ...law.limit, rule: lawRule(law) };
      throw new Error(`no limit for ${clock}, ${facts.urgency}`);
    },
  };
}
