/** How a case is steered and kept secret, told as stories. */
import { describe, expect, test } from 'vitest';
import { defaultClockPolicy } from '../../../data/clock-policy';
import { directory, given, people, power, water } from '../../../test/case-story';
import { clockPolicyOf } from '../clock-policies';
import { mayReveal } from './secrecy';

const DAY = 1_440;
const reason = '原因';
const claimed = (urgency: 'critical' | 'urgent' | 'normal' = 'urgent') =>
  given({ unitId: water, urgency }).when('li', { kind: 'claim' });
const atWork = (urgency: 'critical' | 'urgent' | 'normal' = 'urgent') =>
  claimed(urgency).when('li', { kind: 'contact', reached: true });
const replied = () =>
  atWork().when('li', { kind: 'reply', text: '已修' }).when('zhou', { kind: 'approve-reply' });

describe('after the answer', () => {
  test('[C37] calls in vain lie two hours apart; after three a text message is owed', () => {
    const call = { kind: 'follow-up', outcome: 'unreachable' } as const;
    const story = replied().when('gao', call);
    const notBefore = new Date(Date.parse(story.at) + 120 * 60_000).toISOString();
    story.after(119).when('gao', call).refused('too-soon');
    expect(story.refusal?.extra.details).toEqual([{ path: 'notBefore', message: notBefore }]);
    story.after(1).when('gao', call).after(120).when('gao', call);
    story.gives({ followUpAttempts: 3, toTell: ['no-answer'] });
    story
      .when('li', { kind: 'contact', reached: false, told: ['no-answer'] })
      .gives({ toTell: undefined });
  });

  test('[C50] [C55] an answer that went out settles what it told; only the system says so', () => {
    const more = { kind: 'request-extension', share: 50, reason } as const;
    const story = atWork()
      .when('li', { ...more, reasonCode: 'objective' })
      .when('zhou', { kind: 'decide-extension', agreed: true })
      .gives({ toTell: ['extended'] });
    expect(story.events.at(-2)?.data).toMatchObject({ reason: 'objective' });
    story.when('zhou', { kind: 'told', told: ['extended'] }).refused('forbidden');
    story.when('time', { kind: 'told', told: ['suspended'] }).refused('already-so');
    story.when('time', { kind: 'told', told: ['extended'] }).gives({ toTell: undefined });
  });

  test('[C55] what is asked about later keeps the code of its reason; words alone are taken too', () => {
    const last = (story: ReturnType<typeof given>) => story.events.at(-1)?.data;
    const supervise = { kind: 'supervise', level: 'listed', reason } as const;
    expect(last(atWork().when('zhou', supervise))).not.toHaveProperty('reason');
    const unsolved = atWork().when('zhou', { ...supervise, reasonCode: 'unsolved' });
    expect(last(unsolved)).toMatchObject({ reason: 'unsolved' });
    const closed = unsolved.when('zhou', { kind: 'close', reasonCode: 'explained', reason });
    expect(last(closed)).toMatchObject({ reason: 'explained' });
    const again = closed.when('zhou', { kind: 'reopen', reasonCode: 'new-facts', reason });
    expect(last(again)).toMatchObject({ reason: 'new-facts' });
  });

  test('[C38] what is reopened twice is supervised, and the event says so', () => {
    const story = replied().when('gao', { kind: 'follow-up', outcome: 'not_solved' });
    story.gives({ supervision: undefined });
    story
      .when('li', { kind: 'reply', text: '再修' })
      .when('zhou', { kind: 'approve-reply' })
      .when('gao', { kind: 'follow-up', outcome: 'not_solved' })
      .gives({ reopenCount: 2, supervision: 'daily' });
    expect(story.events.at(-1)?.data).toMatchObject({ supervised: true });
  });
});

