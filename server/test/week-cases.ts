/** The week's cases: through hands, replies, calls; given back; ended in every way; kept from whom they accuse. */
import type { Week } from './week-crew';
import { moment } from './week-house';

const reason = '现场情况如此';

/** From hand to hand within a task force, and every step that somebody had no right to. */
export async function goesThroughHands(week: Week): Promise<string> {
  const { fang, he, zhou, li, wang } = week.crew;
  const { force, street } = week.units;
  const nobodys = await week.hear('四楼也停水');
  await week.act(nobodys, he, { kind: 'claim' });
  await week.act(nobodys, zhou, { kind: 'close', reason });
  const id = await week.hear('三楼停水两天', { kind: 'complaint' });
  await week.act(id, fang, { kind: 'dispatch', unitId: force, reason });
  await week.act(id, li, { kind: 'sign' });
  await week.act(id, wang, { kind: 'claim' });
  await week.no('already-claimed', id, li, { kind: 'claim', expectedVersion: 3 });
  await week.no('stale-version', id, li, { kind: 'note', text: '看过', expectedVersion: 1 });
  await week.no('illegal-state', id, fang, { kind: 'dispatch', unitId: street });
  await week.no('not-holder', id, li, { kind: 'release', reason });
  await week.no('not-contacted', id, wang, { kind: 'reply', text: '已修好' });
  await week.act(id, wang, { kind: 'contact', reached: false }, { kind: 'contact', reached: true });
  await week.act(id, wang, { kind: 'release', reason }, { kind: 'undo' });
  await week.no('nothing-to-undo', id, wang, { kind: 'undo' });
  const given = { kind: 'assign', holderId: li.id, reason } as const;
  await week.act(id, fang, given);
  await week.no('already-so', id, fang, given);
  await week.act(id, li, { kind: 'release', reason }, { kind: 'claim' });
  await week.act(id, fang, { kind: 'set-category', category: 'water-pressure', reason });
  const street2 = week.places.get('望江街道') ?? '';
  await week.act(id, fang, { kind: 'set-place', street: street2, reason });
  await week.act(id, zhou, { kind: 'escalate', reason }, { kind: 'lower', reason });
  await week.act(id, zhou, ...[1, 2, 3].map(() => ({ kind: 'escalate', reason }) as const));
  await week.no('already-highest', id, zhou, { kind: 'escalate', reason });
  await week.act(id, fang, { kind: 'remind', note: '请尽快' });
  await week.act(id, fang, { kind: 'set-urgency', urgency: 'urgent', reason });
  await week.act(id, he, { kind: 'reply', text: '水管已修好，今晚恢复' });
  return id;
}

/** Audited twice, called three times, closed, and reopened until somebody has to watch over it. */
export async function isFollowedUp(week: Week, id: string): Promise<void> {
  const { he, li, gao, mei } = week.crew;
  await week.no('same-person', id, he, { kind: 'approve-reply' });
  await week.act(id, mei, { kind: 'reject-reply', reason });
  await week.act(id, he, { kind: 'reply', text: '水管已修好，请看一下' });
  await week.act(id, mei, { kind: 'approve-reply' });
  await week.act(id, gao, { kind: 'follow-up', outcome: 'not_solved', note: '还是没有水' });
  await week.act(id, li, { kind: 'contact', reached: true }, { kind: 'reply', text: '已换阀门' });
  await week.act(id, mei, { kind: 'approve-reply' });
  const inVain = { kind: 'follow-up', outcome: 'unreachable' } as const;
  await week.act(id, gao, inVain);
  await week.no('too-soon', id, gao, inVain);
  for (const _ of [2, 3]) {
    await week.house.passes(2 * 3_600);
    await week.act(id, gao, inVain);
  }
  week.see('owed after three calls', (await week.detail(id, gao)).life?.toTell);
  await week.act(id, gao, { kind: 'close', reason });
  await week.no('illegal-state', id, li, { kind: 'claim' });
  await week.act(id, mei, { kind: 'note', text: '归档前核对' });
  await week.act(id, mei, { kind: 'reopen', reasonCode: 'new-facts', reason });
  await week.act(id, li, { kind: 'contact', reached: true, told: ['no-answer'] });
  await week.act(id, li, { kind: 'reply', text: '已恢复供水' });
  await week.act(id, mei, { kind: 'approve-reply' });
  await week.act(id, gao, { kind: 'follow-up', outcome: 'solved', satisfied: true });
}

