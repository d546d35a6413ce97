import { describe, expect, test } from 'vitest';
import { given, people, power, water } from '../../../test/case-story';

const reason = '原因';
const minutesOf = (story: ReturnType<typeof given>) => {
  const { lease } = story.record;
  if (!lease) return null;
  const since = (to: string) => (Date.parse(to) - Date.parse(lease.from)) / 60_000;
  return [since(lease.warnAt), since(lease.until)];
};

describe('the lease of a claim', () => {
  test('[C52] holds by urgency until the first contact, longer afterwards; a normal case by working hours', () => {
    const claimed = (urgency: 'critical' | 'urgent' | 'normal') =>
      given({ urgency, unitId: water }).when('li', { kind: 'claim' });
    expect(minutesOf(claimed('critical'))).toEqual([7, 10]);
    expect(minutesOf(claimed('urgent'))).toEqual([21, 30]);
    // Claimed at 14:00: three and a half hours of that day, the rest of the next morning.
    expect(minutesOf(claimed('normal'))).toEqual([168, 19 * 60 + 30]);
    const spoken = claimed('urgent').when('li', { kind: 'contact', reached: true });
    expect(minutesOf(spoken)).toEqual([168, 240]);
  });

  test('[C52] ends with the work: nobody holds it, it rests, it was replied to', () => {
    const working = () =>
      given({ unitId: water })
        .when('li', { kind: 'claim' })
        .when('li', { kind: 'contact', reached: true });
    const { record: rests } = working().when('zhou', {
      kind: 'suspend',
      reasonCode: 'material',
      until: '2026-11-26T06:00:00.000Z',
      reason,
    });
    const { record: replied } = working().when('li', { kind: 'reply', text: '答复' });
    const { record: released } = working().when('li', { kind: 'release', reason });
    const { record: signed } = given({ unitId: water }).when('li', { kind: 'sign' });
    for (const { lease } of [rests, replied, released, signed]) expect(lease).toBeUndefined();
  });

  test('[C53] work renews it; the clock and other people do not', () => {
    const story = given({ unitId: water }).when('li', { kind: 'claim' });
    const { lease } = story.record;
    story.after(10).when('zhou', { kind: 'remind' }).when('time', { kind: 'remind' });
    expect(story.record.lease).toEqual(lease);
    story.when('li', { kind: 'note', text: '在路上' });
    expect(story.record.lease?.from).toBe(story.at);
    story.after(5).when('wang', { kind: 'contact', reached: false });
    expect(story.record.lease?.from).toBe(story.at);
    expect(minutesOf(story)).toEqual([21, 30]);
    story.after(5).when('zhou', { kind: 'set-urgency', urgency: 'critical', reason });
    expect(minutesOf(story)).toEqual([7, 10]);
  });

  test('[C54] a lapse gives the case back to its unit, and moves no clock of the complainant', () => {
    const story = given({ unitId: water }).when('li', { kind: 'claim' });
    const due = [story.due('first_contact'), story.due('handle')];
    story.after(29).when('time', { kind: 'lapse' }).refused('too-soon');
    story.after(1).when('zhou', { kind: 'lapse' }).refused('forbidden');
    story.when('time', { kind: 'lapse' }).gives({ state: 'dispatched', holderId: null });
    expect(story.events.at(-1)).toMatchObject({
      type: 'claim-lapsed',
      data: { fromHolderId: people.li.id, holderId: null },
    });
    expect([story.due('first_contact'), story.due('handle')]).toEqual(due);
    expect(story.due('claim')).toBeGreaterThan(30);
    story.when('wang', { kind: 'claim' }).gives({ holderId: people.wang.id });
  });

  test('[C54] where life is at risk the leader named has it; not whoever let it lapse, nor whoever may not', () => {
    const lapsed = (urgency: 'critical' | 'urgent', holderId: string) => {
      const story = given({ urgency, unitId: water }).when('li', { kind: 'claim' }).after(30);
      return story.when('time', { kind: 'lapse', holderId }).record;
    };
    expect(lapsed('critical', people.zhou.id)).toMatchObject({
      state: 'claimed',
      holderId: people.zhou.id,
      unitId: water,
    });
    expect(lapsed('urgent', people.zhou.id).holderId).toBeNull();
    expect(lapsed('critical', people.li.id).holderId).toBeNull();
    const accused = given({ urgency: 'critical', unitId: water })
      .when('zhou', { kind: 'set-accused', unitId: power, reason })
      .when('li', { kind: 'claim' })
      .after(30)
      .when('time', { kind: 'lapse', holderId: people.chen.id });
    expect(accused.record.holderId).toBeNull();
  });
});
