/** Reads out of an entry what nearly every fold asks of it. */
import type { CaseAfter, EventData, JournalEntry } from '../../journal/events';
import type { FoldedEntry } from '../projection';

export interface CaseEntry {
  readonly caseId: string;
  readonly after: CaseAfter;
}

/** The case that an entry is about and where it stands afterwards; null for any other entry. */
export function caseOf(entry: JournalEntry): CaseEntry | null {
  return 'after' in entry.data ? entry.data : null;
}

/** The case that an entry takes out of the incident whose fold it is given to; null for any other. */
export function leavingCase(entry: FoldedEntry): Leaving | null {
  if (entry.type !== 'case-unlinked' || entry.data.incidentId !== entry.incident) return null;
  return entry.data;
}

export type Leaving = Pick<EventData<'case-unlinked'>, 'caseId' | 'after' | 'heard'>;

/** Neither closed nor history: what the room has to work on. */
export function isLive(after: CaseAfter): boolean {
  return after.closedAt === null && !after.historic;
}

/** The running clock that is due first, in milliseconds. */
export function nextDeadline(after: CaseAfter): { soonAt: number | null; dueAt: number | null } {
  const [first] = after.running;
  if (!first) return { soonAt: null, dueAt: null };
  return { soonAt: Date.parse(first.soonAt), dueAt: Date.parse(first.dueAt) };
}

/** Handed to a unit, and nobody has taken it yet. */
export function isUnclaimed(after: CaseAfter): boolean {
  return after.state === 'dispatched';
}

export function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}
