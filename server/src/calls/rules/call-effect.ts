/** What an event of a call does to the number's line in the list of calls back. Pure. */
import type { CallBackRecord, Missed } from '../call-back-record';
import {
  begun,
  heard,
  recounted,
  taken,
  tried,
  type CallBackChange,
  type CallLimits,
} from './call-back';
import type { ToldFacts } from './told';

/** A changed line, and what changed it. */
export type CallEffect = CallBackChange;

export interface CallSituation {
  /** The number's line; null where it has none yet. */
  readonly line: CallBackRecord | null;
  readonly told: ToldFacts;
  /** The number's missed calls, this event told. */
  readonly missed: Missed;
  readonly realm: string;
  readonly newId: () => string;
  readonly limits: CallLimits;
}

/** Null where the line stays as it is. */
export function afterCall(situation: CallSituation): CallEffect | null {
  const { line, told, missed, realm, newId, limits } = situation;
  if (line === null) {
    const opens = told.event === 'abandoned' && missed.calls > 0;
    const at = told.happenedAt;
    return opens ? { step: 'missed', record: begun(newId(), realm, missed, at) } : null;
  }
  switch (told.event) {
    case 'abandoned':
      return named('missed', recounted(line, missed));
    case 'answered':
      return named('heard', heard(line, { at: told.happenedAt, missed, ended: 'answered' }));
    case 'callback-started':
      return afterStart(line, told, limits);
    case 'callback-ended':
      return afterCallBack(line, situation);
    default:
      return null;
  }
}

/** [M10] Whoever has it in hand keeps it: the call is most likely theirs. */
function afterStart(
  line: CallBackRecord,
  { happenedAt }: ToldFacts,
  limits: CallLimits,
): CallEffect | null {
  if (line.state === 'done') return null;
  const inHand = line.leaseUntil !== null && line.leaseUntil > happenedAt;
  return inHand ? null : { step: 'claimed', record: taken(line, null, happenedAt, limits) };
}

/** [M5] [M8] [M10] */
function afterCallBack(
  line: CallBackRecord,
  { told: { outcome, happenedAt }, missed, limits }: CallSituation,
): CallEffect | null {
  if (outcome === 'reached') {
    return named('reached', heard(line, { at: happenedAt, missed, ended: 'reached' }));
  }
  const before = line.state === 'done' || (line.heardAt !== null && line.heardAt >= happenedAt);
  return before ? null : { step: 'tried', record: tried(line, happenedAt, limits) };
}

function named(step: CallEffect['step'], record: CallBackRecord | null): CallEffect | null {
  return record && { step, record };
}
