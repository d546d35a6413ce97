import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HandoverItemKind, MOST_ITEMS, type HandoverCommand } from '@heed/shared/handover';
import { Urgency } from '@heed/shared/vocabulary';
import { Refusal } from '../../kernel/refusal';
import { briefOf, type BriefFacts, type BriefItem } from './brief';
import { decideHandover, openHandover, passOn, type HandoverRecord } from './handover';

const NOW = '2026-11-25T08:00:00.000Z';
const LATER = '2026-11-25T08:15:00.000Z';
const item = (subjectId: string, part: Partial<BriefItem> = {}): BriefItem => ({
  kind: 'claim',
  subjectId,
  code: null,
  caseNo: subjectId,
  urgency: 'normal',
  dueAt: null,
  ...part,
});
const none = Object.fromEntries(
  HandoverItemKind.options.map((kind) => [kind, 0]),
) as BriefFacts['totals'];
const facts = (items: BriefItem[], totals: Partial<BriefFacts['totals']> = {}): BriefFacts => ({
  items,
  totals: { ...none, ...totals },
  claims: items.filter(({ kind }) => kind === 'claim').map(({ subjectId }) => subjectId),
  open: { critical: 0, urgent: 0, normal: 0 },
});

describe('[R13] a brief', () => {
  test('puts alarms first, then one’s own cases by urgency and by what is due', () => {
    const { items } = briefOf(
      facts([
        item('late', { dueAt: '2026-11-25T12:00:00.000Z' }),
        item('soon', { dueAt: '2026-11-25T09:00:00.000Z' }),
        item('grave', { urgency: 'critical' }),
        item('told', { kind: 'bulletin', urgency: null }),
        item('alarm', { kind: 'alarm', urgency: null }),
      ]),
    );
    expect(items.map(({ subjectId }) => subjectId)).toEqual([
      'alarm',
      'grave',
      'soon',
      'late',
      'told',
    ]);
  });

  test('shows each thing once, at most twenty, and counts all the others', () => {
    const anItem = fc.record({
      kind: fc.constantFrom(...HandoverItemKind.options),
      subjectId: fc.nat(40).map(String),
      urgency: fc.constantFrom(...Urgency.options, null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anItem, { selector: ({ subjectId }) => subjectId }), (all) => {
        const items = all.map(({ subjectId, ...part }) => item(subjectId, part));
        const of = (kind: HandoverItemKind) => items.filter((each) => each.kind === kind).length;
        const totals = Object.fromEntries(HandoverItemKind.options.map((kind) => [kind, of(kind)]));
        const brief = briefOf(facts(items, totals));
        const counted = brief.rest.reduce((sum, { count }) => sum + count, 0);
        expect(brief.items.length).toBe(Math.min(MOST_ITEMS, all.length));
        expect(brief.items.length + counted).toBe(all.length);
        const given = brief.items.filter(({ kind }) => kind === 'claim').length;
        expect(given + brief.restClaims.length).toBe(of('claim'));
      }),
    );
  });
});

describe('[R13] [R14] a hand-over', () => {
  const ids = { id: 'h', realm: 'real', fromMemberId: 'li', toMemberId: 'zhou' };
  const offered = openHandover(ids, briefOf(facts([item('a')], { claim: 1, open: 5 })), NOW, 15);
  const zhou = { memberId: 'zhou', leader: false };
  const act = (record: HandoverRecord, command: object, actor = zhou) => {
    const whole = { expectedVersion: record.version, requestId: 'r', ...command };
    return decideHandover(record, whole as HandoverCommand, actor, NOW);
  };
  function after(record: HandoverRecord, ...commands: object[]): HandoverRecord {
    return commands.reduce<HandoverRecord>((before, command) => {
      const step = act(before, command);
      if (step instanceof Refusal) throw new Error(step.error);
      return step.record;
    }, record);
  }
  const accept = { kind: 'accept-item', subjectId: 'a' };
  const rest = { kind: 'accept-rest' };
  const sign = { kind: 'sign' };

  test('is signed once all of it is accepted, and then stands', () => {
    expect(act(after(offered, accept), sign)).toMatchObject({ error: 'illegal-state' });
    const done = after(offered, accept, rest, sign);
    expect(done).toMatchObject({ state: 'accepted', acceptedBy: 'zhou', version: 4 });
    expect(act(done, sign)).toMatchObject({ error: 'illegal-state' });
    expect(passOn(done, 'wang', LATER)).toBeNull();
  });

  test('is refused to strangers, to who gave it, and to an older version', () => {
    expect(act(offered, accept, { memberId: 'wu', leader: false })).toMatchObject({
      error: 'forbidden',
    });
    expect(act(offered, sign, { memberId: 'li', leader: true })).toMatchObject({
      error: 'same-person',
    });
    expect(act(offered, { ...accept, expectedVersion: 9 })).toMatchObject({
      error: 'stale-version',
      extra: { currentVersion: 1 },
    });
    expect(act(after(offered, accept), accept)).toMatchObject({ error: 'already-so' });
    expect(act(offered, { kind: 'accept-item', subjectId: 'b' })).toMatchObject({
      error: 'invalid',
    });
  });

  test('goes on when its time has come, what was accepted included; then the leader signs', () => {
    expect(passOn(offered, 'wang', NOW)).toBeNull();
    const passed = passOn(after(offered, accept), 'wang', LATER)?.record;
    expect(passed).toMatchObject({ state: 'passed_on', toMemberId: 'wang' });
    expect(passed && act(passed, rest)).toMatchObject({ error: 'forbidden' });
    const wang = { memberId: 'wang', leader: true };
    expect(passed && act(passed, rest, wang)).not.toBeInstanceOf(Refusal);
  });

  test('can be taken back by who gave it, until somebody has begun to accept', () => {
    const li = { memberId: 'li', leader: false };
    const withdraw = { kind: 'withdraw' };
    expect(act(offered, withdraw)).toMatchObject({ error: 'forbidden' });
    expect(act(offered, withdraw, li)).toMatchObject({ record: { state: 'withdrawn' } });
    expect(act(after(offered, accept), withdraw, li)).toMatchObject({ error: 'illegal-state' });
  });
});
