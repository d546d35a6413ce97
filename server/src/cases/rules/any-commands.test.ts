import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseState, endedStates, Urgency } from '@heed/shared/vocabulary';
import {
  directory,
  given,
  people,
  power,
  water,
  type Ask,
  type Person,
} from '../../../test/case-story';
import { transitionOf } from './transitions';

describe('any commands in any order', () => {
  const reason = '原因';
  const incident = '00000000-0000-7000-8000-0000000000c1';
  const dayAfter = (now: string) => new Date(Date.parse(now) + 86_400_000).toISOString();
  const asksAt = (now: string): readonly Ask[] => [
    { kind: 'dispatch', unitId: water },
    { kind: 'sign' },
    { kind: 'claim' },
    { kind: 'release', reason },
    { kind: 'assign', unitId: power, reason },
    { kind: 'assign', holderId: people.wang.id, reason },
    { kind: 'contact', reached: true },
    { kind: 'contact', reached: false },
    { kind: 'reply', text: '答复' },
    { kind: 'approve-reply' },
    { kind: 'reject-reply', reason },
    { kind: 'follow-up', outcome: 'solved' },
    { kind: 'follow-up', outcome: 'not_solved' },
    { kind: 'follow-up', outcome: 'unreachable' },
    { kind: 'close', reason },
    { kind: 'reopen', reason },
    { kind: 'escalate', reason },
    { kind: 'lower', reason },
    { kind: 'remind' },
    { kind: 'note', text: '记' },
    { kind: 'set-category', category: 'road', reason },
    { kind: 'set-place', street: 'east-willow', reason },
    { kind: 'answer', text: '可以饮用' },
    { kind: 'link-incident', incidentId: incident, reason },
    { kind: 'unlink-incident', incidentId: incident, reason },
    { kind: 'transfer', to: '110' },
    { kind: 'not-accept', reasonCode: 'secret', text: '请走法定途径' },
    { kind: 'withdraw', reason },
    { kind: 'suspend', reasonCode: 'material', until: dayAfter(now), reason },
    { kind: 'decide-suspension', agreed: true },
    { kind: 'decide-suspension', agreed: false },
    { kind: 'resume' },
    { kind: 'request-return', reasonCode: 'unclear', unitId: power, reason },
    { kind: 'request-return', reasonCode: 'unclear', reason },
    { kind: 'decide-return', agreed: true, reason },
    { kind: 'decide-return', agreed: false, reason },
    { kind: 'archive' },
    { kind: 'supervise', level: 'listed', reason },
    { kind: 'instruct', text: '速办' },
    { kind: 'request-extension', share: 100, reason },
    { kind: 'decide-extension', agreed: true },
    { kind: 'set-units', assistingUnitIds: [power], reason },
    { kind: 'set-units', unitId: power, assistingUnitIds: [water], reason },
    { kind: 'shelve', until: dayAfter(now), reason },
    { kind: 'set-procedure', procedure: 'tip_off', reason },
    { kind: 'set-accused', unitId: water, reason },
    { kind: 'set-accused', unitId: null, reason },
    { kind: 'recuse', reason },
    { kind: 'request-reveal', reason },
    { kind: 'decide-reveal', agreed: true },
    { kind: 'lapse' },
    { kind: 'lapse', holderId: people.zhou.id },
    { kind: 'told', told: ['suspended'] },
    { kind: 'undo' },
    ...Urgency.options.map((urgency): Ask => ({ kind: 'set-urgency', urgency, reason })),
  ];
  const step = fc.record({
    who: fc.constantFrom<Person>('li', 'li', 'wang', 'chen', 'zhou', 'zhou', 'zhou', 'gao', 'time'),
    pick: fc.nat(),
    /** Mostly what the state allows, so that the stories get far. */
    fits: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    minutes: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 150 }) },
      { weight: 1, arbitrary: fc.constant(31 * 1_440) },
    ),
  });

  test('[C1] [C2] [C39] [C45] [C46] find no illegal state', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
        fc.boolean(),
        (steps, reachable) => {
          const story = given({ reachable, unitId: null });
          for (const { who, pick, fits, minutes } of steps) {
            const before = story.record;
            const ask = choose(pick, fits ? before.state : null, story.at);
            story.after(minutes).when(who, ask);
            const { record } = story;
            expect(record.version).toBe(before.version + (story.refusal ? 0 : 1));
            if (story.refusal) expect(record).toBe(before);
            if (before.state === 'archived') expect(record).toBe(before);
            if (!story.refusal && ask.kind === 'undo') undone(story);
            checkSound(record);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  const ending = new Set<Ask['kind']>(['transfer', 'not-accept', 'withdraw', 'close', 'answer']);

  /** Of what the state allows, an end only now and then. */
  function choose(pick: number, state: CaseState | null, now: string): Ask {
    const fitting = asksAt(now).filter(
      ({ kind }) =>
        state === null ||
        (transitionOf(kind).from.includes(state) && (pick % 7 === 0 || !ending.has(kind))),
    );
    const from = fitting.length > 0 ? fitting : asksAt(now);
    const ask = from[Math.floor(pick / 7) % from.length];
    if (!ask) throw new Error('nothing to ask');
    return ask;
  }

  /** [C45] Nothing is left of the step but its two entries. */
  function undone({ past, record }: ReturnType<typeof given>): void {
    const plain = (each: typeof record) => ({ ...each, version: 0, undo: undefined });
    expect(plain(record)).toEqual(plain(past.at(-2) ?? record));
  }

  function checkSound(record: ReturnType<typeof given>['record']): void {
    expect(CaseState.options).toContain(record.state);
    expect(endedStates.includes(record.state)).toBe(record.closedAt !== null);
    const running = record.clocks.filter((clock) => clock.stoppedAt === null);
    expect(new Set(running.map(({ kind }) => kind)).size).toBe(running.length);
    if (record.closedAt !== null) expect(running).toEqual([]);
    const resting = running.filter(({ pauses }) => pauses?.at(-1)?.to === null);
    expect(resting.every(({ kind }) => kind === 'handle' && record.state === 'suspended')).toBe(
      true,
    );
    const waits = record.state === 'return_requested';
    expect(running.some(({ kind }) => kind === 'arbitrate')).toBe(waits);
    expect(record.returning !== undefined).toBe(waits);
    const { accusedUnitIds: accused = [], assistingUnitIds: assisting = [], holderId } = record;
    const holderUnit = holderId === null ? null : directory.memberUnit(holderId);
    for (const unit of [record.unitId, holderUnit, ...assisting]) {
      if (unit) expect(accused).not.toContain(unit);
    }
    if (holderId !== null) expect(record.recusedIds ?? []).not.toContain(holderId);
    if (record.state === 'replied') expect(running.map(({ kind }) => kind)).toContain('audit');
    if (record.state === 'pending_dispatch') expect(record.holderId).toBeNull();
    if (record.state === 'in_progress') expect(record.contactedAt).not.toBeNull();
    expect(record.escalation).toBeGreaterThanOrEqual(0);
    expect(record.escalation).toBeLessThanOrEqual(3);
  }
});
