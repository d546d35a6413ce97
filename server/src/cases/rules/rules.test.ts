import { describe, expect, test } from 'vitest';
import { given, people, power, water } from '../../../test/case-story';
import { soonTime } from './due-time';
import { tableFaults, transitions } from './transitions';

describe('the transition table', () => {
  test('[C1] is sound: every command once, every state entered, all lead to archived', () => {
    expect(tableFaults(transitions)).toEqual([]);
  });

  test('[C1] a broken table is named: a missing command, a dead end, a way out of closed', () => {
    const broken = transitions
      .filter(({ kind }) => !['claim', 'archive'].includes(kind))
      .map((row) =>
        row.kind === 'assign' ? { ...row, from: [...row.from, 'closed' as const] } : row,
      );
    const faults = tableFaults(broken);
    expect(faults).toContain('claim has 0 rows');
    expect(faults).toContain('assign leaves closed');
    expect(faults).toContain('replied never leads to archived');
  });
});

describe('hands', () => {
  test('[C3] a case without a unit waits for dispatch, one with a unit for its claim', () => {
    given().gives({ state: 'pending_dispatch' });
    given({ unitId: water }).gives({ state: 'dispatched' });
    given({ closedAt: '2026-11-24T07:00:00.000Z' }).gives({ state: 'closed' });
  });

  test('[C4] dispatched, signed, claimed: the claim gives the case to one member', () => {
    given()
      .when('zhou', { kind: 'dispatch', unitId: water })
      .gives({ state: 'dispatched', unitId: water })
      .when('li', { kind: 'sign' })
      .gives({ state: 'claimed', holderId: null })
      .when('li', { kind: 'claim' })
      .gives({ state: 'claimed', holderId: people.li.id, version: 4 });
  });

  test('[C2] [C4] of two claims the first wins; the second is told who holds the case', () => {
    const story = given({ unitId: water }).when('li', { kind: 'claim' });
    story.when('wang', { kind: 'claim', expectedVersion: 1 }).refused('already-claimed');
    expect(story.refusal?.extra).toMatchObject({ holderId: people.li.id, currentVersion: 2 });
    expect(story.record.holderId).toBe(people.li.id);
  });

  test('[C2] a stale version is refused and names the present one', () => {
    const story = given().when('zhou', { kind: 'escalate', reason: '重大' });
    story.when('zhou', { kind: 'remind', expectedVersion: 1 }).refused('stale-version');
    expect(story.refusal?.extra.currentVersion).toBe(2);
  });

  test('[C4] another unit can neither sign nor claim', () => {
    given({ unitId: water }).when('chen', { kind: 'sign' }).refused('wrong-unit');
    given({ unitId: water }).when('chen', { kind: 'claim' }).refused('wrong-unit');
  });

  test('[C5] a claim of an undispatched case brings it to the claimer’s unit', () => {
    given().when('li', { kind: 'claim' }).gives({ unitId: water, state: 'claimed' });
  });

  test('[C6] assigning to a member takes their unit; to a unit alone asks for a claim', () => {
    const story = given({ unitId: water }).when('li', { kind: 'claim' });
    story
      .when('zhou', { kind: 'assign', holderId: people.chen.id, reason: '停电' })
      .gives({ unitId: power, holderId: people.chen.id, state: 'claimed' })
      .when('zhou', { kind: 'assign', unitId: water, reason: '退回' })
      .gives({ unitId: water, holderId: null, state: 'dispatched' });
    expect(story.due('claim')).toBe(30);
    story.when('zhou', { kind: 'assign', unitId: water, reason: '再' }).refused('already-so');
    story
      .when('zhou', { kind: 'assign', unitId: people.li.id, reason: '误' })
      .refused('unknown-unit');
    story.when('zhou', { kind: 'assign', holderId: water, reason: '误' }).refused('unknown-member');
    story.when('zhou', { kind: 'assign', reason: '空' }).refused('invalid');
  });

  test('[C7] only the holder or a leader releases', () => {
    const story = given({ unitId: water }).when('li', { kind: 'claim' });
    story.when('wang', { kind: 'release', reason: '换人' }).refused('not-holder');
    story
      .when('li', { kind: 'release', reason: '下班' })
      .gives({ state: 'dispatched', holderId: null });
  });
});

