/** The rarer turns of a case, told as stories. */
import { describe, expect, test } from 'vitest';
import { given, people, power, water } from '../../../test/case-story';

const DAY = 1_440;
const reason = '原因';
const claimed = (urgency: 'critical' | 'urgent' | 'normal' = 'urgent') =>
  given({ unitId: water, urgency }).when('li', { kind: 'claim' });
const atWork = (urgency: 'critical' | 'urgent' | 'normal' = 'urgent') =>
  claimed(urgency).when('li', { kind: 'contact', reached: true });

describe('ends other than solved', () => {
  test('[C28] an emergency is handed over at once, from any hands; another route needs its words', () => {
    const story = atWork('critical').when('li', { kind: 'transfer', to: '120' });
    story.gives({ state: 'transferred', closedAt: story.at });
    expect(story.record.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    given().when('gao', { kind: 'transfer', to: 'petition' }).refused('reason-required');
    given()
      .when('gao', { kind: 'transfer', to: 'petition', text: '请到信访局' })
      .gives({ state: 'transferred' });
    given({ unitId: water })
      .when('li', { kind: 'transfer', to: 'statutory', text: '申请复议' })
      .refused('needs-leader');
  });

  test('[C29] not accepted: before anybody has it, with a code and the route that was told', () => {
    const ask = { kind: 'not-accept', reasonCode: 'outside-duty', text: '请找物业' } as const;
    given().when('gao', ask).gives({ state: 'not_accepted' });
    claimed().when('zhou', ask).refused('illegal-state');
  });

  test('[C30] what is critical or grew worse is never withdrawn without a leader', () => {
    claimed('critical').when('li', { kind: 'withdraw', reason }).refused('needs-leader');
    claimed('critical').when('zhou', { kind: 'withdraw', reason }).gives({ state: 'withdrawn' });
    claimed().when('li', { kind: 'withdraw', reason }).gives({ state: 'withdrawn' });
  });

  test('[C12] each of these ends is left only by reopening', () => {
    const story = given().when('gao', { kind: 'transfer', to: '110' });
    story.when('zhou', { kind: 'claim' }).refused('illegal-state');
    story.when('zhou', { kind: 'reopen', reason }).gives({ state: 'reopened', closedAt: null });
  });

  test('[C39] the clock archives 30 days after the end; then not even a note is taken', () => {
    const story = given().when('zhou', { kind: 'close', reason });
    story
      .after(29 * DAY)
      .when('time', { kind: 'archive' })
      .refused('too-soon');
    story.after(DAY).when('zhou', { kind: 'archive' }).refused('forbidden');
    const { closedAt } = story.record;
    story.when('time', { kind: 'archive' }).gives({ state: 'archived', closedAt });
    story.when('zhou', { kind: 'note', text: '补' }).refused('illegal-state');
    story.when('zhou', { kind: 'reopen', reason }).refused('illegal-state');
  });
});

describe('rest', () => {
  const until = (days: number) =>
    new Date(Date.parse('2026-11-24T06:00:00.000Z') + days * 86_400_000).toISOString();
  const ask = (days: number) =>
    ({ kind: 'suspend', reasonCode: 'material', until: until(days), reason }) as const;

  test('[C31] the holder asks, another one decides; a refusal changes nothing', () => {
    const story = atWork().when('li', ask(3)).gives({ state: 'in_progress' });
    story.when('li', ask(4)).refused('already-so');
    story
      .when('zhou', { kind: 'decide-suspension', agreed: false, reason })
      .gives({ state: 'in_progress', suspension: undefined });
    story.when('zhou', { kind: 'decide-suspension', agreed: true }).refused('illegal-state');
    story.when('li', ask(3)).when('zhou', { kind: 'decide-suspension', agreed: true });
    story.gives({ state: 'suspended', toTell: ['suspended'] });
  });

  test('[C31] a leader’s own word holds at once, but nobody agrees to what they asked', () => {
    atWork().when('zhou', ask(1)).gives({ state: 'suspended' });
    atWork()
      .when('li', ask(1))
      .when('li', { kind: 'decide-suspension', agreed: true })
      .refused('same-person');
    claimed().when('li', ask(1)).refused('illegal-state');
    atWork().when('chen', ask(1)).refused('not-holder');
  });

  test('[C32] to a time to come, within the cap', () => {
    atWork().when('li', ask(0)).refused('invalid');
    atWork().when('li', ask(31)).refused('invalid');
    expect(atWork().when('li', ask(31)).refusal?.extra.details?.[0]?.path).toBe('until');
  });

  test('[C33] the handle clock stands still and goes on where it stood', () => {
    const story = atWork().after(60).when('zhou', ask(3));
    expect(story.due('handle')).toBeDefined();
    expect(story.events.at(-1)?.data.after.running).toEqual([]);
    story
      .after(500)
      .when('li', { kind: 'resume' })
      .gives({ state: 'in_progress', suspension: undefined });
    expect(story.due('handle')).toBe(DAY + 500);
    expect(story.events.at(-1)?.data.after.running).toHaveLength(1);
  });

  test('[C44] shelved until a time; no clock stops', () => {
    const story = claimed().when('wang', { kind: 'shelve', until: until(1), reason });
    story.refused('not-holder');
    const due = story.due('handle');
    story.when('li', { kind: 'shelve', until: until(1), reason }).gives({ shelvedUntil: until(1) });
    expect(story.due('handle')).toBe(due);
    story.when('li', { kind: 'shelve', until: until(8), reason }).refused('invalid');
  });
});

describe('returns', () => {
  const back = {
    kind: 'request-return',
    reasonCode: 'not-our-duty',
    unitId: power,
    reason,
  } as const;

  test('[C34] asked within the window after the dispatch, by the unit; it waits for a verdict', () => {
    for (const [urgency, minutes] of [
      ['critical', 15],
      ['urgent', 60],
    ] as const) {
      given({ unitId: water, urgency })
        .after(minutes + 1)
        .when('li', back)
        .refused('too-late');
      const story = given({ unitId: water, urgency }).after(minutes).when('li', back);
      story.gives({ state: 'return_requested', unitId: water });
      expect([story.due('arbitrate') !== undefined, story.due('claim'), story.due('sign')]).toEqual(
        [true, undefined, undefined],
      );
    }
    given({ unitId: water }).when('chen', back).refused('wrong-unit');
    given().when('li', back).refused('illegal-state');
  });

  test('[C35] agreed: to the named unit, or to the arbiter’s own; what the complainant waits for runs on', () => {
    const asked = () => given({ unitId: water }).after(20).when('li', back);
    const story = asked();
    const waits = [story.due('first_contact'), story.due('handle')];
    story
      .when('zhou', { kind: 'decide-return', agreed: true, reason })
      .gives({ state: 'dispatched', unitId: power, holderId: null, returned: 'agreed' });
    expect([story.due('first_contact'), story.due('handle')]).toEqual(waits);
    expect([story.due('arbitrate'), story.due('claim')]).toEqual([undefined, 50]);
    asked().when('li', { kind: 'decide-return', agreed: true, reason }).refused('same-person');
    asked()
      .when('zhou', { kind: 'decide-return', agreed: true, unitId: water, reason })
      .refused('already-so');
  });

  test('[C35] refused: back to where it stood, and never asked again', () => {
    const story = atWork()
      .when('li', back)
      .when('zhou', { kind: 'decide-return', agreed: false, reason });
    story.gives({ state: 'in_progress', unitId: water, holderId: people.li.id });
    story.when('li', back).refused('no-more-returns');
  });

  test('[C35] refused: a task force that signed and has not claimed yet is asked to claim again', () => {
    const signed = given({ unitId: power }).when('chen', { kind: 'sign' });
    const story = signed.when('chen', { ...back, unitId: water }).after(10);
    story
      .when('zhou', { kind: 'decide-return', agreed: false, reason })
      .gives({ state: 'claimed' });
    expect([story.due('sign'), story.due('claim')]).toEqual([undefined, 40]);
  });

  test('[C36] the unit of a verdict can’t return it: its objection goes to the duty leader, once', () => {
    const story = given({ unitId: water })
      .when('li', back)
      .when('zhou', { kind: 'decide-return', agreed: true, reason });
    const again = { ...back, unitId: undefined };
    story.when('chen', again).gives({ state: 'dispatched', unitId: power, escalation: 2 });
    story.when('chen', again).refused('no-more-returns');
  });
});