describe('steering', () => {
  test('[C40] supervision is raised and lifted, with every step told', () => {
    const story = claimed().when('zhou', { kind: 'supervise', level: 'listed', reason });
    story.gives({ supervision: 'listed' });
    story.when('zhou', { kind: 'supervise', level: 'listed', reason }).refused('already-so');
    story
      .when('zhou', { kind: 'supervise', level: 'none', reason })
      .gives({ supervision: undefined });
  });

  test('[C41] more time: asked once, before it is due, at most the limit again, decided by another', () => {
    const ask = { kind: 'request-extension', share: 50, reason } as const;
    const story = atWork().when('li', ask);
    story.when('li', { kind: 'decide-extension', agreed: true }).refused('same-person');
    story.when('zhou', { kind: 'decide-extension', agreed: true }).gives({ toTell: ['extended'] });
    expect(story.due('handle')).toBe(DAY * 1.5);
    story.when('li', ask).refused('already-so');
    atWork().after(DAY).when('li', ask).refused('too-late');
    const refused = atWork()
      .when('li', ask)
      .when('zhou', { kind: 'decide-extension', agreed: false });
    expect(refused.due('handle')).toBe(DAY);
    refused.when('li', ask).refused('already-so');
  });

  test('[C42] assisting units speak with the complainant and never answer', () => {
    const story = claimed().when('zhou', {
      kind: 'set-units',
      assistingUnitIds: [power, water],
      reason,
    });
    story.gives({ assistingUnitIds: [power], holderId: people.li.id });
    story.when('chen', { kind: 'contact', reached: true }).gives({ state: 'in_progress' });
    story.when('chen', { kind: 'reply', text: '好' }).refused('not-holder');
    story.when('chen', { kind: 'release', reason }).refused('not-holder');
    story
      .when('zhou', { kind: 'set-units', unitId: power, assistingUnitIds: [water], reason })
      .gives({ state: 'dispatched', unitId: power, holderId: null, assistingUnitIds: [water] });
  });

  test('[C43] a leader’s words stay above the case until somebody else works on it', () => {
    claimed().when('li', { kind: 'instruct', text: '速办' }).refused('needs-leader');
    const story = claimed().when('zhou', { kind: 'instruct', text: '速办' });
    expect(story.record.instruction).toBeDefined();
    story.when('zhou', { kind: 'note', text: '补一句' });
    expect(story.record.instruction).toBeDefined();
    story.when('li', { kind: 'contact', reached: false });
    expect(story.record.instruction).toBeUndefined();
  });

  test('[C45] the last step is taken back by whoever made it, at once, whole, and stays told', () => {
    const story = given({ unitId: water });
    const before = story.record;
    story.when('li', { kind: 'claim' });
    story.when('zhou', { kind: 'undo' }).refused('nothing-to-undo');
    story.after(1 / 6).when('li', { kind: 'undo' });
    expect(story.record).toEqual({ ...before, version: 3, undo: undefined });
    expect(story.events.map(({ type }) => type)).toEqual(['case-claimed', 'case-undone']);
    story.when('li', { kind: 'undo' }).refused('nothing-to-undo');
    story
      .when('li', { kind: 'claim' })
      .after(0.2)
      .when('li', { kind: 'undo' })
      .refused('nothing-to-undo');
  });

  test('[C45] in a drill the ten seconds are those of the people who play it', () => {
    const story = given({ unitId: water }).pacedAt(30).when('li', { kind: 'claim' });
    story.after(5).when('li', { kind: 'undo' });
    expect(story.refusal).toBeNull();
    story.when('li', { kind: 'claim' }).after(5.1);
    story.when('li', { kind: 'undo' }).refused('nothing-to-undo');
  });

  test('[C45] what went out to somebody can’t be taken back', () => {
    claimed()
      .when('li', { kind: 'contact', reached: true })
      .when('li', { kind: 'undo' })
      .refused('nothing-to-undo');
    atWork()
      .when('li', { kind: 'reply', text: '好' })
      .when('li', { kind: 'undo' })
      .refused('nothing-to-undo');
  });

  test('[C51] a task force claims after signing; another unit’s signature is enough', () => {
    const signed = (unitId: string, who: 'li' | 'chen') => {
      const story = given({ unitId }).when(who, { kind: 'sign' });
      return [story.due('sign'), story.due('claim')];
    };
    expect(signed(water, 'li')).toEqual([undefined, undefined]);
    expect(signed(power, 'chen')).toEqual([undefined, 30]);
  });
});

