import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RosterView } from '@heed/shared/roster';
import { caseStage } from '../../../test/case-stage';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff, type Person } from '../../../test/door-staff';
import { useDatabase } from '../../../test/pg';
import { RosterReader } from '../../roster/roster-reader';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { RosterDoorsModule } from './roster-doors.module';

const database = useDatabase();
const HOUR = 3_600_000;
const hence = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

let doors: DoorApp;
let staff: DoorStaff;
let lead: Person;
let clerk: Person;
let other: Person;

beforeAll(async () => {
  const modules = [SessionDoorModule, AdminDoorsModule, RosterDoorsModule];
  doors = await openDoors(database(), [...caseStage(), ...modules]);
  staff = await DoorStaff.at(doors);
  lead = await staff.person('duty-leader');
  clerk = await staff.person('call-taker');
  other = await staff.person('call-taker');
});
afterAll(() => doors.close());

const command = (who: Person, part: object) =>
  staff.ask('POST', '/api/roster/commands', who.cookie, { requestId: randomUUID(), ...part });
async function done(part: object): Promise<string> {
  const { status, body } = await command(lead, part);
  expect([status, body['error']]).toEqual([200, undefined]);
  return String(body['subjectId']);
}
const view = async (who: Person) =>
  RosterView.parse((await staff.ask('GET', '/api/roster', who.cookie)).body);

const post = (needed: number) =>
  done({
    kind: 'set-post',
    expectedVersion: 0,
    post: { code: `p-${randomUUID().slice(0, 8)}`, name: '值班长', needed },
  });
const shift = (postId: string, memberId: string, from: number, to: number) =>
  done({
    kind: 'add-shift',
    postId,
    memberId,
    plan: { kind: 'single', start: hence(from), end: hence(to), calledIn: false },
  });

