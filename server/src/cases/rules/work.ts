/** Work on a case: contact, reply, audit, follow-up, close, reopen. */
import type { CaseCommand } from '@heed/shared/commands';
import type { Limits } from '@heed/shared/thresholds';
import { isoTime, parseTime } from '../../kernel/instant';
import { Refusal, refuse, refuseBefore } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';
import { unstoppedClocks, type CaseRecord } from '../case-record';
import { setOf, type CasePatch, type Draft } from './complete';
import type { Situation } from './situation';
import { reopenedClock, startClock } from './due-time';

/** [C7] */
export function mayHandle({ record, actor }: Situation): boolean {
  return (
    actor.leader ||
    record.holderId === actor.id ||
    (record.unitId !== null && actor.unitIds.includes(record.unitId))
  );
}

/** [C42] Units that help may speak with the complainant. */
function mayHelp({ record, actor }: Situation): boolean {
  return record.assistingUnitIds?.some((id) => actor.unitIds.includes(id)) ?? false;
}

/** [C9] [C50] */
export function decideContact(
  situation: Situation,
  { reached, told }: Extract<CaseCommand, { kind: 'contact' }>,
): Draft | Refusal {
  const { record, words } = situation;
  if (!mayHandle(situation) && !mayHelp(situation)) return refuse('not-holder');
  const first = reached && record.contactedAt === null;
  const starts = reached && (record.state === 'claimed' || record.state === 'reopened');
  return {
    type: 'complainant-contacted',
    data: {
      ...words,
      reached,
      first,
      ...(told && { told: [...new Set(told)] }),
      set: [],
      stopped: first ? ['first_contact'] : [],
    },
    patch: starts ? { state: 'in_progress' } : {},
  };
}

/** [C50] What an answer that went out says is owed no more. */
export function decideTold(
  { record, actor }: Situation,
  command: Extract<CaseCommand, { kind: 'told' }>,
): Draft | Refusal {
  if (actor.kind !== 'system') return refuse('forbidden');
  const told = (record.toTell ?? []).filter((what) => command.told.includes(what));
  if (told.length === 0) return refuse('already-so');
  return { type: 'complainant-told', data: { told, set: [], stopped: [] }, patch: {} };
}

/** [C10] */
export function decideReply(situation: Situation): Draft | Refusal {
  const { record, words, now, policy } = situation;
  if (!mayHandle(situation)) return refuse('not-holder');
  if (record.reachable && record.contactedAt === null) return refuse('not-contacted');
  return {
    type: 'case-replied',
    data: {
      ...words,
      set: [setOf(startClock('audit', record, now, policy))],
      stopped: ['handle', 'claim', 'sign', 'dispatch'],
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
      set: [setOf(startClock('follow_up', record, now, policy))],
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
  { record, actor, words, now, policy, limits }: Situation,
  command: Extract<CaseCommand, { kind: 'follow-up' }>,
): Draft | Refusal {
  // Nobody calls whoever says it of themselves.
  const soonest = actor.kind === 'system' ? null : nextCall(record, limits);
  if (soonest !== null && parseTime(now) < soonest) return refuseBefore(isoTime(soonest));
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
          ...supervised(record, limits).told,
          set: [setOf(reopenedClock(record.clocks, record, now, policy))],
          stopped: ['follow_up'],
        },
        patch: { state: 'reopened', ...supervised(record, limits).patch },
      };
    case 'unreachable':
      return {
        type: 'case-followed-up',
        data: { ...data, enough: data.attempt >= limits['follow-up-calls'], set: [], stopped: [] },
        patch: {},
      };
    default:
      return unreachable(command.outcome);
  }
}

/** [C37] A call in vain is repeated at another hour: the earliest; null where none was made. */
function nextCall({ followUpAttempts, followedUpAt }: CaseRecord, limits: Limits): number | null {
  if (followUpAttempts === 0 || followedUpAt === undefined) return null;
  return parseTime(followedUpAt) + limits['follow-up-apart'] * 60_000;
}

/** [C38] What is reopened again is supervised from then on, and its event says so. */
function supervised(
  { reopenCount, supervision }: CaseRecord,
  limits: Limits,
): { readonly told: { readonly supervised?: true }; readonly patch: CasePatch } {
  const again = reopenCount + 1 >= limits['supervised-reopenings'] && supervision === undefined;
  return again
    ? { told: { supervised: true }, patch: { supervision: 'daily' } }
    : { told: {}, patch: {} };
}

/** [C11] */
export function decideClose(
  { record, actor, words, now, limits }: Situation,
  { reasonCode }: Extract<CaseCommand, { kind: 'close' }>,
): Draft | Refusal {
  const tried =
    record.state === 'pending_followup' && record.followUpAttempts >= limits['follow-up-calls'];
  if (!actor.leader && !tried) return refuse('illegal-state');
  return {
    type: 'case-closed',
    data: { ...words, ...coded(reasonCode), set: [], stopped: running(record) },
    patch: { state: 'closed', closedAt: now },
  };
}

/** [C12] [C19] */
export function decideReopen(
  { record, words, now, policy, limits }: Situation,
  { reasonCode }: Extract<CaseCommand, { kind: 'reopen' }>,
): Draft | Refusal {
  return {
    type: 'case-reopened',
    data: {
      ...words,
      ...coded(reasonCode),
      ...supervised(record, limits).told,
      set: [setOf(reopenedClock(record.clocks, record, now, policy))],
      stopped: [],
    },
    patch: { state: 'reopened', closedAt: null, ...supervised(record, limits).patch },
  };
}

/** [C55] A reason of the closed list, where one was named. */
export function coded<R extends string>(reason: R | undefined): { readonly reason?: R } {
  return reason === undefined ? {} : { reason };
}

function running(record: CaseRecord) {
  return unstoppedClocks(record).map((clock) => clock.kind);
}
