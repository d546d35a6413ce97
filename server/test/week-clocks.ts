/** The week's limits and its sources: clocks over nights, a holiday, a weekend and a day worked for it. */
import type { ClockKind } from '@heed/shared/vocabulary';
import type { Week } from './week-crew';
import { moment } from './week-house';

const reason = '按规定办理';

async function clockOf(week: Week, id: string, kind: ClockKind) {
  const clock = (await week.detail(id, week.crew.zhou)).clocks.findLast(
    (each) => each.kind === kind,
  );
  if (!clock) throw new Error(`no ${kind} clock`);
  return clock;
}

/** Limits in every measure, begun on the last day of a holiday. */
export async function countsTime(week: Week): Promise<string> {
  const { fang, he, chen } = week.crew;
  const { force, street } = week.units;
  const id = await week.hear('水表计费不清', { kind: 'complaint' });
  week.see('first contact of the kind', (await clockOf(week, id, 'first_contact')).limit);
  await week.act(id, fang, { kind: 'dispatch', unitId: force });
  week.see(
    'first contact in the unit’s working hours',
    (await clockOf(week, id, 'first_contact')).dueAt,
  );
  const handle = await clockOf(week, id, 'handle');
  week.see('handled in five workdays', handle.dueAt);
  week.see('why days count', [...new Set(handle.segments.map(({ why }) => why))].toSorted());
  week.see(
    'days that count',
    handle.segments.reduce((sum, { counted }) => sum + counted, 0),
  );
  const petition = await week.hear('多年反映无人答复');
  await week.act(petition, fang, { kind: 'set-procedure', procedure: 'petition', reason });
  week.see('a petition in sixty days', (await clockOf(week, petition, 'handle')).dueAt);
  await week.atWork(petition, street, chen);
  const whole = { kind: 'request-extension', share: 100, reason } as const;
  await week.no('beyond-statute', petition, he, whole);
  const wider = { amount: 61, measure: 'calendar-days' };
  const row = {
    clock: 'handle',
    urgency: 'normal',
    procedure: 'petition',
    limit: wider,
    source: '某规定',
  };
  await week.house.no('beyond-statute', '/api/clock-policy', week.house.admin, row);
  return id;
}

/** What was rested is due later by it; what was granted more time ends later too. */
export async function readsClocks(week: Week, rested: string, extended: string): Promise<void> {
  week.see('handled after a rest of a day', (await clockOf(week, rested, 'handle')).dueAt);
  week.see('handled with three more days', (await clockOf(week, extended, 'handle')).dueAt);
}

/** Another limit, brought to the running cases by an administrator's word and only then. */
export async function changesLimits(week: Week, id: string): Promise<void> {
  const { admin } = week.house;
  const limit = { amount: 6, measure: 'workdays' };
  const row = { clock: 'handle', urgency: 'normal', kind: 'complaint', limit, source: '本地新规' };
  await week.house.done('POST', '/api/clock-policy', admin, row);
  await week.house.settle();
  week.see('due before the recount', (await clockOf(week, id, 'handle')).dueAt);
  const recount = () =>
    week.house.done('POST', '/api/clock-policy/recount', admin, week.house.fresh({}));
  const first = await recount();
  week.see('changed by the recount', Number(first['changed']) > 0);
  week.see('due after the recount', (await clockOf(week, id, 'handle')).dueAt);
  week.see('changed by a second recount', (await recount())['changed']);
}

/** A threshold that an administrator sets within the law: what was too far before is not so any more. */
export async function changesThresholds(week: Week, id: string): Promise<void> {
  const { admin } = week.house;
  const set = (code: string, value: number) => ({ code, value, source: '本地规定' });
  const path = '/api/thresholds';
  await week.house.no('beyond-statute', path, admin, set('supervised-reopenings', 3));
  const shelve = { kind: 'shelve', until: moment('10-20 10:00'), reason } as const;
  await week.no('invalid', id, week.crew.zhou, shelve);
  await week.house.done('POST', path, admin, set('shelving-longest', 12));
  await week.house.settle();
  await week.act(id, week.crew.zhou, shelve);
  week.see('put aside for longer', (await week.detail(id, week.crew.zhou)).life?.shelvedUntil);
}

/** What comes from elsewhere: with its unit, closed, of the past, changed at its source, from nobody. */
export async function comesIn(week: Week): Promise<void> {
  const { fang } = week.crew;
  const { now } = week.house;
  await week.hear('路面积水', { unit: '柳林街道办' });
  await week.hear('已经办结的事', { closedAt: now, source: '区平台', sourceId: 'B-1' }, fang);
  const past = { historic: true, receivedAt: moment('09-01 09:00'), dueAt: moment('09-08 09:00') };
  await week.hear('去年的停水', { ...past, source: '旧系统', sourceId: 'H-1' }, fang);
  const complainant = { phone: week.freshNumber() };
  const row = { source: '区平台', sourceId: 'B-2', complainant };
  await week.hear('水管漏水', row, fang);
  await week.hear('水管漏水', { ...row, externalState: '已办结', closedAt: now }, fang);
  await week.hear('匿名反映井盖缺失', { complainant: { anonymous: true } });
  const again = { complainant: { phone: week.freshNumber() } };
  await week.hear('五楼停水', again);
  await week.hear('五楼停水还没来', again);
  await week.hear('五楼停水，急', { ...again, urgency: 'critical' });
}

/** Linked by the incident's rule, taken out by a person, and put in again by a person alone. */
export async function belongsTo(week: Week): Promise<string> {
  const { zhou } = week.crew;
  const id = await week.hear('自来水有异味');
  const places = { categories: [], districts: [], streets: [], zones: [] };
  const rule = { ...places, words: ['异味'], from: moment('10-07 00:00'), to: null };
  const incident = {
    name: '柳林片区自来水异味',
    class: 'public-health',
    firstKnownAt: week.house.now,
    rule,
    activate: { level: 3, matter: '多户反映异味', expectedDuration: '三天', measures: '送水' },
  };
  const opened = await week.house.done('POST', '/api/incidents', zhou, week.house.fresh(incident));
  const incidentId = (opened['incident'] as { id: string }).id;
  await week.house.settle();
  const linked = async () => (await week.detail(id, zhou)).incidentIds.length;
  const byRule = await linked();
  await week.act(id, zhou, { kind: 'unlink-incident', incidentId, reason });
  await week.house.done('POST', `/api/incidents/${incidentId}/commands`, zhou, {
    ...week.house.fresh({ kind: 'set-rule', rule: { ...rule, words: ['异味', '发黄'] }, reason }),
    expectedVersion: (opened['incident'] as { version: number }).version,
  });
  await week.house.settle();
  week.see('linked by the rule, and not again', [byRule, await linked()]);
  const link = { kind: 'link-incident', incidentId, reason } as const;
  await week.act(id, zhou, link);
  await week.no('already-so', id, zhou, link);
  return incidentId;
}

/** What ended a month ago is put away for good. */
export async function isPutAway(week: Week, id: string): Promise<void> {
  await week.house.passTo('11-14 09:00');
  await week.no('illegal-state', id, week.crew.fang, { kind: 'note', text: '补记' });
  week.see('state after a month', (await week.detail(id, week.crew.fang)).state);
}