describe('the roster', () => {
  test('[R4] [R7] shows who is on duty and where nobody is; who only works there keeps nothing', async () => {
    const postId = await post(1);
    await shift(postId, clerk.id, -1, 3);
    const shown = await view(clerk);
    expect(shown.gaps.filter((gap) => gap.postId === postId)).toMatchObject([
      { have: 0, needed: 1, end: shown.until },
    ]);
    const reader = doors.app.get(RosterReader, { strict: false });
    const now = (await reader.onDuty('real', Date.now())).filter((duty) => duty.postId === postId);
    expect(now.map(({ memberId }) => memberId)).toEqual([clerk.id]);
    expect(await reader.onDuty('drill-x', Date.now())).toEqual([]);
    expect((await command(clerk, { kind: 'set-post', expectedVersion: 0 })).status).toBe(403);
  });

  test('[R3] [R8] two take the same duty one after the other, and the rest of it is the second one’s', async () => {
    const postId = await post(1);
    const shiftId = await shift(postId, lead.id, -2, 2);
    const mine = (await view(clerk)).duties.find((duty) => duty.shiftId === shiftId);
    const duty = { shiftId, date: mine?.date };
    const take = (who: Person, requestId = randomUUID()) =>
      staff.ask('POST', '/api/roster/take', who.cookie, { requestId, duty });
    const requestId = randomUUID();
    const first = await take(clerk, requestId);
    expect((await take(clerk, requestId)).body).toEqual(first.body);
    expect((await take(clerk)).body).toMatchObject({ error: 'already-so' });
    expect((await take(other)).status).toBe(200);
    const now = (await view(clerk)).duties.filter((each) => each.shiftId === shiftId);
    expect(now.map(({ memberId, override }) => [memberId, override])).toEqual([
      [other.id, 'taken'],
    ]);
  });

  test('[R8] of two who take one gap at once one has it', async () => {
    const postId = await post(1);
    const gap = { postId, start: hence(1), end: hence(9) };
    const take = (who: Person) =>
      staff.ask('POST', '/api/roster/take', who.cookie, { requestId: randomUUID(), gap });
    const answers = await Promise.all([take(clerk), take(other)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const both = { requestId: randomUUID(), gap, duty: { shiftId: postId, date: '2026-11-25' } };
    expect((await staff.ask('POST', '/api/roster/take', clerk.cookie, both)).body).toMatchObject({
      details: [{ path: 'duty' }],
    });
  });

  test('[R7] a staff number stands sealed, is masked for others, and leaves nothing behind when it goes', async () => {
    const phone = '13912345678';
    const set = (number: string | null) =>
      done({ kind: 'set-phone', memberId: other.id, phone: number });
    await set('13900000000');
    await set(phone);
    const of = async (who: Person) =>
      (await view(who)).members.find(({ memberId }) => memberId === other.id);
    expect(await of(lead)).toMatchObject({ phone, reachable: true });
    expect(await of(clerk)).toMatchObject({ phone: '139****5678' });
    const { database: db } = database();
    const told = await db.query(
      `select 1 from journal where entry like '%${phone}%'
       union all select 1 from roster_contact c where c::text like '%${phone}%'`,
    );
    expect(told).toEqual([]);
    expect(await db.query('select 1 from sealed')).toHaveLength(1);
    await set(null);
    expect(await db.query('select 1 from sealed union all select 1 from person_key')).toEqual([]);
    expect(await of(lead)).toBeUndefined();
  });

  test('what is wrong is named: a version, a code, a person, a day without a duty', async () => {
    const input = { code: 'leader', name: '值班长', nameEn: 'Duty chief', needed: 2 };
    const set = { kind: 'set-post', expectedVersion: 0, post: input };
    const postId = await done(set);
    expect((await command(lead, set)).body).toMatchObject({ details: [{ path: 'post.code' }] });
    expect((await command(lead, { ...set, postId })).body).toMatchObject({
      error: 'stale-version',
      currentVersion: 1,
    });
    const member = { kind: 'set-member', skills: [], postIds: [], capacity: 5, expectedVersion: 0 };
    expect((await command(lead, { ...member, memberId: randomUUID() })).body).toMatchObject({
      error: 'unknown-member',
    });
    await done({ ...member, memberId: clerk.id, postIds: [postId], skills: ['water', 'lang-wuu'] });
    const shiftId = await shift(postId, clerk.id, 1, 2);
    const override = {
      kind: 'override',
      shiftId,
      date: '2020-01-01',
      why: 'sick',
      byMemberId: null,
    };
    expect((await command(lead, override)).body).toMatchObject({ details: [{ path: 'date' }] });
    expect((await command(lead, { ...set, post: { ...input, boss: true } })).status).toBe(400);
  });
});

test('[R9] a calendar’s address shows its duties to whoever has it, until it is ended', async () => {
  const postId = await post(0);
  await shift(postId, clerk.id, 1, 5);
  const ask1 = { requestId: randomUUID(), memberId: clerk.id };
  const made = await staff.ask('POST', '/api/roster/feeds', clerk.cookie, ask1);
  expect((await staff.ask('POST', '/api/roster/feeds', clerk.cookie, ask1)).body).toEqual(
    made.body,
  );
  const path = String(made.body['path']);
  const calendar = await doors.app.inject({ method: 'GET', url: path });
  expect(calendar.headers['content-type']).toContain('text/calendar');
  expect(calendar.body).toContain('SUMMARY:值班长');
  const others = { requestId: randomUUID(), memberId: lead.id };
  expect((await staff.ask('POST', '/api/roster/feeds', clerk.cookie, others)).status).toBe(403);
  const end = `/api/roster/feeds/${String(made.body['id'])}?requestId=${randomUUID()}`;
  expect((await staff.ask('DELETE', end, other.cookie)).status).toBe(403);
  expect((await staff.ask('DELETE', end, clerk.cookie)).status).toBe(204);
  expect((await doors.app.inject({ method: 'GET', url: path })).statusCode).toBe(404);
});

test('[R10] a file is taken over whole or not at all, and the same again changes nothing', async () => {
  const postId = await post(1);
  const stamp = (hours: number) => hence(hours).replaceAll(/[-:]|\.\d+/g, '');
  const line = (uid: string, name: string, from: number) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${name}\r\nDTSTART:${stamp(from)}\r\nDURATION:PT8H\r\nEND:VEVENT\r\n`;
  const file = (...events: string[]) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${events.join('')}END:VCALENDAR\r\n`;
  const take = async (text: string) =>
    (
      await staff.ask('POST', '/api/roster/calendar', lead.cookie, {
        requestId: randomUUID(),
        postId,
        text,
      })
    ).body;
  const [one, two] = [line('a', clerk.name, 24), line('b', other.name, 32)];
  expect(await take(file(one, line('b', '张三', 32)))).toMatchObject({
    error: 'invalid',
    details: [{ line: 10 }],
  });
  expect((await view(lead)).duties.filter((duty) => duty.postId === postId)).toEqual([]);
  expect(await take(file(one, two))).toEqual({ added: 2, replaced: 0 });
  expect(await take(file(one, two))).toEqual({ added: 0, replaced: 0 });
  expect(await take(file(one, line('b', lead.name, 32)))).toEqual({ added: 1, replaced: 1 });
  const standing = (await view(lead)).duties.filter((duty) => duty.postId === postId);
  expect(standing.map(({ memberId }) => memberId)).toEqual([clerk.id, lead.id]);
});
