/** How far a case has come, as boards and bulletins count it: three things that are never one number. */
import type { FollowUpOutcome } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../events';

export interface CaseProgress {
  /** A unit had it once. */
  readonly given: boolean;
  /** Answered on the spot, and not reopened since. */
  readonly answered: boolean;
  /** What the complainant said last when they were called; null before, and once it was reopened. */
  readonly outcome: FollowUpOutcome | null;
}

export const NO_PROGRESS: CaseProgress = { given: false, answered: false, outcome: null };

/** The case's progress after an entry of it. */
export function progressAfter(progress: CaseProgress, { type, data }: JournalEntry): CaseProgress {
  const given = progress.given || ('after' in data && data.after.unitId !== null);
  switch (type) {
    case 'case-answered':
      return { ...progress, given, answered: true };
    case 'case-reopened':
      return { given, answered: false, outcome: null };
    case 'case-followed-up':
      return { ...progress, given, outcome: data.outcome };
    default:
      return given === progress.given ? progress : { ...progress, given };
  }
}