/** Every end that isn't a solution. */
export async function endsOtherwise(week: Week): Promise<string> {
  const { lan, zhou, fang } = week.crew;
  const told = '请向信访部门反映';
  const answered = await week.hear('请问几点来水', { kind: 'consult' });
  await week.act(answered, lan, { kind: 'answer', text: '今晚八点' });
  const police = await week.hear('有人在阀门井边打架');
  await week.act(police, lan, { kind: 'transfer', to: '110' });
  const petition = await week.hear('拆迁补偿没有到位');
  await week.no('reason-required', petition, lan, { kind: 'transfer', to: 'petition' });
  await week.act(petition, fang, { kind: 'dispatch', unitId: week.units.street });
  await week.no('needs-leader', petition, lan, { kind: 'transfer', to: 'petition', text: told });
  await week.act(petition, zhou, { kind: 'transfer', to: 'petition', text: told });
  const secret = await week.hear('要求公开泵站图纸');
  await week.act(secret, lan, { kind: 'not-accept', reasonCode: 'secret', text: told });
  const critical = await week.hear('透析病人家中断水', { urgency: 'critical' });
  await week.no('needs-leader', critical, lan, { kind: 'withdraw', reason });
  await week.act(critical, zhou, { kind: 'withdraw', reason });
  return answered;
}

/** Given back once, objected to once more, and no further; refused, and too late. */
export async function isReturned(week: Week): Promise<void> {
  const { fang, zhou, li, chen } = week.crew;
  const { force, street } = week.units;
  const ask = { kind: 'request-return', reasonCode: 'not-our-duty', reason } as const;
  const id = await week.hear('小区二次供水归谁管');
  await week.act(id, fang, { kind: 'dispatch', unitId: force });
  await week.act(id, li, { ...ask, unitId: street });
  week.see('waits for its verdict', (await week.detail(id, fang)).life?.asked);
  await week.act(id, fang, { kind: 'decide-return', agreed: true, reason });
  await week.act(id, chen, ask);
  await week.act(id, chen, { kind: 'sign' });
  const refused = await week.hear('楼道水表箱坏了');
  await week.act(refused, fang, { kind: 'dispatch', unitId: force });
  await week.act(refused, li, ask);
  await week.act(refused, zhou, { kind: 'decide-return', agreed: false, reason });
  await week.no('no-more-returns', refused, li, ask);
  const late = await week.hear('消火栓漏水', { urgency: 'critical' });
  await week.act(late, fang, { kind: 'dispatch', unitId: street });
  await week.house.passes(16 * 60);
  await week.no('too-late', late, chen, ask);
  await week.act(late, zhou, { kind: 'close', reason });
}

