/** Which of a case's complaints a report counts, and where the case stands by them. Pure. */
import type { CaseStory, HeardOf } from './case-story';
import { DAY, isIn, type ReportSpan } from './report-span';

export interface Counted {
  /** [F3] Received, and entered, in the report's time. */
  readonly heard: readonly HeardOf[];
  /** Received before, entered in it. */
  readonly late: number;
  /** Of the day before, as its own report had them. */
  readonly before: number;
  readonly answered: boolean;
  readonly dispatched: boolean;
  readonly unconfirmed: boolean;
  readonly solved: boolean;
  readonly overdue: boolean;
  /** Closed in the report's time, once or again. */
  readonly closed: boolean;
}

const NOTHING = { answered: false, dispatched: false, unconfirmed: false, solved: false };

/** [F3] [F4] Null where the case is none of the report's. */
export function countedOf(story: CaseStory, span: ReportSpan): Counted | null {
  const { incidentId, since, to } = span;
  if (incidentId !== null && !story.incidentIds.includes(incidentId)) return null;
  const heard = story.heard.filter(
    ({ at, receivedAt }) => since === null || (at >= since && receivedAt >= since),
  );
  return {
    heard,
    late: since === null ? 0 : story.heard.filter((each) => isLate(each, since)).length,
    before: since === null ? 0 : story.heard.filter((each) => isOfDayBefore(each, since)).length,
    ...(heard.length > 0 ? standingOf(story, heard) : NOTHING),
    overdue: story.isOpen && story.dueAt !== null && story.dueAt <= to,
    closed: story.closings.some((time) => isIn(span, time)),
  };
}

function isLate({ at, receivedAt }: HeardOf, since: number): boolean {
  return at >= since && receivedAt < since;
}

function isOfDayBefore({ at, receivedAt }: HeardOf, since: number): boolean {
  return at < since && receivedAt >= since - DAY && receivedAt < since && at >= since - DAY;
}

/** [F4] As a bulletin's numbers count it: what became of the case once it was heard of. */
function standingOf(story: CaseStory, heard: readonly HeardOf[]) {
  const heardAt = Math.min(...heard.map(({ position }) => position));
  const { givenAt, answeredAt, askedAt, solvedAt, reopenedAt, state } = story;
  const answered = answeredAt > reopenedAt && answeredAt >= heardAt;
  return {
    answered,
    dispatched: givenAt >= heardAt && !answered,
    unconfirmed: state === 'replied' || state === 'pending_followup',
    solved: solvedAt > 0 && solvedAt === askedAt && solvedAt > reopenedAt && solvedAt >= heardAt,
  };
}
