import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HandoverList, HandoverResult, type HandoverRow } from '@heed/shared/handover';
import { ProposalList } from '@heed/shared/proposals';
import { caseStage } from '../../../test/case-stage';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff, type Person } from '../../../test/door-staff';
import { FakeClock } from '../../../test/fake-clock';
import { openBook } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { TriageBook } from '../../intake/triage-book';
import { DeskWriter } from '../../journal/desk-writer';
import { Journal } from '../../journal/journal';
import { RealmClock } from '../../kernel/realm-clock';
import { ReferenceLists } from '../../reference/reference-lists';
import { HandoverDesk } from '../../roster/handover-desk';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { CaseDoorsModule } from '../cases/case-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { RosterReader } from '../../roster/roster-reader';
import { RosterWriter } from '../../roster/roster-writer';
import { RosterDoorsModule } from './roster-doors.module';

const database = useDatabase();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const hence = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

let doors: DoorApp;
let staff: DoorStaff;
let unitId: string;
let leader: Person;
let leaving: Person;
let next: Person;

beforeAll(async () => {
  const modules = [SessionDoorModule, AdminDoorsModule, CaseDoorsModule, RosterDoorsModule];
  doors = await openDoors(database(), [...caseStage(), ...modules]);
  openBook(doors.app.get(TriageBook));
  staff = await DoorStaff.at(doors);
  const unit = { name: '供水抢修组', taskForce: true, capacity: 10 };
  unitId = String((await staff.ask('POST', '/api/units', staff.admin, unit)).body['id']);
  leader = await staff.person('duty-leader');
  leaving = await staff.person('handler', unitId);
  next = await staff.person('handler', unitId);
});
afterAll(() => doors.close());

const requestId = () => randomUUID();

/** A case of the task force, in somebody's hands where they are named. */
async function aCase(holder: Person | null, text = '小区停水一天了'): Promise<string> {
  const { body } = await staff.ask('POST', '/api/complaints', leader.cookie, {
    channel: 'phone',
    text,
    complainant: { phone: `1391${String(Math.random()).slice(2, 9)}` },
    category: 'water-outage',
  });
  const caseId = String(body['caseId']);
  const kind = holder ? 'assign' : 'dispatch';
  const to = holder ? { holderId: holder.id, unitId, reason: '试' } : { unitId };
  const command = { kind, ...to, expectedVersion: 1, requestId: requestId() };
  const moved = await staff.ask('POST', `/api/cases/${caseId}/commands`, leader.cookie, command);
  expect(moved.status).toBe(200);
  return caseId;
}
const offer = (who: Person, part: object = {}) =>
  staff.ask('POST', '/api/handovers', who.cookie, { requestId: requestId(), ...part });
const act = (who: Person, { id, version }: HandoverRow, part: object) =>
  staff.ask('POST', `/api/handovers/${id}/commands`, who.cookie, {
    requestId: requestId(),
    expectedVersion: version,
    ...part,
  });
/** Nothing goes out that the contract doesn't name. */
const rowOf = ({ body }: { body: Record<string, unknown> }): HandoverRow =>
  HandoverResult.parse(body).handover;
async function holderOf(caseId: string) {
  return (await staff.ask('GET', `/api/cases/${caseId}`, leader.cookie)).body['holderId'];
}

describe('[R13] a hand-over', () => {
  test('is offered from what there is, accepted thing by thing, and signed by both', async () => {
    const mine = [await aCase(leaving), await aCase(leaving)];
    const offered = rowOf(await offer(leaving, { toMemberId: next.id, words: '泵房钥匙在前台' }));
    expect(offered.items.map(({ subjectId }) => subjectId).sort()).toEqual(mine.toSorted());
    expect(offered.items.every(({ title }) => title !== undefined && title !== '')).toBe(true);
    expect(offered).toMatchObject({ state: 'offered', words: '泵房钥匙在前台', rest: [] });
    expect((await act(leaving, offered, { kind: 'sign' })).body['error']).toBe('same-person');
    expect((await act(next, offered, { kind: 'sign' })).body['error']).toBe('illegal-state');
    const first = { kind: 'accept-item', subjectId: mine[0], requestId: requestId() };
    const once = await act(next, offered, first);
    // The same request again: the case is given once, and is told to be given.
    expect((await act(next, offered, first)).body).toEqual(once.body);
    expect(await holderOf(mine[0] ?? '')).toBe(next.id);
    // Somebody else has the other case by now: it stays there, and is named.
    const seen = (await staff.ask('GET', `/api/cases/${mine[1]}`, leader.cookie)).body['version'];
    const taken = { kind: 'assign', holderId: leader.id, reason: '急', requestId: requestId() };
    const path = `/api/cases/${mine[1]}/commands`;
    expect(
      (await staff.ask('POST', path, leader.cookie, { ...taken, expectedVersion: seen })).status,
    ).toBe(200);
    const second = await act(next, rowOf(once), { kind: 'accept-item', subjectId: mine[1] });
    expect(second.body['kept']).toEqual([mine[1]]);
    const signed = await act(next, rowOf(second), { kind: 'sign' });
    expect(rowOf(signed)).toMatchObject({ state: 'accepted', acceptedBy: next.id });
    const told = await database().database.query(`select 1 from journal where entry like '%泵房%'`);
    expect(told).toEqual([]);
  });

  test('shows twenty and takes the rest in bulk; what was begun can’t be taken back', async () => {
    const mine = await Promise.all(Array.from({ length: 23 }, () => aCase(leaving)));
    const offered = rowOf(await offer(leaving, { toMemberId: next.id }));
    expect(offered.items).toHaveLength(20);
    expect(offered.rest).toEqual([{ kind: 'claim', count: 3 }]);
    const rest = rowOf(await act(next, offered, { kind: 'accept-rest' }));
    const shown = new Set(offered.items.map(({ subjectId }) => subjectId));
    for (const id of mine.filter((each) => !shown.has(each))) {
      expect(await holderOf(id)).toBe(next.id);
    }
    expect((await act(leaving, rest, { kind: 'withdraw' })).body).toMatchObject({
      error: 'illegal-state',
      details: [{ path: 'items' }],
    });
  });

  test('of one case is asked for by its holder alone; nobody else sees it', async () => {
    const caseId = await aCase(leaving);
    expect((await offer(next, { caseId, toMemberId: leader.id })).body['error']).toBe('not-holder');
    const offered = rowOf(await offer(leaving, { caseId, toMemberId: next.id }));
    expect(offered.items).toMatchObject([{ kind: 'claim', subjectId: caseId }]);
    const stranger = await staff.person('handler', unitId);
    expect((await act(stranger, offered, { kind: 'sign' })).status).toBe(404);
    const withdrawn = await act(leaving, offered, { kind: 'withdraw' });
    expect(rowOf(withdrawn).state).toBe('withdrawn');
    expect(await holderOf(caseId)).toBe(leaving.id);
  });

  test('of whoever leads shows what is overdue and untold in the room too', async () => {
    const caseId = await aCase(null, '停水，家里有老人');
    const offered = rowOf(await offer(leader, { toMemberId: next.id }));
    expect(offered.items.find(({ subjectId }) => subjectId === caseId)?.kind).toBe(
      'never-contacted',
    );
    const mine = rowOf(await offer(leaving, { toMemberId: next.id }));
    expect(mine.items.every(({ kind }) => kind === 'claim')).toBe(true);
  });
});

