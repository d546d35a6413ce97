/** Whether whoever complained has been told an answer. */
import type { CaseState } from '@heed/shared/vocabulary';

/** States in which an answer was given and its case isn't ended yet. */
export const answeredStates: readonly CaseState[] = ['replied', 'pending_followup'];

/** [K11] Answered, or ended in another way. */
export function isAnswered(of: {
  readonly state: CaseState;
  readonly closedAt: string | null;
}): boolean {
  return of.closedAt !== null || answeredStates.includes(of.state);
}
