import { describe, expect, test } from 'vitest';
import type { CallBackCommand, CallInput, CallOutcome } from '@heed/shared/calls';
import { defaultLimits as limits } from '../../../data/thresholds';
import { isRefusal } from '../../kernel/refusal';
import type { CallBackRecord, Missed } from '../call-back-record';
import { begun, decideCallBack, heard, recounted, standingOf, tried } from './call-back';
import { afterCall } from './call-effect';
import { toldOf } from './told';

const ana = '00000000-0000-7000-8000-0000000000a1';
const ben = '00000000-0000-7000-8000-0000000000b2';

const at = (clock: string) => `2026-07-18T${clock}:00.000Z`;

function missed(calls: number, first: string, last = first): Missed {
  return { calls, firstAt: at(first), lastAt: at(last), waitedSeconds: 95 };
}
const none: Missed = { calls: 0, firstAt: null, lastAt: null, waitedSeconds: 0 };

function waiting(part: Partial<CallBackRecord> = {}): CallBackRecord {
  return { ...begun('line', 'real', missed(2, '06:00', '06:20'), at('06:20')), ...part };
}

type Kind = CallBackCommand['kind'];
function command(record: CallBackRecord, kind: Kind, part: object = {}): CallBackCommand {
  const base = { kind, expectedVersion: record.version, requestId: 'r' };
  return { ...base, ...(kind === 'leave' && { by: 'sms' }), ...part } as CallBackCommand;
}

/** What becomes of a line when somebody acts on it, or the code of the refusal. */
function act(
  record: CallBackRecord,
  kind: Kind,
  clock: string,
  { who = ana, ...part }: Partial<CallBackCommand> & { who?: string } = {},
) {
  const situation = { record, now: at(clock), actorId: who, limits };
  const decided = decideCallBack(situation, command(record, kind, part));
  return isRefusal(decided) ? decided.error : decided.record;
}

function must(result: CallBackRecord | string | null): CallBackRecord {
  if (result === null || typeof result === 'string') throw new Error(`refused: ${result}`);
  return result;
}

function ended(record: CallBackRecord, clock: string, outcome: CallOutcome, now = none) {
  const input: CallInput = {
    callId: 'c',
    event: 'callback-ended',
    number: null,
    at: at(clock),
    outcome,
  };
  const told = toldOf(input, null, 'call');
  const facts = { told, missed: now, realm: 'real', newId: () => 'x', limits };
  return afterCall({ ...facts, line: record })?.record;
}

describe('a number in hand', () => {
  test('[M7] is one person’s for ten minutes; then it waits again of itself', () => {
    const claimed = must(act(waiting(), 'claim', '07:00'));
    expect(standingOf(claimed, at('07:09'))).toBe('being-called');
    expect(act(claimed, 'claim', '07:09', { who: ben })).toBe('already-claimed');
    expect(standingOf(claimed, at('07:10'))).toBe('waiting');
    expect(must(act(claimed, 'claim', '07:10', { who: ben })).holderId).toBe(ben);
  });

  test('[M7] only the one who has it says how the call went, and only while it is theirs', () => {
    const claimed = must(act(waiting(), 'claim', '07:00'));
    for (const kind of ['reach', 'miss', 'release'] as const) {
      expect(act(claimed, kind, '07:05', { who: ben })).toBe('not-holder');
      expect(act(claimed, kind, '07:11')).toBe('not-holder');
      expect(act(waiting(), kind, '07:05')).toBe('not-holder');
    }
    expect(must(act(claimed, 'release', '07:05'))).toMatchObject({ holderId: null, tries: 0 });
    expect(must(act(claimed, 'reach', '07:05'))).toMatchObject({ state: 'done', ended: 'reached' });
  });

  test('a command of another version is refused, and one about a number that is done too', () => {
    expect(act(waiting(), 'claim', '07:00', { expectedVersion: 7 })).toBe('stale-version');
    const done = waiting({ state: 'done' });
    expect(act(done, 'claim', '07:00')).toBe('illegal-state');
  });
});

