/** Whether a complaint says again what an open case of the same person is about. */
import { type Urgency, urgencyRank } from '@heed/shared/vocabulary';

interface RepeatSubject {
  readonly category: string | null;
  readonly street: string | null;
  readonly receivedAt: string;
}

/** An open case of the same person. */
export interface RepeatCandidate extends RepeatSubject {
  readonly caseId: string;
}

interface Repeat {
  readonly caseId: string;
  readonly rule: string;
}

/** 重复诉求: the same person, the same matter, within 30 days. */
const REPEAT_RULE = 'R-01';
const WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

/** The newest case that fits: the same category or either unknown, the same street where both have one. */
export function repeatOf(
  subject: RepeatSubject,
  candidates: readonly RepeatCandidate[],
): Repeat | null {
  const newest = candidates
    .filter((candidate) => isSameMatter(subject, candidate) && isRecent(subject, candidate))
    .sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt))[0];
  return newest ? { caseId: newest.caseId, rule: REPEAT_RULE } : null;
}

/** A repeat that is worse than its case raises the case. */
export function isWorse(newUrgency: Urgency, caseUrgency: Urgency): boolean {
  return urgencyRank(newUrgency) < urgencyRank(caseUrgency);
}

function isSameMatter(a: RepeatSubject, b: RepeatSubject): boolean {
  return agree(a.category, b.category) && agree(a.street, b.street);
}

function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function isRecent(subject: RepeatSubject, candidate: RepeatSubject): boolean {
  const age = Date.parse(subject.receivedAt) - Date.parse(candidate.receivedAt);
  return age >= 0 && age <= WINDOW_MS;
}
