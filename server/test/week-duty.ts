/** The week's nights: who is on duty, who isn't, what is handed over, and whom a case that waits reaches. */
import type { HandoverRow } from '@heed/shared/handover';
import type { DryRun, LadderRung, NoticeList } from '@heed/shared/ladder';
import type { ProposalList } from '@heed/shared/proposals';
import type { RosterView } from '@heed/shared/roster';
import { defaultLadder } from '../data/ladder-policy';
import type { Week } from './week-crew';
import { moment, type Person } from './week-house';

const HOUR = 3_600_000;

async function roster(week: Week, part: object): Promise<string> {
  const path = '/api/roster/commands';
  const done = await week.house.done('POST', path, week.crew.he, week.house.fresh(part));
  return String(done['subjectId']);
}

async function view(week: Week, by = week.crew.he): Promise<RosterView> {
  return (await week.house.done('GET', '/api/roster', by)) as unknown as RosterView;
}

async function dryRun(week: Week): Promise<DryRun> {
  return (await week.house.done('GET', '/api/ladder/dry-run', week.crew.he)) as unknown as DryRun;
}

/** Nights of a week by one member: planned, worked too long, one fallen out, taken by another. */
export async function keepsWatch(week: Week): Promise<{ night: string; desk: string }> {
  const { he, li, wang, zhou, chen } = week.crew;
  week.see('a roster is kept, before any shift', (await dryRun(week)).keepsRoster);
  const set = (code: string, needed: number, unitId: string | null) =>
    roster(week, {
      kind: 'set-post',
      expectedVersion: 0,
      post: { code, name: code, needed, unitId },
    });
  const night = await set('night', 1, week.units.force);
  const desk = await set('lead-desk', 0, null);
  const weekly = {
    kind: 'weekly',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    starts: '20:00',
    ends: '08:00',
  };
  const plan = { ...weekly, everyWeeks: 1, from: '2026-10-08', until: '2026-10-20' };
  const shiftId = await roster(week, { kind: 'add-shift', postId: night, memberId: li.id, plan });
  const tooLong = {
    kind: 'single',
    start: moment('10-12 08:00'),
    end: moment('10-14 08:00'),
    calledIn: false,
  };
  const add = { kind: 'add-shift', postId: night, memberId: li.id, plan: tooLong };
  await week.house.no('invalid', '/api/roster/commands', he, week.house.fresh(add));
  const first = (await view(week)).duties.find((duty) => duty.shiftId === shiftId);
  week.see('a night’s duty', [first?.date, first?.start, first?.end]);
  week.see(
    'warned of',
    [...new Set((await view(week)).warnings.map(({ kind }) => kind))].toSorted(),
  );
  const out = { kind: 'override', shiftId, date: '2026-10-09', why: 'sick', byMemberId: null };
  await roster(week, out);
  const gaps = (await view(week)).gaps.filter(({ postId }) => postId === night);
  const [start, end] = [moment('10-09 20:00'), moment('10-10 08:00')];
  const isGap = gaps.some((gap) => gap.start <= start && gap.end >= end);
  week.see('a gap where somebody fell out', isGap);
  const take = () => week.house.fresh({ gap: { postId: night, start, end } });
  await week.house.done('POST', '/api/roster/take', wang, take());
  await week.house.no('already-claimed', '/api/roster/take', chen, take());
  await roster(week, { ...out, why: 'swap', date: '2026-10-10', byMemberId: wang.id });
  const tenth = (await view(week)).duties.find(
    (duty) => duty.date === '2026-10-10' && duty.postId === night,
  );
  week.see('who stands in', [tenth?.memberId === wang.id, tenth?.override]);
  await roster(week, { kind: 'set-phone', memberId: zhou.id, phone: '13900002222' });
  const phone = async (by: Person) =>
    (await view(week, by)).members.find(({ memberId }) => memberId === zhou.id)?.phone;
  week.see('a staff number, whole and masked', [await phone(he), await phone(li)]);
  await isSubscribed(week, desk);
  return { night, desk };
}