/** A tip-off about a unit: out of its sight, without a word in lists, nobody named without a second person. */
export async function accuses(week: Week): Promise<string> {
  const { fang, zhou, sun, kang, mei } = week.crew;
  const { station, crew, watch } = week.units;
  const id = await week.hear('维修班收钱才接水');
  await week.act(id, fang, { kind: 'dispatch', unitId: crew });
  await week.act(id, sun, { kind: 'claim' });
  await week.act(id, fang, { kind: 'set-accused', unitId: station, reason });
  await week.house.no('not-found', `/api/cases/${id}`, sun);
  await week.no('conflict-of-interest', id, fang, { kind: 'dispatch', unitId: crew });
  await week.act(id, fang, { kind: 'set-procedure', procedure: 'tip_off', reason });
  await week.act(id, fang, { kind: 'dispatch', unitId: watch });
  await week.act(id, kang, { kind: 'claim' }, { kind: 'recuse', reason });
  await week.no('conflict-of-interest', id, fang, { kind: 'assign', holderId: kang.id, reason });
  const list = await week.house.done('GET', '/api/cases?view=all&limit=500', mei);
  const row = (list['rows'] as { id: string; title: string }[]).find((each) => each.id === id);
  week.see('title of a tip-off in a list', row?.title);
  const [complaint] = (await week.detail(id, zhou)).complaints;
  const reveal = { complaintId: complaint?.id, field: 'phone', reason: '核实线索' };
  const path = `/api/cases/${id}/reveal`;
  await week.house.no('needs-leader', path, zhou, reveal);
  await week.act(id, fang, { kind: 'request-reveal', reason });
  await week.act(id, zhou, { kind: 'decide-reveal', agreed: true });
  const revealed = await week.house.done('POST', path, fang, reveal);
  week.see('revealed after a second person agreed', String(revealed['value']).startsWith('139'));
  return id;
}

/** Rest, more time, who helps, a leader's words, supervision, put aside for a day. */
export async function isSteered(week: Week): Promise<{ rested: string; extended: string }> {
  const { fang, zhou, he, li, wang, chen, mei } = week.crew;
  const { force, street } = week.units;
  const rested = await week.hear('管网改造，何时完工', { kind: 'complaint' });
  await week.atWork(rested, force, li);
  const until = moment('10-09 09:00');
  const rest = { kind: 'suspend', reasonCode: 'material', until, reason } as const;
  await week.no('invalid', rested, li, { ...rest, until: moment('10-06 09:00') });
  await week.act(rested, li, rest);
  await week.act(rested, zhou, { kind: 'decide-suspension', agreed: true });
  week.see('owed while it rests', (await week.detail(rested, li)).life?.toTell);
  await week.act(rested, li, { kind: 'contact', reached: true, told: ['suspended'] });
  week.see('owed once it was told', (await week.detail(rested, li)).life?.toTell ?? null);
  const atOnce = await week.hear('井盖丢失');
  await week.atWork(atOnce, force, wang);
  await week.act(atOnce, zhou, { ...rest, reasonCode: 'weather' }, { kind: 'resume' });
  const extended = await week.hear('水压不足，楼上没水', { kind: 'complaint' });
  await week.atWork(extended, force, wang);
  const more = { kind: 'request-extension', share: 60, reason } as const;
  await week.act(extended, he, more);
  await week.no('already-so', extended, he, more);
  await week.no('same-person', extended, he, { kind: 'decide-extension', agreed: true });
  await week.act(extended, zhou, { kind: 'decide-extension', agreed: true });
  await week.act(extended, fang, { kind: 'set-units', assistingUnitIds: [street], reason });
  await week.act(extended, chen, { kind: 'contact', reached: true });
  await week.no('not-holder', extended, chen, { kind: 'reply', text: '已协助' });
  await week.act(extended, zhou, { kind: 'instruct', text: '今晚必须通水' });
  const words = async () => (await week.detail(extended, wang)).instruction?.text ?? null;
  const stands = await words();
  await week.act(extended, wang, { kind: 'note', text: '收到' });
  week.see('a leader’s words, until somebody works on it', [stands, await words()]);
  for (const level of ['daily', 'listed', 'none'] as const) {
    await week.act(extended, mei, { kind: 'supervise', level, reason });
  }
  await week.act(extended, wang, { kind: 'shelve', until: moment('10-08 10:00'), reason });
  const tooFar = { kind: 'shelve', until: moment('10-20 10:00'), reason } as const;
  await week.no('invalid', extended, wang, tooFar);
  return { rested, extended };
}