describe('secrecy and interest', () => {
  test('[C46] the accused unit loses the case, and gets it by no way', () => {
    const story = claimed().when('zhou', { kind: 'set-accused', unitId: water, reason });
    story.gives({
      state: 'pending_dispatch',
      unitId: null,
      holderId: null,
      accusedUnitIds: [water],
    });
    expect([story.due('claim'), story.due('dispatch') !== undefined]).toEqual([undefined, true]);
    story.when('zhou', { kind: 'dispatch', unitId: water }).refused('conflict-of-interest');
    story.when('li', { kind: 'claim' }).refused('conflict-of-interest');
    story.when('zhou', { kind: 'assign', unitId: water, reason }).refused('conflict-of-interest');
    story
      .when('zhou', { kind: 'assign', holderId: people.li.id, reason })
      .refused('conflict-of-interest');
    story
      .when('zhou', { kind: 'set-units', assistingUnitIds: [water], reason })
      .refused('conflict-of-interest');
    story.when('zhou', { kind: 'dispatch', unitId: power }).gives({ unitId: power });
    story
      .when('chen', { kind: 'request-return', reasonCode: 'unclear', unitId: water, reason })
      .refused('conflict-of-interest');
    story
      .when('zhou', { kind: 'set-accused', unitId: null, reason })
      .gives({ accusedUnitIds: undefined });
  });

  test('[C47] whoever has an interest steps back and can’t have it again', () => {
    const story = claimed().when('li', { kind: 'recuse', reason });
    story.gives({ state: 'dispatched', holderId: null });
    story.when('li', { kind: 'claim' }).refused('conflict-of-interest');
    story
      .when('zhou', { kind: 'assign', holderId: people.li.id, reason })
      .refused('conflict-of-interest');
    story.when('wang', { kind: 'claim' }).gives({ holderId: people.wang.id });
  });

  test('[C48] a petition runs by its own clocks', () => {
    const row = defaultClockPolicy.find(
      ({ clock, urgency }) => clock === 'handle' && urgency === 'urgent',
    );
    if (!row) throw new Error('no such limit');
    const petitions = {
      ...row,
      procedure: 'petition' as const,
      limit: { amount: 60, measure: 'calendar-days' as const },
    };
    const lists = { ...directory, clockPolicy: [...directory.clockPolicy, petitions] };
    const story = atWork().by(clockPolicyOf(lists, 'Asia/Shanghai'));
    story.when('zhou', { kind: 'set-procedure', procedure: 'petition', reason });
    story.gives({ procedure: 'petition' });
    expect(story.due('handle')).toBeGreaterThan(59 * DAY);
    story
      .when('zhou', { kind: 'set-procedure', procedure: 'hotline', reason })
      .gives({ procedure: undefined });
  });

  test('[C49] whom a tip-off comes from is seen after a second person agreed, for an hour', () => {
    claimed().when('gao', { kind: 'request-reveal', reason }).refused('illegal-state');
    const story = claimed().when('zhou', { kind: 'set-procedure', procedure: 'tip_off', reason });
    const may = () => mayReveal(story.record, people.gao.id, story.at);
    expect(may()).toBe(false);
    story.when('gao', { kind: 'request-reveal', reason });
    story.when('gao', { kind: 'decide-reveal', agreed: true }).refused('same-person');
    expect(may()).toBe(false);
    story.when('zhou', { kind: 'decide-reveal', agreed: true });
    expect([may(), mayReveal(story.record, people.li.id, story.at)]).toEqual([true, false]);
    story.after(60);
    expect(may()).toBe(false);
  });

  test('[C50] what the complainant is owed stays until a contact that reaches tells it', () => {
    const until = '2026-11-26T06:00:00.000Z';
    const story = atWork().when('zhou', { kind: 'suspend', reasonCode: 'weather', until, reason });
    story.when('li', { kind: 'contact', reached: false, told: ['suspended'] });
    story.gives({ toTell: ['suspended'] });
    story
      .when('li', { kind: 'contact', reached: true, told: ['suspended'] })
      .gives({ toTell: undefined });
  });
});