/** Calendars that go out and come in. */
async function isSubscribed(week: Week, desk: string): Promise<void> {
  const { he, li } = week.crew;
  const feed = await week.house.done(
    'POST',
    '/api/roster/feeds',
    li,
    week.house.fresh({ memberId: li.id }),
  );
  const read = () => week.house.doors.app.inject({ method: 'GET', url: String(feed['path']) });
  const before = (await read()).statusCode;
  const end = `/api/roster/feeds/${String(feed['id'])}?requestId=feed-ends`;
  await week.house.done('DELETE', end, li);
  week.see('a calendar, and after its end', [before, (await read()).statusCode]);
  const event = (name: string) =>
    `BEGIN:VEVENT\r\nUID:duty-1\r\nSUMMARY:${name}\r\nDTSTART:20261011T000000Z\r\nDURATION:PT8H\r\nEND:VEVENT\r\n`;
  const file = (events: string) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${events}END:VCALENDAR\r\n`;
  const take = (text: string) => week.house.fresh({ postId: desk, text: file(text) });
  const path = '/api/roster/calendar';
  await week.house.no('invalid', path, he, take(event('没有此人')));
  const taken = await week.house.done('POST', path, he, take(event('周值班')));
  const again = await week.house.done('POST', path, he, take(event('周值班')));
  week.see('a calendar file, and once more', [taken['added'], again['added']]);
}

/** A shift handed over thing by thing; another that nobody takes and the duty leader gets. */
export async function isHandedOver(week: Week, desk: string): Promise<void> {
  const { li, wang, zhou, he, kang } = week.crew;
  const now = Date.parse(week.house.now);
  const [start, end] = [now - HOUR, now + 10 * HOUR].map((at) => new Date(at).toISOString());
  const plan = { kind: 'single', start, end, calledIn: false };
  await roster(week, { kind: 'add-shift', postId: desk, memberId: zhou.id, plan });
  const offer = async (by: Person, to: Person) => {
    const { handover } = await week.house.done(
      'POST',
      '/api/handovers',
      by,
      week.house.fresh({ toMemberId: to.id }),
    );
    return handover as HandoverRow;
  };
  const first = await offer(li, wang);
  const path = `/api/handovers/${first.id}`;
  const command = async (part: object) => {
    const { version } = await week.house
      .done('GET', path, he)
      .catch(() => week.house.done('GET', path, li));
    return week.house.fresh({ expectedVersion: version, ...part });
  };
  await week.house.no('same-person', `${path}/commands`, li, await command({ kind: 'sign' }));
  for (const { subjectId } of first.items) {
    const accept = await command({ kind: 'accept-item', subjectId });
    await week.house.done('POST', `${path}/commands`, wang, accept);
  }
  await week.house.done('POST', `${path}/commands`, wang, await command({ kind: 'sign' }));
  const left = await offer(wang, kang);
  await week.house.passes(16 * 60);
  const passed = await week.house.done('GET', `/api/handovers/${left.id}`, zhou);
  week.see('nobody accepted it', [passed['state'], passed['toMemberId'] === zhou.id]);
}

/** Who might take a case, and what speaks for them. */
export async function isProposed(week: Week, night: string): Promise<void> {
  const { wang, zhou, he } = week.crew;
  const now = Date.parse(week.house.now);
  const [start, end] = [now - HOUR, now + 4 * HOUR].map((at) => new Date(at).toISOString());
  const plan = { kind: 'single', start, end, calledIn: true };
  await roster(week, { kind: 'add-shift', postId: night, memberId: wang.id, plan });
  const can = { skills: ['water'], postIds: [night], capacity: 30, expectedVersion: 0 };
  await roster(week, { kind: 'set-member', memberId: wang.id, ...can });
  const id = await week.hear('全小区停水');
  const path = `/api/cases/${id}/proposals`;
  const { rows } = (await week.house.done('GET', path, zhou)) as unknown as ProposalList;
  const best = rows.find(({ unitId }) => unitId === week.units.force);
  const reasons = best?.reasons.map(({ code }) => code) ?? [];
  week.see('proposed at most three units', rows.length <= 3 && reasons.includes('task-force'));
  week.see('proposed who is on duty', [best?.memberId === wang.id, reasons.includes('on-duty')]);
  await week.act(id, he, { kind: 'close', reason: '已恢复' });
}

/** Claims that nothing was done with, and cases that nobody touched, in a night with a leader who can be called. */
export async function waitsTooLong(week: Week): Promise<void> {
  const { fang, li, wang } = week.crew;
  const { force } = week.units;
  const urgent = await week.hear('地下室进水', { urgency: 'urgent' });
  await week.act(urgent, fang, { kind: 'dispatch', unitId: force });
  await week.act(urgent, li, { kind: 'claim' });
  const critical = await week.hear('养老院断水', { urgency: 'critical' });
  await week.act(critical, fang, { kind: 'dispatch', unitId: force });
  await week.act(critical, wang, { kind: 'claim' });
  const { zhou } = week.crew;
  await week.house.passes(11 * 60);
  const { holderId } = await week.detail(critical, zhou);
  week.see('a critical case that lapsed is the leader’s', holderId === zhou.id);
  await week.house.passes(11 * 60);
  await week.house.passes(70 * 60);
  week.see('any other is nobody’s', (await week.detail(urgent, zhou)).holderId);
}

/** Rungs that may be set otherwise, and those that may not; a night tried beforehand; notices. */
/** An old list that comes in as live: told once for its unit, and nobody is paged for what nobody had. */
export async function comesInLate(week: Week): Promise<void> {
  const old = { receivedAt: moment('09-08 09:00') };
  const ids = [await week.hear('上月漏报一', old), await week.hear('上月漏报二', old)];
  await week.house.passes(60);
  const escalations = await Promise.all(
    ids.map(async (id) => (await week.detail(id, week.crew.zhou)).escalation),
  );
  week.see('paged for what came in late', escalations);
}

export async function keepsLadder(week: Week, tipOff: string): Promise<void> {
  const { admin } = week.house;
  const set = (rungs: readonly LadderRung[]) => week.house.fresh({ expectedVersion: 0, rungs });
  const twice = defaultLadder.map((rung, n) => (n === 1 ? { ...rung, ...defaultLadder[0] } : rung));
  await week.house.no('invalid', '/api/ladder', admin, set(twice));
  const off = defaultLadder.map((rung) =>
    rung.code === 'overdue' ? { ...rung, on: false } : rung,
  );
  await week.house.no('beyond-statute', '/api/ladder', admin, set(off));
  const later = defaultLadder.map((rung) =>
    rung.code === 'no-contact' ? { ...rung, share: 60 } : rung,
  );
  await week.house.done('POST', '/api/ladder', admin, set(later));
  const tried = await dryRun(week);
  week.see('a dry run with a roster', [
    tried.keepsRoster,
    new Set(tried.rows.map(({ urgency }) => urgency)).size,
  ]);
  const notices = async (by: Person) =>
    (await week.house.done('GET', '/api/notices', by)) as unknown as NoticeList;
  const kept = [await notices(week.crew.sun), await notices(week.crew.kang)];
  const secret = kept.flatMap(({ rows }) => rows.filter(({ caseId }) => caseId === tipOff));
  week.see('told to the accused unit, or to who has an interest', secret);
  const { rows: mine } = await notices(week.crew.zhou);
  const ids = mine.slice(0, 1).map(({ id }) => id);
  const seen = () => week.house.fresh({ ids });
  await week.house.no('already-so', '/api/notices/seen', week.crew.kang, seen());
  await week.house.done('POST', '/api/notices/seen', week.crew.zhou, seen());
}
