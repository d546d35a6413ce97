import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DryRun, LadderView, NoticeList } from '@heed/shared/ladder';
import { caseStage } from '../../../test/case-stage';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff, type Person } from '../../../test/door-staff';
import { useDatabase } from '../../../test/pg';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { LadderDoorsModule } from './ladder-doors.module';

const database = useDatabase();

let doors: DoorApp;
let staff: DoorStaff;
let leader: Person;
let viewer: Person;

beforeAll(async () => {
  const modules = [SessionDoorModule, AdminDoorsModule, LadderDoorsModule];
  doors = await openDoors(database(), [...caseStage(), ...modules]);
  staff = await DoorStaff.at(doors);
  leader = await staff.person('duty-leader');
  viewer = await staff.person('viewer');
});
afterAll(() => doors.close());

const get = (url: string, cookie = leader.cookie) => staff.ask('GET', url, cookie);
const view = async () => LadderView.parse((await get('/api/ladder')).body);
const set = (cookie: string, part: object) =>
  staff.ask('POST', '/api/ladder', cookie, { requestId: randomUUID(), ...part });

describe('the ladder’s doors', () => {
  test('[L11] [L12] show each rung with its source; administrators set them, above the floor, by version', async () => {
    const { version, rungs, leases } = await view();
    expect([version, rungs.length, leases.length]).toEqual([0, 5, 3]);
    expect(rungs.every(({ source }) => source.length > 0)).toBe(true);
    const later = rungs.map((rung) => (rung.code === 'page' ? { ...rung, minutes: 30 } : rung));
    const input = { expectedVersion: 0, rungs: later };
    expect((await set(leader.cookie, input)).status).toBe(403);
    expect((await set(staff.admin, { ...input, extra: 1 })).status).toBe(400);
    const requestId = randomUUID();
    const done = await set(staff.admin, { ...input, requestId });
    expect([done.status, done.body['version']]).toEqual([200, 1]);
    expect((await set(staff.admin, { ...input, requestId })).body['version']).toBe(1);
    expect((await set(staff.admin, input)).body['error']).toBe('stale-version');
    const low = rungs.map((rung) => (rung.code === 'overdue' ? { ...rung, on: false } : rung));
    const refused = await set(staff.admin, { expectedVersion: 1, rungs: low });
    expect(refused).toMatchObject({
      status: 422,
      body: { error: 'beyond-statute', details: [{ path: 'rungs.2.on' }] },
    });
    expect((await view()).rungs).toEqual(later);
  });

  test('[L14] [L15] try it for the coming night, or for a time; without shifts everybody counts', async () => {
    const { keepsRoster, rows, at, suggested } = DryRun.parse(
      (await get('/api/ladder/dry-run')).body,
    );
    expect([keepsRoster, at]).toEqual([false, suggested.tonight]);
    const page = rows[0]?.rungs.find(({ rung }) => rung === 'page');
    expect(page?.gap).toBeNull();
    expect(page?.told).toContain(leader.id);
    const then = encodeURIComponent('2027-01-01T02:00:00+08:00');
    const newYear = DryRun.parse((await get(`/api/ladder/dry-run?at=${then}`)).body);
    expect(newYear.at).toBe('2026-12-31T18:00:00.000Z');
    expect((await get('/api/ladder/dry-run?at=tomorrow')).status).toBe(400);
    expect((await get('/api/ladder/dry-run?realm=drill-nobodys')).status).toBe(400);
    expect((await get('/api/ladder/dry-run', viewer.cookie)).status).toBe(403);
  });

  test('[L17] notices are for whoever works with cases', async () => {
    expect(NoticeList.parse((await get('/api/notices')).body)).toEqual({ unseen: 0, rows: [] });
    const ask = { requestId: randomUUID(), ids: [randomUUID()] };
    const seen = await staff.ask('POST', '/api/notices/seen', leader.cookie, ask);
    expect(seen.body['error']).toBe('already-so');
    expect((await get('/api/notices', viewer.cookie)).status).toBe(403);
  });
});
