/** Where a number stands after a call, a claim or a try. Pure: the record, what happened and the moment decide. */
import type { CallBackCommand, CallBackCommandKind, CallBackState } from '@heed/shared/calls';
import type { Limits } from '@heed/shared/thresholds';
import type { EventData } from '../../journal/events';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, type Refusal } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';
import type { CallBackRecord, Missed } from '../call-back-record';

const MINUTE = 60_000;

/** How long a claim lasts; how far apart tries count, and how many are enough. */
export type CallLimits = Pick<Limits, 'call-back-hold' | 'call-back-apart' | 'call-back-tries'>;

export interface CallBackChange {
  readonly step: EventData<'call-back-changed'>['step'];
  readonly record: CallBackRecord;
}

export interface CallBackSituation {
  readonly record: CallBackRecord;
  /** The realm's own time. */
  readonly now: string;
  /** Who asks. */
  readonly actorId: string | null;
  readonly limits: CallLimits;
}

/** [M7] A stored lease that has run out is none. */
export function standingOf(record: CallBackRecord, now: string): CallBackState {
  return isLeased(record, now) ? 'being-called' : record.state;
}

/** [M4] [M6] The first call of a number that nobody took. */
export function begun(id: string, realm: string, missed: Missed, at: string): CallBackRecord {
  return {
    id,
    realm,
    version: 1,
    state: 'waiting',
    calls: missed.calls,
    firstAt: missed.firstAt ?? at,
    lastAt: missed.lastAt ?? at,
    waitedSeconds: missed.waitedSeconds,
    ...untouched,
    heardAt: null,
    ended: null,
  };
}

const untouched = { tries: 0, triedAt: null, nextAt: null, holderId: null, leaseUntil: null };

/** [M2] [M4] [M6] The number as its calls say; null where they say what was known. */
export function recounted(record: CallBackRecord, missed: Missed): CallBackRecord | null {
  if (missed.calls === 0 || missed.firstAt === null || missed.lastAt === null) return null;
  const { calls, firstAt, lastAt, waitedSeconds } = missed;
  const facts = { calls, firstAt, lastAt, waitedSeconds };
  if (record.state === 'done') {
    return { ...next(record), ...facts, ...untouched, state: 'waiting', ended: null };
  }
  const again = lastAt > record.lastAt;
  if (!again && calls === record.calls && firstAt === record.firstAt) return null;
  return { ...next(record), ...facts, ...(again && { state: 'waiting', nextAt: null }) };
}

/** [M5] Somebody heard the number at a time; it is off the list where nothing was missed since. */
export function heard(
  record: CallBackRecord,
  { at, missed, ended }: { at: string; missed: Missed; ended: 'reached' | 'answered' },
): CallBackRecord | null {
  const known = record.heardAt !== null && record.heardAt >= at;
  const heardAt = known ? record.heardAt : at;
  const moved = known ? null : { ...next(record), heardAt };
  if (missed.calls > 0) return recounted({ ...record, heardAt }, missed) ?? moved;
  if (record.state === 'done') return moved;
  return { ...next(record), state: 'done', heardAt, ended, holderId: null, leaseUntil: null };
}

/** [M8] A call back at a time reached nobody. Tries that are near to each other count as one. */
export function tried(record: CallBackRecord, at: string, limits: CallLimits): CallBackRecord {
  const apart = limits['call-back-apart'] * MINUTE;
  const last = record.triedAt;
  const counts = last === null || Math.abs(parseTime(at) - parseTime(last)) >= apart;
  const tries = record.tries + Number(counts);
  const newest = last === null || at > last ? at : last;
  return {
    ...next(record),
    tries,
    triedAt: newest,
    nextAt: isoTime(parseTime(newest) + apart),
    state: tries >= limits['call-back-tries'] ? 'unreached' : 'waiting',
    holderId: null,
    leaseUntil: null,
  };
}

/** [M7] [M10] Somebody has it in hand; nobody of ours where the telephone system called by itself. */
export function taken(
  record: CallBackRecord,
  holderId: string | null,
  at: string,
  limits: CallLimits,
): CallBackRecord {
  const hold = limits['call-back-hold'] * MINUTE;
  return { ...next(record), holderId, leaseUntil: isoTime(parseTime(at) + hold) };
}

/** [M7] [M8] What a command does, or why it does nothing. */
export function decideCallBack(
  situation: CallBackSituation,
  command: CallBackCommand,
): CallBackChange | Refusal {
  const { record, now, actorId } = situation;
  if (record.state === 'done') return refuse('illegal-state');
  const foreign = isLeased(record, now) && record.holderId !== actorId;
  if (command.kind === 'claim' && foreign) {
    return refuse('already-claimed', { holderId: record.holderId });
  }
  if (command.expectedVersion !== record.version) {
    return refuse('stale-version', { currentVersion: record.version });
  }
  if (command.kind === 'leave' && record.state !== 'unreached') return refuse('illegal-state');
  if (needsHand(command.kind) && (foreign || !isLeased(record, now))) return refuse('not-holder');
  return apply(situation, command);
}

function needsHand(kind: CallBackCommandKind): boolean {
  return kind === 'release' || kind === 'reach' || kind === 'miss';
}

function apply(
  { record, now, actorId, limits }: CallBackSituation,
  command: CallBackCommand,
): CallBackChange {
  const free = { ...next(record), holderId: null, leaseUntil: null };
  switch (command.kind) {
    case 'claim':
      return { step: 'claimed', record: taken(record, actorId, now, limits) };
    case 'release':
      return { step: 'released', record: free };
    case 'reach':
      return {
        step: 'reached',
        record: { ...free, state: 'done', heardAt: now, ended: 'reached' },
      };
    case 'miss':
      return { step: 'tried', record: tried(record, now, limits) };
    case 'leave':
      return { step: 'left', record: { ...free, state: 'done', heardAt: now, ended: command.by } };
    default:
      return unreachable(command);
  }
}

function isLeased({ state, leaseUntil }: CallBackRecord, now: string): boolean {
  return state !== 'done' && leaseUntil !== null && leaseUntil > now;
}

function next(record: CallBackRecord): CallBackRecord {
  return { ...record, version: record.version + 1 };
}
