/** What whoever complained may still say of the answer. Pure. */
import type { CaseState } from '@heed/shared/vocabulary';
import { disputeDays } from '../../../data/answer-limits';
import { parseTime } from '../../kernel/instant';

const DAY = 86_400_000;

export interface ComplainantMay {
  /** [A11] */
  readonly confirm: boolean;
  /** [A12] */
  readonly dispute: boolean;
}

export function complainantMay(
  { state, closedAt }: { readonly state: CaseState; readonly closedAt: string | null },
  now: string,
): ComplainantMay {
  const asked = state === 'pending_followup';
  const fresh =
    state === 'closed' &&
    closedAt !== null &&
    parseTime(now) - parseTime(closedAt) <= disputeDays * DAY;
  return { confirm: asked, dispute: asked || fresh };
}
