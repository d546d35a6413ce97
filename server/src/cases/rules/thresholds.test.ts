import { describe, expect, test } from 'vitest';
import { given, water } from '../../../test/case-story';

const reason = '原因';
const day = (n: number) => n * 1_440;

function atWork() {
  const story = given().when('gao', { kind: 'dispatch', unitId: water });
  story.when('li', { kind: 'claim' });
  return story.when('li', { kind: 'contact', reached: true, note: '说明' });
}

function answered() {
  const story = atWork().when('li', { kind: 'reply', text: '已修好' });
  return story.when('gao', { kind: 'approve-reply' });
}

const inVain = { kind: 'follow-up', outcome: 'unreachable', note: '无人接听' } as const;

describe('[T13] another threshold holds from the step on which it is asked', () => {
  test('for how long work may rest', () => {
    const story = atWork();
    const until = new Date(Date.parse(story.at) + day(20) * 60_000).toISOString();
    const ask = { kind: 'suspend', reasonCode: 'material', until, reason } as const;
    story.under({ 'suspension-longest': 10 }).when('zhou', ask).refused('invalid');
    expect(story.refusal?.extra.details).toEqual([{ path: 'until', message: 'too-far:10' }]);
    story.under({ 'suspension-longest': 20 }).when('zhou', ask).gives({ state: 'suspended' });
  });

  test('for calls in vain: how far apart, how many; their events say which was the last', () => {
    const story = answered().under({ 'follow-up-calls': 2, 'follow-up-apart': 30 });
    story.when('gao', inVain).after(29).when('gao', inVain).refused('too-soon');
    story.when('gao', { kind: 'close', reason }).refused('illegal-state');
    story
      .after(1)
      .when('gao', inVain)
      .gives({ followUpAttempts: 2, toTell: ['no-answer'] });
    expect(story.events.at(-1)?.data).toMatchObject({ attempt: 2, enough: true });
    story.when('gao', { kind: 'close', reason }).gives({ state: 'closed' });
  });

  test('for a claim, and for the warning before it ends', () => {
    const story = given().when('gao', { kind: 'dispatch', unitId: water });
    story.under({ 'lease-contact-urgent': 100, 'lease-warned': 50 }).when('li', { kind: 'claim' });
    const after = (minutes: number) =>
      new Date(Date.parse(story.at) + minutes * 60_000).toISOString();
    expect(story.record.lease).toEqual({ from: story.at, warnAt: after(50), until: after(100) });
  });

  test('for a return, a reopening and the archive', () => {
    const story = given().when('gao', { kind: 'dispatch', unitId: water }).after(20);
    const ask = { kind: 'request-return', reasonCode: 'not-our-duty', reason } as const;
    story.under({ 'return-urgent': 15 }).when('li', ask).refused('too-late');
    story.under({ 'return-urgent': 20 }).when('li', ask).gives({ state: 'return_requested' });

    const again = answered().under({ 'supervised-reopenings': 1, 'archived-after': 5 });
    again.when('gao', { kind: 'follow-up', outcome: 'solved', note: '好' });
    again.after(day(4)).when('time', { kind: 'archive' }).refused('too-soon');
    again.after(day(1)).when('time', { kind: 'archive' }).gives({ state: 'archived' });
    const unsolved = answered().under({ 'supervised-reopenings': 1 });
    unsolved.when('gao', { kind: 'follow-up', outcome: 'not_solved', note: '没好' });
    unsolved.gives({ state: 'reopened', supervision: 'daily' });
  });
});
