/** The week's answers: what complainants were told, by which way, what came of it, and what they say of it. */
import type { AnswerList } from '@heed/shared/answers';
import { ComplainantDesk } from '../src/answers/complainant-desk';
import type { LocalTarget } from './delivery-targets';
import { answers as answering } from './delivery-targets';
import type { Week } from './week-crew';
import { moment } from './week-house';

const text = '水管已修好，请放水三分钟后使用。'.repeat(20);

export interface Gateway {
  readonly target: LocalTarget;
  readonly secret: string;
}

async function rowsOf(week: Week, id: string): Promise<AnswerList['rows']> {
  const list = await week.house.done('GET', `/api/answers?case=${id}&limit=50`, week.crew.zhou);
  return (list as unknown as AnswerList).rows;
}

async function resultOf(week: Week, id: string) {
  const found = (await rowsOf(week, id)).find(({ occasion }) => occasion === 'result');
  if (!found) throw new Error('no result was told');
  return found;
}

/** Handled by the street, replied to and approved. */
async function replied(week: Week, id: string): Promise<void> {
  const { chen, mei } = week.crew;
  await week.atWork(id, week.units.street, chen);
  await week.act(id, chen, { kind: 'reply', text });
  await week.act(id, mei, { kind: 'approve-reply' });
  await week.house.passes(20);
}

/** By text message: sent under one id though the gateway was away, and receipts in any order. */
export async function areWritten(week: Week, { target, secret }: Gateway): Promise<void> {
  const id = await week.hear('阳台漏水', { channel: 'sms' });
  target.behaviour = answering(503);
  await replied(week, id);
  target.behaviour = answering(202);
  await week.house.passes(30 * 60);
  const sent = await resultOf(week, id);
  week.see('sent at a later try', [sent.way, sent.state, sent.attempts > 1]);
  const messages = target.received.map(
    ({ body }) => JSON.parse(body) as { id: string; text: string },
  );
  const own = messages.filter((message) => message.id === sent.id);
  week.see(
    'in at most 120 characters',
    own.every((each) => Array.from(each.text).length <= 120),
  );
  const states: string[] = [];
  for (const status of ['failed', 'delivered', 'failed'] as const) {
    await week.house.answers.receipt(sent.id, status, secret);
    states.push((await resultOf(week, id)).state);
  }
  week.see('after failed, delivered, failed', states);
  const undone = await week.hear('楼道灯坏', { channel: 'sms' });
  const dispatch = { kind: 'dispatch', unitId: week.units.street } as const;
  await week.act(undone, week.crew.fang, dispatch, { kind: 'undo' });
  await week.house.passes(60);
  week.see(
    'told of what was taken back',
    (await rowsOf(week, undone)).map(({ state }) => state),
  );
  const tipOff = await week.hear('有人私接消火栓', { channel: 'sms' });
  await week.act(tipOff, week.crew.fang, {
    kind: 'set-procedure',
    procedure: 'tip_off',
    reason: '检举',
  });
  await replied(week, tipOff);
  week.see(
    'the way of a tip-off’s answer',
    (await rowsOf(week, tipOff)).map(({ way }) => way),
  );
}

/** A rest that a text message told of is owed no more. */
export async function isToldOfARest(week: Week): Promise<void> {
  const { chen, zhou } = week.crew;
  const id = await week.hear('泵站检修要多久', { channel: 'sms' });
  await week.atWork(id, week.units.street, chen);
  const rest = { reasonCode: 'material', until: moment('10-10 09:00'), reason: '等配件' } as const;
  await week.act(id, zhou, { kind: 'suspend', ...rest });
  for (const _ of ['queued', 'sent']) await week.house.passes(20);
  week.see('owed after a text message', (await week.detail(id, chen)).life?.toTell ?? null);
}

/** By telephone: three calls in vain, hours apart; then what they say with their code. */
export async function areCalled(week: Week, answered: string): Promise<void> {
  const { lan, gao } = week.crew;
  week.see('told again of what was said on the line', await rowsOf(week, answered));
  const id = await week.hear('厨房没水');
  await replied(week, id);
  const call = async () => {
    const { id: answerId, version } = await resultOf(week, id);
    const body = week.house.fresh({ expectedVersion: version, reached: false });
    return { path: `/api/answers/${answerId}/calls`, body };
  };
  const first = await call();
  await week.house.done('POST', first.path, lan, first.body);
  const soon = await call();
  await week.house.no('too-soon', soon.path, lan, soon.body);
  for (const hours of [4, 20]) {
    await week.house.passes(hours * 3_600);
    const { path, body } = await call();
    await week.house.done('POST', path, gao, body);
  }
  week.see('after three calls that reach nobody', (await resultOf(week, id)).state);
  const desk = week.house.part(ComplainantDesk);
  week.see('they say that it is solved', await desk.say(id, { act: 'solved', rating: 5 }));
  week.see('and the case is', (await week.detail(id, lan)).state);
  const again = await desk.say(id, { act: 'rate', rating: 1 });
  week.see('rated twice', again);
  const disputed = await desk.say(id, { act: 'dispute', rating: null, words: '又没水了' });
  week.see('disputed afterwards', [disputed, (await week.detail(id, lan)).state]);
}

/** One answer to all of a cluster, by two people. */
export async function areAnsweredAtOnce(week: Week, clusterId: string): Promise<void> {
  const { he, mei } = week.crew;
  const path = `/api/clusters/${clusterId}/cast`;
  const zh = '{编号} 望江里水管已修好，今晚八点恢复供水。';
  const { rows } = await week.house.done('POST', path, he, week.house.fresh({ kind: 'draft', zh }));
  const [cast] = rows as { id: string }[];
  const approve = () => week.house.fresh({ kind: 'approve', castId: cast?.id });
  await week.house.no('same-person', path, he, approve());
  await week.house.done('POST', path, mei, approve());
  await week.house.passes(20);
  const list = await week.house.done('GET', `/api/answers?cast=${cast?.id}&limit=50`, mei);
  const told = (list as unknown as AnswerList).rows.map(({ caseId }) => caseId);
  const cluster = await week.house.done('GET', `/api/clusters/${clusterId}`, mei);
  const members = (cluster['members'] as { caseId: string }[]).map(({ caseId }) => caseId);
  week.see('each member was told once', [...told].sort().join() === [...members].sort().join());
}

/** Too late to dispute. */
export async function areTooLate(week: Week): Promise<void> {
  const id = await week.hear('过期异议');
  await week.act(id, week.crew.zhou, { kind: 'close', reason: '已解决' });
  await week.house.passes(16 * 86_400);
  const desk = week.house.part(ComplainantDesk);
  const late = await desk.say(id, { act: 'dispute', rating: null, words: '还没好' });
  week.see('disputed too late', late && 'error' in late ? late.error : late);
}