describe('work', () => {
  const claimed = () => given({ unitId: water }).when('li', { kind: 'claim' });
  const replied = () =>
    claimed()
      .when('li', { kind: 'contact', reached: true })
      .when('li', { kind: 'reply', text: '已恢复供水' });

  test('[C9] the first contact that reaches begins the work; one that reaches nobody does not', () => {
    claimed()
      .when('li', { kind: 'contact', reached: false })
      .gives({ state: 'claimed', contactedAt: null })
      .after(5)
      .when('li', { kind: 'contact', reached: true })
      .gives({ state: 'in_progress', contactedAt: '2026-11-24T06:05:00.000Z' });
  });

  test('[C10] no reply before a contact, unless nobody can be reached', () => {
    claimed().when('li', { kind: 'reply', text: '好' }).refused('not-contacted');
    given({ unitId: water, reachable: false })
      .when('li', { kind: 'claim' })
      .when('li', { kind: 'reply', text: '已处理' })
      .gives({ state: 'replied' });
  });

  test('[C8] the author of a reply cannot audit it', () => {
    replied().when('li', { kind: 'approve-reply' }).refused('same-person');
    replied().when('wang', { kind: 'approve-reply' }).gives({ state: 'pending_followup' });
  });

  test('[C11] solved closes, not solved reopens, three failed calls allow closing', () => {
    const audited = () => replied().when('zhou', { kind: 'approve-reply' });
    audited()
      .when('gao', { kind: 'follow-up', outcome: 'solved', satisfied: true })
      .gives({ state: 'closed', closedAt: '2026-11-24T06:00:00.000Z' });
    audited()
      .when('gao', { kind: 'follow-up', outcome: 'not_solved' })
      .gives({ state: 'reopened', reopenCount: 1, holderId: people.li.id });
    audited()
      .when('gao', { kind: 'follow-up', outcome: 'unreachable' })
      .when('gao', { kind: 'close', reason: '联系不上' })
      .refused('illegal-state')
      .after(120)
      .when('gao', { kind: 'follow-up', outcome: 'unreachable' })
      .after(120)
      .when('gao', { kind: 'follow-up', outcome: 'unreachable' })
      .when('gao', { kind: 'close', reason: '三次联系不上' })
      .gives({ state: 'closed', followUpAttempts: 3 });
  });

  test('[C12] a closed case takes a note and a reopening, nothing else', () => {
    const closed = given().when('zhou', { kind: 'close', reason: '误报' });
    closed.when('li', { kind: 'note', text: '补充' }).gives({ state: 'closed' });
    closed.when('zhou', { kind: 'escalate', reason: '晚' }).refused('illegal-state');
    closed
      .when('zhou', { kind: 'reopen', reason: '又停水' })
      .gives({ state: 'reopened', closedAt: null });
  });

  test('[C13] escalation climbs by one to the city head and comes down by one', () => {
    const story = given();
    for (const level of [1, 2, 3]) {
      story.when('zhou', { kind: 'escalate', reason: '重大' }).gives({ escalation: level });
    }
    story.when('zhou', { kind: 'escalate', reason: '再' }).refused('already-highest');
    story.when('zhou', { kind: 'lower', reason: '缓和' }).gives({ escalation: 2 });
  });
});

describe('clocks', () => {
  test('[C15] first contact and handling count from the receipt, the claim from the dispatch', () => {
    const story = given({ urgency: 'critical' });
    expect([story.due('dispatch'), story.due('first_contact'), story.due('handle')]).toEqual([
      5, 30, 120,
    ]);
    story.after(3).when('zhou', { kind: 'dispatch', unitId: water });
    expect([story.due('dispatch'), story.due('claim')]).toEqual([undefined, 18]);
  });

  test('[C16] assigning restarts neither first contact nor handling', () => {
    const story = given({ unitId: water, urgency: 'critical' }).after(20);
    story.when('zhou', { kind: 'assign', unitId: power, reason: '改派' });
    expect([story.due('first_contact'), story.due('handle'), story.due('claim')]).toEqual([
      30, 120, 35,
    ]);
  });

  test('[C17] a rejected reply lets the handle clock run on with its old due time', () => {
    const story = given({ unitId: water })
      .when('li', { kind: 'claim' })
      .when('li', { kind: 'contact', reached: true })
      .when('li', { kind: 'reply', text: '已修' });
    expect(story.due('handle')).toBeUndefined();
    story
      .after(60)
      .when('zhou', { kind: 'reject-reply', reason: '没有佐证' })
      .gives({ state: 'in_progress' });
    expect(story.due('handle')).toBe(1440);
  });

  test('[C18] a raised urgency shortens every running clock from its own start', () => {
    const story = given({ urgency: 'normal' }).after(10);
    story.when('li', { kind: 'set-urgency', urgency: 'critical', reason: '有人不适' });
    expect([story.due('dispatch'), story.due('first_contact'), story.due('handle')]).toEqual([
      5, 30, 120,
    ]);
    story.when('li', { kind: 'set-urgency', urgency: 'normal', reason: '降' }).refused('forbidden');
    story
      .when('zhou', { kind: 'set-urgency', urgency: 'normal', reason: '核实' })
      .gives({ urgency: 'normal' });
  });

  test('[C18] a due time from the source stays when the urgency changes', () => {
    const story = given({ dueAt: '2026-11-30T06:00:00.000Z' });
    story.when('zhou', { kind: 'set-urgency', urgency: 'critical', reason: '升' });
    expect(story.due('handle')).toBe(6 * 1440);
  });

  test('[C19] reopening gives half the first limit, at least two hours', () => {
    const critical = given({ urgency: 'critical' }).when('zhou', { kind: 'close', reason: '误' });
    critical.after(30).when('zhou', { kind: 'reopen', reason: '未解决' });
    expect(critical.due('handle')).toBe(30 + 120);
    const urgent = given().when('zhou', { kind: 'close', reason: '误' });
    urgent.when('zhou', { kind: 'reopen', reason: '未解决' });
    expect(urgent.due('handle')).toBe(720);
  });

  test('[C20] a historic case has no clock but its source’s', () => {
    expect(given({ historic: true }).record.clocks).toEqual([]);
    const closed = given({
      historic: true,
      dueAt: '2026-11-24T07:00:00.000Z',
      closedAt: '2026-11-24T08:00:00.000Z',
    });
    expect(closed.record.clocks).toMatchObject([
      { rule: 'source', stoppedAt: '2026-11-24T08:00:00.000Z' },
    ]);
  });

  test('[C21] nobody to reach, no first-contact clock', () => {
    expect(given({ reachable: false }).due('first_contact')).toBeUndefined();
  });

  test('[C14] due soon begins with the last quarter, at least 15 minutes before the end', () => {
    const check = (minutes: number) => {
      const startedAt = '2026-11-24T06:00:00.000Z';
      const dueAt = new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
      return (
        minutes - (Date.parse(soonTime({ startedAt, dueAt })) - Date.parse(startedAt)) / 60_000
      );
    };
    expect([check(1440), check(120), check(30), check(5)]).toEqual([360, 30, 15, 5]);
  });
});
