import { describe, expect, test } from 'vitest';
import type { PromiseCommand } from '@heed/shared/promises';
import { at, LATER, NOW } from '../../../test/bulletin-builders';
import { bulletinEvents } from '../../journal/events/bulletin-events';
import { isRefusal } from '../../kernel/refusal';
import { decideMade, decidePromise, stateAt, type PromiseRecord } from './promise';

const made: PromiseRecord = {
  id: '00000000-0000-7000-8000-0000000000a1',
  realm: 'real',
  incidentId: '00000000-0000-7000-8000-0000000000a2',
  bulletinId: null,
  version: 1,
  state: 'open',
  text: { zh: '16时公布水质', en: 'Water results by 16:00' },
  owner: '市水务集团 方磊',
  ownerUnitId: null,
  madeAt: NOW,
  dueAt: LATER,
  settledAt: null,
  proof: null,
  evidenceId: null,
  reason: null,
  earlierDueAt: [],
};
const reason = { zh: '点位增加', en: 'More points' };
const TEN = '2026-07-18T10:00:00.000Z';

function after(record: PromiseRecord, command: PromiseCommand, now = NOW): PromiseRecord | string {
  const decision = decidePromise(record, command, now);
  if (isRefusal(decision)) return decision.error;
  bulletinEvents[decision.event.type].parse(decision.event.data);
  return decision.record;
}

describe('a promise', () => {
  test('[B28] has a deadline in the future', () => {
    expect(isRefusal(decideMade(made))).toBe(false);
    expect(decideMade({ ...made, dueAt: NOW })).toMatchObject({ error: 'invalid' });
  });

  test('[B29] is kept once, with its proof', () => {
    const kept = after(made, { kind: 'keep', ...at(1), proof: '检测单' });
    expect(kept).toMatchObject({ state: 'kept', version: 2, proof: '检测单', settledAt: NOW });
    expect(after(kept as PromiseRecord, { kind: 'break', ...at(2), reason })).toBe('illegal-state');
    expect(after(made, { kind: 'keep', ...at(9), proof: '…' })).toBe('stale-version');
  });

  test('[B29] a revision keeps the earlier deadline to be seen', () => {
    const revised = after(made, {
      kind: 'revise',
      ...at(1),
      dueAt: '2026-07-18T18:00:00+08:00',
      reason,
    });
    expect(revised).toMatchObject({ state: 'revised', dueAt: TEN, earlierDueAt: [LATER], reason });
    expect(after(made, { kind: 'revise', ...at(1), dueAt: NOW, reason })).toBe('invalid');
    expect(after(made, { kind: 'revise', ...at(1), dueAt: LATER, reason })).toBe('already-so');
  });

  test('[B29] one whose deadline passed without a word is broken, and can be kept late', () => {
    expect(stateAt(made, NOW)).toBe('open');
    expect(stateAt(made, LATER)).toBe('broken');
    const broken = after(made, { kind: 'break', ...at(1), reason }, TEN) as PromiseRecord;
    expect(broken.state).toBe('broken');
    expect(after(broken, { kind: 'keep', ...at(2), proof: '检测单' }, TEN)).toMatchObject({
      state: 'kept',
    });
  });
});
