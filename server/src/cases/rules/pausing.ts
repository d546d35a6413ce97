/** Work that rests for a while: suspension, asked and agreed to, and what is put aside. */
import type { CaseCommand } from '@heed/shared/commands';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseField, Refusal } from '../../kernel/refusal';
import type { CaseRecord } from '../case-record';
import { setOf, type Draft } from './complete';
import { pauseClock, resumeClock } from './due-time';
import { takenState } from './hands';
import type { Situation } from './situation';
import { mayHandle } from './work';

const DAY = 86_400_000;

/** [C31] */
export function decideSuspend(
  situation: Situation,
  { reasonCode, until }: Extract<CaseCommand, { kind: 'suspend' }>,
): Draft | Refusal {
  const { record, actor, now, words, limits } = situation;
  if (!mayHandle(situation)) return refuse('not-holder');
  if (record.suspension?.state === 'pending') return refuse('already-so');
  const end = comingTime(until, now, limits['suspension-longest']);
  if (end instanceof Refusal) return end;
  const told = { ...words, reason: reasonCode, until: end };
  if (!actor.leader) {
    return { type: 'suspension-requested', data: { ...told, set: [], stopped: [] }, patch: {} };
  }
  return {
    type: 'case-suspended',
    data: { ...told, set: pausedHandling(record, now), stopped: [] },
    patch: { state: 'suspended' },
  };
}

/** [C31] */
export function decideSuspension(
  { record, actor, now, words }: Situation,
  { agreed }: Extract<CaseCommand, { kind: 'decide-suspension' }>,
): Draft | Refusal {
  const asked = record.suspension;
  if (asked?.state !== 'pending') return refuse('illegal-state');
  if (asked.by === actor.id) return refuse('same-person');
  const { reason, until } = asked;
  if (agreed && parseTime(until) <= parseTime(now)) return refuse('too-late');
  const data = { ...words, agreed, reason, until, stopped: [] };
  return agreed
    ? {
        type: 'suspension-decided',
        data: { ...data, set: pausedHandling(record, now) },
        patch: { state: 'suspended' },
      }
    : { type: 'suspension-decided', data: { ...data, set: [] }, patch: {} };
}

/** [C33] */
export function decideResume(situation: Situation): Draft | Refusal {
  const { record, now, words, policy } = situation;
  if (!mayHandle(situation)) return refuse('not-holder');
  const set = record.clocks
    .filter((clock) => clock.kind === 'handle' && clock.stoppedAt === null)
    .map((clock) => setOf(resumeClock(clock, now, policy.calendar)));
  return {
    type: 'case-resumed',
    data: { ...words, set, stopped: [] },
    patch: { state: takenState(record) },
  };
}

/** [C44] */
export function decideShelve(
  situation: Situation,
  { until }: Extract<CaseCommand, { kind: 'shelve' }>,
): Draft | Refusal {
  const { record, actor, now, words, limits } = situation;
  if (!actor.leader && record.holderId !== actor.id) return refuse('not-holder');
  const end = comingTime(until, now, limits['shelving-longest']);
  if (end instanceof Refusal) return end;
  return {
    type: 'case-shelved',
    data: { ...words, until: end, set: [], stopped: [] },
    patch: { shelvedUntil: end },
  };
}

function pausedHandling(record: CaseRecord, now: string): Draft['data']['set'] {
  return record.clocks
    .filter((clock) => clock.kind === 'handle' && clock.stoppedAt === null)
    .map((clock) => setOf(pauseClock(clock, now, 'suspended')));
}

/** [C32] [C44] */
function comingTime(until: string, now: string, mostDays: number): string | Refusal {
  const at = parseTime(until);
  const left = at - parseTime(now);
  if (left <= 0) return refuseField('invalid', 'until', 'in-the-past');
  if (left > mostDays * DAY) return refuseField('invalid', 'until', `too-far:${mostDays}`);
  return isoTime(at);
}