test('[R14] what nobody accepts in time goes to the duty leader on duty, once', async () => {
  const post = { code: 'lead', name: '带班领导', needed: 1 };
  const roster = async (part: object) => {
    const body = { requestId: requestId(), ...part };
    const answer = await staff.ask('POST', '/api/roster/commands', leader.cookie, body);
    expect(answer.status).toBe(200);
    return String(answer.body['subjectId']);
  };
  const postId = await roster({ kind: 'set-post', expectedVersion: 0, post });
  const plan = { kind: 'single', start: hence(-1), end: hence(2), calledIn: false };
  await roster({ kind: 'add-shift', postId, memberId: leader.id, plan });
  const offered = rowOf(await offer(leaving, { toMemberId: next.id }));
  const { database: db } = database();
  const later = new RealmClock(new FakeClock(Date.now() + 16 * MINUTE));
  const [lists, reader] = [
    doors.app.get(ReferenceLists, { strict: false }),
    doors.app.get(RosterReader, { strict: false }),
  ];
  const writer = new RosterWriter(new DeskWriter(db, new Journal(db), later), later);
  const desk = new HandoverDesk(db, writer, lists, reader);
  await Promise.all([desk.passOnDue('real'), desk.passOnDue('real')]);
  const passed = await staff.ask('GET', `/api/handovers/${offered.id}`, leader.cookie);
  expect(passed.body).toMatchObject({ state: 'passed_on', toMemberId: leader.id, version: 2 });
  // Whoever was asked first still sees what became of it, and can't sign for it any more.
  const { body } = await staff.ask('GET', '/api/handovers', next.cookie);
  expect(HandoverList.parse(body).rows.map(({ id }) => id)).toContain(offered.id);
  const late = await act(next, { ...offered, version: 2 }, { kind: 'accept-rest' });
  expect(late.body['error']).toBe('forbidden');
  const told = await db.query(
    `select 1 from journal where type = 'handover-passed-on' and entry like $1`,
    [`%${offered.id}%`],
  );
  expect(told).toHaveLength(1);
});

test('[R11] [R12] proposals name who is on duty at the unit’s post, what they can, and spare who had hard cases', async () => {
  const caseId = await aCase(null);
  const path = `/api/cases/${caseId}/proposals`;
  const rows = async () =>
    ProposalList.parse((await staff.ask('GET', path, leader.cookie)).body).rows;
  // The task force has it already, and nobody of it is on duty.
  expect(await rows()).toEqual([]);
  const command = (part: object) =>
    staff.ask('POST', '/api/roster/commands', leader.cookie, { requestId: requestId(), ...part });
  const post = { code: 'repair', name: '抢修值班', unitId, needed: 2 };
  const made = await command({ kind: 'set-post', expectedVersion: 0, post });
  const postId = String(made.body['subjectId']);
  const plan = { kind: 'single', start: hence(-1), end: hence(2), calledIn: false };
  const [tired, fresh] = [
    await staff.person('handler', unitId),
    await staff.person('handler', unitId),
  ];
  for (const { id: memberId } of [tired, fresh]) {
    await command({ kind: 'add-shift', postId, memberId, plan });
    const can = { skills: ['water'], postIds: [postId], capacity: 5, expectedVersion: 0 };
    await command({ kind: 'set-member', memberId, ...can });
  }
  for (let n = 0; n < 3; n += 1) await aCase(tired, '停水没人管，我要从楼上跳下去，不想活了');
  const [best, ...others] = await rows();
  expect(others).toEqual([]);
  expect(best).toMatchObject({ unitId, memberId: fresh.id, memberOpen: 0 });
  expect(best?.reasons.map(({ code, skill }) => skill ?? code)).toEqual(
    expect.arrayContaining(['same-unit', 'task-force', 'on-duty', 'water']),
  );
  expect((await staff.ask('GET', path, (await staff.person('handler')).cookie)).status).toBe(404);
});
