/** Work on a case: contact, reply, audit, follow-up, close, reopen. */
import type { CaseCommand } from '@heed/shared/commands';
import { Refusal, refuse } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';
import { runningClocks, type CaseRecord } from '../case-record';
import { setOf, type Draft } from './complete';
import type { Situation } from './situation';
import { reopenedClock, startClock } from './due-time';

/** [C11] */
const ATTEMPTS_BEFORE_CLOSING = 3;

/** [C7] */
function mayWork({ record, actor }: Situation): boolean {
  return (
    actor.leader ||
    record.holderId === actor.id ||
    (record.unitId !== null && actor.unitIds.includes(record.unitId))
  );
}

/** [C9] */
export function decideContact(
  situation: Situation,
  { reached }: Extract<CaseCommand, { kind: 'contact' }>,
): Draft | Refusal {
  const { record, words } = situation;
  if (!mayWork(situation)) return refuse('not-holder');
  const first = reached && record.contactedAt === null;
  const starts = reached && (record.state === 'claimed' || record.state === 'reopened');
  return {
    type: 'complainant-contacted',
    data: { ...words, reached, first, set: [], stopped: first ? ['first_contact'] : [] },
    patch: starts ? { state: 'in_progress' } : {},
  };
}

/** [C10] */
export function decideReply(situation: Situation): Draft | Refusal {
  const { record, words, now, policy } = situation;
  if (!mayWork(situation)) return refuse('not-holder');
  if (record.reachable && record.contactedAt === null) return refuse('not-contacted');
  return {
    type: 'case-replied',
    data: {
      ...words,
      set: [setOf(startClock('audit', record.urgency, now, policy))],
      stopped: ['handle', 'claim', 'dispatch'],
    },
    patch: { state: 'replied' },
  };
}

/** [C27] */
export function decideAnswer({ record, words, now }: Situation): Draft | Refusal {
  return {
    type: 'case-answered',
    data: { ...words, set: [], stopped: running(record) },
    patch: { state: 'closed', closedAt: now },
  };
}

/** [C8] [C10] */
export function decideApproval({ record, actor, now, policy }: Situation): Draft | Refusal {
  if (record.replyAuthorId === actor.id) return refuse('same-person');
  return {
    type: 'reply-approved',
    data: {
      set: [setOf(startClock('follow_up', record.urgency, now, policy))],
      stopped: ['audit'],
    },
    patch: { state: 'pending_followup' },
  };
}

/** [C8] [C10] [C17] */
export function decideRejection({ record, actor, words }: Situation): Draft | Refusal {
  if (record.replyAuthorId === actor.id) return refuse('same-person');
  const handle = record.clocks.filter((clock) => clock.kind === 'handle').map(setOf);
  return {
    type: 'reply-rejected',
    data: { ...words, set: handle, stopped: ['audit'] },
    patch: { state: record.contactedAt === null ? 'claimed' : 'in_progress' },
  };
}

/** [C11] [C19] */
export function decideFollowUp(
  { record, words, now, policy }: Situation,
  command: Extract<CaseCommand, { kind: 'follow-up' }>,
): Draft | Refusal {
  const data = {
    ...words,
    outcome: command.outcome,
    satisfied: command.satisfied ?? null,
    attempt: record.followUpAttempts + 1,
  };
  switch (command.outcome) {
    case 'solved':
      return {
        type: 'case-followed-up',
        data: { ...data, set: [], stopped: running(record) },
        patch: { state: 'closed', closedAt: now },
      };
    case 'not_solved':
      return {
        type: 'case-followed-up',
        data: {
          ...data,
          set: [setOf(reopenedClock(record.clocks, record.urgency, now, policy))],
          stopped: ['follow_up'],
        },
        patch: { state: 'reopened' },
      };
    case 'unreachable':
      return { type: 'case-followed-up', data: { ...data, set: [], stopped: [] }, patch: {} };
    default:
      return unreachable(command.outcome);
  }
}

/** [C11] */
export function decideClose({ record, actor, words, now }: Situation): Draft | Refusal {
  const tried =
    record.state === 'pending_followup' && record.followUpAttempts >= ATTEMPTS_BEFORE_CLOSING;
  if (!actor.leader && !tried) return refuse('illegal-state');
  return {
    type: 'case-closed',
    data: { ...words, set: [], stopped: running(record) },
    patch: { state: 'closed', closedAt: now },
  };
}

/** [C12] [C19] */
export function decideReopen({ record, words, now, policy }: Situation): Draft | Refusal {
  return {
    type: 'case-reopened',
    data: {
      ...words,
      set: [setOf(reopenedClock(record.clocks, record.urgency, now, policy))],
      stopped: [],
    },
    patch: { state: 'reopened', closedAt: null },
  };
}

function running(record: CaseRecord) {
  return runningClocks(record).map((clock) => clock.kind);
}
