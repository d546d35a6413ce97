import { randomUUID } from 'node:crypto';
import type { CaseDetail, CaseList, ComplaintRow } from '@heed/shared/rows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseStage } from '../../../test/case-stage';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff, type Person } from '../../../test/door-staff';
import { openBook } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { TriageBook } from '../../intake/triage-book';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { CaseDoorsModule } from './case-doors.module';

const database = useDatabase();
let doors: DoorApp;
let staff: DoorStaff;
let accused: string;
let proper: string;
let leader: Person;
let dispatcher: Person;
let supervisor: Person;
let ofAccused: Person;
let ofProper: Person;

beforeAll(async () => {
  const modules = [SessionDoorModule, AdminDoorsModule, CaseDoorsModule];
  doors = await openDoors(database(), [...caseStage(), ...modules]);
  openBook(doors.app.get(TriageBook));
  staff = await DoorStaff.at(doors);
  accused = await unit('供水站');
  proper = await unit('监察组');
  leader = await staff.person('duty-leader');
  dispatcher = await staff.person('dispatcher');
  supervisor = await staff.person('supervisor');
  ofAccused = await staff.person('task-force-lead', accused);
  ofProper = await staff.person('handler', proper);
});
afterAll(() => doors.close());

async function unit(name: string, parentId?: string): Promise<string> {
  const { body } = await staff.ask('POST', '/api/units', staff.admin, { name, parentId });
  return String(body['id']);
}

async function hear(text = '供水站站长收钱才接水'): Promise<string> {
  const complainant = { name: '张三', phone: `1391${String(Math.random()).slice(2, 9)}` };
  const complaint = { channel: 'phone', text, complainant, category: 'water-outage' };
  const { body } = await staff.ask('POST', '/api/complaints', dispatcher.cookie, complaint);
  return String(body['caseId']);
}

async function detail(id: string, who: Person): Promise<{ status: number; body: CaseDetail }> {
  const { status, body } = await staff.ask('GET', `/api/cases/${id}`, who.cookie);
  return { status, body: body as unknown as CaseDetail };
}

async function act(id: string, who: Person, command: object) {
  const { body } = await detail(id, leader);
  const base = { expectedVersion: body.version, requestId: randomUUID() };
  return staff.ask('POST', `/api/cases/${id}/commands`, who.cookie, { ...base, ...command });
}

async function listed(
  id: string,
  who: Person,
  query = '',
): Promise<CaseList['rows'][number] | undefined> {
  const { body } = await staff.ask('GET', `/api/cases?view=all&limit=500${query}`, who.cookie);
  return (body as unknown as CaseList).rows.find((row) => row.id === id);
}

const reveal = (id: string, complaint: ComplaintRow | undefined, who: Person) =>
  staff.ask('POST', `/api/cases/${id}/reveal`, who.cookie, {
    complaintId: complaint?.id,
    field: 'phone',
    reason: '核实线索',
  });