describe('tries', () => {
  test('[M8] three at different times make it unreached; then word may be left, and not before', () => {
    let line = waiting();
    for (const clock of ['07:00', '07:10', '07:40', '08:20']) {
      expect(act(line, 'leave', clock)).toBe('illegal-state');
      line = must(act(must(act(line, 'claim', clock)), 'miss', clock));
    }
    // The one at 07:10 came ten minutes after the first: both are one.
    expect(line).toMatchObject({ tries: 3, state: 'unreached', nextAt: at('08:50') });
    expect(must(act(line, 'leave', '08:21'))).toMatchObject({ state: 'done', ended: 'sms' });
  });

  test('[M6] a number that calls again is due at once; one that was done begins anew', () => {
    const unreached = waiting({ state: 'unreached', tries: 3, nextAt: at('09:00') });
    const again = must(recounted(unreached, missed(3, '06:00', '08:30')));
    expect(again).toMatchObject({ state: 'waiting', nextAt: null, tries: 3, calls: 3 });
    const anew = must(recounted({ ...again, state: 'done', ended: 'sms' }, missed(1, '10:00')));
    expect(anew).toMatchObject({ state: 'waiting', tries: 0, calls: 1, ended: null });
  });

  test('[M10] a call back that the telephone system tells counts as one from the list', () => {
    expect(ended(waiting(), '07:00', 'no-answer')).toMatchObject({ tries: 1 });
    expect(ended(waiting(), '07:00', 'reached')).toMatchObject({ state: 'done', ended: 'reached' });
    expect(ended(waiting({ state: 'done' }), '07:00', 'busy')).toBeUndefined();
  });

  test('[M10] the one who has it in hand keeps it when their own call is told', () => {
    const claimed = must(act(waiting(), 'claim', '07:00'));
    const start: CallInput = {
      callId: 'c',
      event: 'callback-started',
      number: null,
      at: at('07:01'),
    };
    const told = toldOf(start, null, 'call');
    const facts = { told, missed: none, realm: 'real', newId: () => 'x', limits };
    expect(afterCall({ ...facts, line: claimed })).toBeNull();
    const taken = afterCall({ ...facts, line: waiting() })?.record;
    expect(taken && standingOf(taken, at('07:05'))).toBe('being-called');
  });
});

describe('other thresholds', () => {
  test('[M7] [M8] [T13] hold from the claim and the try on', () => {
    const others = { 'call-back-hold': 3, 'call-back-apart': 5, 'call-back-tries': 1 };
    const claim = { record: waiting(), now: at('07:00'), actorId: ana, limits: others };
    const claimed = decideCallBack(claim, command(claim.record, 'claim'));
    expect(claimed).toMatchObject({ record: { leaseUntil: at('07:03') } });
    const line = tried(waiting(), at('07:02'), others);
    expect(line).toMatchObject({ state: 'unreached', tries: 1, nextAt: at('07:07') });
  });
});

describe('what is told late', () => {
  test('[M2] [M5] an answer takes off only what came before it', () => {
    const answer = { at: at('06:10'), ended: 'answered' } as const;
    const left = must(heard(waiting(), { ...answer, missed: missed(1, '06:20') }));
    expect(left).toMatchObject({ state: 'waiting', calls: 1, firstAt: at('06:20') });
    expect(must(heard(waiting(), { ...answer, missed: none })).state).toBe('done');
  });

  test('[M2] what is known already changes nothing', () => {
    expect(recounted(waiting(), missed(2, '06:00', '06:20'))).toBeNull();
    const done = waiting({ state: 'done', heardAt: at('08:00') });
    expect(heard(done, { at: at('07:00'), missed: none, ended: 'answered' })).toBeNull();
  });

  test('[M8] of two tries told in the wrong order the later one says when the next may be', () => {
    const line = tried(tried(waiting(), at('08:00'), limits), at('07:00'), limits);
    expect(line).toMatchObject({ tries: 2, triedAt: at('08:00'), nextAt: at('08:30') });
  });

  test('[M3] a call first told by its answer was offered before it waited', () => {
    const input = { callId: 'c', number: null, at: at('06:10') };
    const answered = toldOf({ ...input, event: 'answered', waitSeconds: 60 }, null, 'x');
    expect(answered).toMatchObject({ first: true, offeredAt: at('06:09'), waitSeconds: 60 });
    const known = { told: ['answered'], offeredAt: at('06:09'), answeredAt: at('06:10') } as const;
    const late = toldOf({ ...input, event: 'queued' }, { ...known, abandonedAt: null }, 'x');
    expect(late).toMatchObject({ first: false, offeredAt: at('06:09') });
  });
});
