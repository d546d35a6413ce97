/** What proves the rules of a case: states, hands, work, clocks, repeats, incidents. */
import { endedStates } from '@heed/shared/vocabulary';
import type { SetClock } from '../src/journal/events';
import {
  both,
  clockIn,
  minutes,
  ofCase,
  ofEachCase,
  refused,
  seen,
  step,
  stopped,
  told,
  typesOf,
  type Proof,
  type Step,
} from './week-proof';

/** The clock of a kind that the steps set last. */
function lastSet(steps: readonly Step[], kind: SetClock['kind']): SetClock | undefined {
  const all = steps.flatMap(({ entry: { data } }) => ('set' in data ? data.set : []));
  return all.findLast((clock) => clock.kind === kind);
}

/** The handling is due at the same time before and after a step of this type. */
const keepsHandling = (type: string) =>
  ofCase((steps) =>
    steps.some(({ entry }, n) => {
      const before = lastSet(steps.slice(0, n), 'handle');
      return (
        entry.type === type && before?.dueAt === lastSet(steps.slice(0, n + 1), 'handle')?.dueAt
      );
    }),
  );

export const caseProofs: Readonly<Record<string, Proof>> = {
  C1: both(
    refused('cases dispatch', 'illegal-state'),
    ofEachCase((steps) =>
      steps.every(({ now }) => (now.closedAt !== null) === endedStates.includes(now.state)),
    ),
  ),
  C2: both(
    refused('cases claim', 'already-claimed'),
    refused('cases note', 'stale-version'),
    ofEachCase((steps) => steps.every(({ now }, n) => now.version === n + 1)),
  ),
  C3: both(
    ...(['pending_dispatch', 'dispatched', 'closed'] as const).map((state) =>
      step('complaint-registered', ({ was, now }) => was === null && now.state === state),
    ),
  ),
  C4: both(
    ofCase((steps) => typesOf(steps).includes('case-dispatched case-signed case-claimed')),
    refused('cases claim', 'already-claimed'),
  ),
  C5: step('case-claimed', ({ was, now }) => was?.unitId === null && now.unitId !== null),
  C6: both(
    step(
      'case-assigned',
      ({ was, now }) => was?.holderId !== now.holderId && now.holderId !== null,
    ),
    refused('cases assign', 'already-so'),
  ),
  C7: refused('cases release', 'not-holder'),
  C8: refused('cases approve-reply', 'same-person'),
  C9: both(
    told('complainant-contacted', ({ first, after }) => first && after.state === 'in_progress'),
    step(
      'complainant-contacted',
      ({ was, now, entry: { data } }) =>
        was?.state === now.state && 'reached' in data && !data.reached,
    ),
  ),
  C10: both(
    refused('cases reply', 'not-contacted'),
    told('reply-rejected'),
    told('reply-approved'),
  ),
  C11: both(
    told(
      'case-followed-up',
      ({ outcome, after }) => outcome === 'solved' && after.closedAt !== null,
    ),
    told(
      'case-followed-up',
      ({ outcome, after }) => outcome === 'not_solved' && after.state === 'reopened',
    ),
    ofCase((steps) => / (case-followed-up ){3}case-closed/.test(typesOf(steps))),
  ),
  C12: both(
    refused('cases claim', 'illegal-state'),
    step('case-noted', ({ was }) => was?.state === 'closed'),
    told('case-reopened'),
  ),
  C13: both(
    told('case-escalated', ({ level }) => level === 3),
    told('case-lowered', ({ level }) => level === 0),
    refused('cases escalate', 'already-highest'),
  ),
  C14: told('case-dispatched', ({ after }) =>
    after.running.some(
      ({ kind, startedAt, soonAt, dueAt }) =>
        kind === 'sign' && minutes(startedAt, dueAt) === 240 && minutes(soonAt, dueAt) === 60,
    ),
  ),
  C15: both(
    told(
      'complaint-registered',
      ({ set, receivedAt }) => clockIn(set, 'handle')?.startedAt === receivedAt,
    ),
    told('case-dispatched', ({ set }, { at }) => clockIn(set, 'sign')?.startedAt === at),
    told('case-replied', ({ set }, { at }) => clockIn(set, 'audit')?.startedAt === at),
    told('reply-approved', ({ set }, { at }) => clockIn(set, 'follow_up')?.startedAt === at),
    told('return-requested', ({ set }, { at }) => clockIn(set, 'arbitrate')?.startedAt === at),
  ),
  C16: both(
    step('case-dispatched', (each) => stopped(each).includes('dispatch')),
    told(
      'complainant-contacted',
      ({ first, stopped: clocks }) => first && clocks.includes('first_contact'),
    ),
    told('case-assigned', ({ set }) => !clockIn(set, 'handle') && !clockIn(set, 'first_contact')),
  ),
  C17: keepsHandling('reply-rejected'),
  C18: step('urgency-set', ({ was, now }) => {
    const of = (after: typeof now | null) => after?.running.find(({ kind }) => kind === 'handle');
    const [before, after] = [of(was), of(now)];
    return before?.startedAt === after?.startedAt && (after?.dueAt ?? '') < (before?.dueAt ?? '');
  }),
  C19: ofCase((steps) => {
    const n = steps.findIndex(({ now }) => now.state === 'reopened');
    const [first, again] = [
      lastSet(steps.slice(0, n), 'handle'),
      lastSet(steps.slice(0, n + 1), 'handle'),
    ];
    return (
      n > 0 &&
      again?.rule === 'handle-reopened' &&
      again.limitMinutes === (first?.limitMinutes ?? 0) / 2
    );
  }),
  C20: told(
    'complaint-registered',
    ({ after, set }) =>
      after.historic && set.length > 0 && set.every(({ limitMinutes }) => limitMinutes === null),
  ),
  C21: told(
    'complaint-registered',
    ({ reachable, opened, set }) =>
      opened &&
      !reachable &&
      !clockIn(set, 'first_contact') &&
      clockIn(set, 'handle') !== undefined,
  ),
  C22: both(
    told('complaint-registered', ({ opened, worse }) => !opened && !worse),
    told('complaint-registered', ({ opened, worse }) => !opened && worse),
  ),
  C23: told(
    'case-updated-at-source',
    ({ after, changed }) => after.closedAt !== null && changed.includes('closed'),
  ),
  C24: both(
    told('case-linked', ({ rule }) => rule !== null),
    refused('cases link-incident', 'already-so'),
  ),
  C25: step('case-unlinked', ({ was, now }) => was?.incidentIds?.length === 1 && !now.incidentIds),
  C26: both(
    seen('linked by the rule, and not again', [1, 0]),
    ofCase((steps) => typesOf(steps).includes('case-unlinked case-linked')),
  ),
  C27: step('case-answered', ({ was, now }) => was?.holderId === null && now.state === 'closed'),
};