describe('a tip-off', () => {
  test('[C46] [invariant 11] is out of sight of the accused unit, whatever the role, and can’t be given to it', async () => {
    const id = await hear();
    expect((await detail(id, ofAccused)).status).toBe(200);
    const told = await act(id, dispatcher, {
      kind: 'set-accused',
      unitId: accused,
      reason: '被举报',
    });
    expect(told.status).toBe(200);
    expect((await detail(id, ofAccused)).status).toBe(404);
    expect(await listed(id, ofAccused)).toBeUndefined();
    expect((await act(id, ofAccused, { kind: 'note', text: '看' })).status).toBe(404);
    const given = await act(id, dispatcher, { kind: 'dispatch', unitId: accused });
    expect(given).toMatchObject({ status: 422, body: { error: 'conflict-of-interest' } });
    expect((await act(id, dispatcher, { kind: 'dispatch', unitId: proper })).status).toBe(200);
    expect((await detail(id, ofProper)).body.life).toEqual({ accusedUnitId: accused });
  });

  test('[C48] tells lists and searches nothing, those whose case it is everything but who', async () => {
    const id = await hear();
    await act(id, dispatcher, { kind: 'set-procedure', procedure: 'tip_off', reason: '检举' });
    await act(id, dispatcher, { kind: 'dispatch', unitId: proper, reason: '请核查' });
    const titles = await Promise.all(
      [dispatcher, supervisor, leader, ofProper].map(async (who) => (await listed(id, who))?.title),
    );
    expect(titles.map((title) => title !== '')).toEqual([false, false, true, true]);
    const texts = await Promise.all(
      [supervisor, dispatcher, ofProper].map(async (who) => {
        const { complaints, history } = (await detail(id, who)).body;
        return [complaints[0]?.text !== '', history.some(({ text }) => text === '请核查')];
      }),
    );
    expect(texts).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
    const { complainant } = (await detail(id, leader)).body.complaints[0] ?? {};
    const nobody = { personId: null, name: null, phone: null, email: null, address: null };
    expect(complainant).toMatchObject(nobody);
  });

  test('[C49] shows whom it comes from after a second person agreed, to the one who asked', async () => {
    const id = await hear();
    const [complaint] = (await detail(id, leader)).body.complaints;
    await act(id, dispatcher, { kind: 'set-procedure', procedure: 'tip_off', reason: '检举' });
    await act(id, dispatcher, { kind: 'dispatch', unitId: proper });
    expect((await reveal(id, complaint, leader)).body['error']).toBe('needs-leader');
    expect((await act(id, ofProper, { kind: 'request-reveal', reason: '当面核实' })).status).toBe(
      200,
    );
    expect((await reveal(id, complaint, ofProper)).body['error']).toBe('needs-leader');
    expect((await act(id, leader, { kind: 'decide-reveal', agreed: true })).status).toBe(200);
    const phones = await Promise.all(
      [ofProper, leader].map(
        async (who) => (await detail(id, who)).body.complaints[0]?.complainant.phone,
      ),
    );
    expect(phones).toEqual([expect.stringMatching(/^139\*{4}\d{4}$/), null]);
    expect((await reveal(id, complaint, ofProper)).body['value']).toMatch(/^1391\d{7}$/);
    expect((await reveal(id, complaint, leader)).body['error']).toBe('needs-leader');
  });
});

describe('what waits for somebody’s word', () => {
  test('[C31] [C42] [C43] is in a view of its own, offered to those who may decide, and words stand above the case', async () => {
    const id = await hear('三楼停水');
    await act(id, dispatcher, { kind: 'dispatch', unitId: proper });
    await act(id, ofProper, { kind: 'claim' });
    await act(id, ofProper, { kind: 'contact', reached: true });
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const asked = await act(id, ofProper, {
      kind: 'suspend',
      reasonCode: 'material',
      until,
      reason: '等水泵',
    });
    expect(asked.status).toBe(200);
    expect((await listed(id, leader, ''))?.life).toMatchObject({ asked: ['suspension'] });
    const { body } = await staff.ask('GET', '/api/cases?view=to-decide', leader.cookie);
    expect((body as unknown as CaseList).rows.map((row) => row.id)).toContain(id);
    expect((await detail(id, leader)).body.allowed).toContain('decide-suspension');
    expect((await detail(id, ofProper)).body.allowed).not.toContain('decide-suspension');
    await act(id, leader, { kind: 'instruct', text: '今晚必须通水' });
    expect((await detail(id, ofProper)).body.instruction).toMatchObject({
      text: '今晚必须通水',
      by: leader.id,
    });
    await act(id, leader, { kind: 'set-units', assistingUnitIds: [accused], reason: '协办' });
    expect((await detail(id, ofAccused)).status).toBe(200);
    await act(id, ofProper, { kind: 'note', text: '收到' });
    expect((await detail(id, leader)).body.instruction).toBeNull();
  });

  test('[C44] what is shelved leaves the working view and not the others', async () => {
    const id = await hear('路灯不亮');
    await act(id, dispatcher, { kind: 'dispatch', unitId: proper });
    await act(id, ofProper, { kind: 'claim' });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await act(id, ofProper, { kind: 'shelve', until, reason: '明天再看' });
    const views = await Promise.all(
      ['most-urgent', 'open', 'shelved'].map(async (view) => {
        const { body } = await staff.ask('GET', `/api/cases?view=${view}&limit=500`, leader.cookie);
        return (body as unknown as CaseList).rows.some((row) => row.id === id);
      }),
    );
    expect(views).toEqual([false, true, true]);
    expect((await detail(id, ofProper)).body.allowed).toContain('undo');
    expect((await act(id, ofProper, { kind: 'undo' })).status).toBe(200);
    expect((await detail(id, ofProper)).body.life).not.toHaveProperty('shelvedUntil');
  });
});
