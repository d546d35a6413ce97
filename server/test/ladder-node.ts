/** Nodes with a ladder over one database, a clock that a test moves, and people with shifts and numbers. */
import { randomUUID } from 'node:crypto';
import type { Role } from '@heed/shared/vocabulary';
import { Deadlines } from '../src/reactors/deadlines';
import { CasePolicy } from '../src/cases/policy';
import type { Actor } from '../src/journal/events';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { ZoneTime } from '../src/kernel/zone-time';
import { SYSTEM } from '../src/access/principal';
import { LadderDryRun } from '../src/ladder/dry-run';
import { LadderDesk } from '../src/ladder/ladder-desk';
import { LadderStaff } from '../src/ladder/ladder-staff';
import { Notices } from '../src/ladder/notices';
import { BornLateWriter } from '../src/reactors/ladder/born-late-writer';
import { CaseClimber } from '../src/reactors/ladder/case-climber';
import { CaseWatch } from '../src/reactors/ladder/case-watch';
import { Ladder } from '../src/reactors/ladder/ladder';
import { LadderCases } from '../src/reactors/ladder/ladder-cases';
import { LeaseKeeper } from '../src/reactors/ladder/lease-keeper';
import { Looks } from '../src/reactors/ladder/looks';
import { RungActs } from '../src/reactors/ladder/rung-acts';
import { RungWriter } from '../src/reactors/ladder/rung-writer';
import { WeeklyTrial } from '../src/reactors/ladder/weekly-trial';
import { RosterDesk } from '../src/roster/roster-desk';
import { RosterReader } from '../src/roster/roster-reader';
import { RosterWriter } from '../src/roster/roster-writer';
import { ShiftWrites } from '../src/roster/shift-writes';
import { StaffNumbers } from '../src/roster/staff-numbers';
import { AccessDesk, PASSWORD } from './access-desk';
import { makeDesk } from './builders';
import { directory } from './case-story';
import { FakeClock } from './fake-clock';
import { makeIncidentDesks } from './incident-builders';
import type { TestDatabase } from './pg';

const timeZone = 'Asia/Shanghai';
const writes: Actor = { kind: 'account', id: randomUUID() };

/** A node of its own; every call makes another over the same database. */
export function ladderNode(test: TestDatabase, at: number, wall = new FakeClock(at)) {
  const { database } = test;
  const clock = new RealmClock(wall);
  const { writer, lists, alarms } = makeIncidentDesks(test, clock);
  // People of the stories, and those who have an account.
  const memberUnit = (id: string) => {
    const member = lists.of('real').member(id);
    return member ? member.unitId : directory.memberUnit(id);
  };
  const policy = new CasePolicy({ of: () => ({ ...directory, memberUnit }) }, timeZone);
  const cases = makeDesk(test, clock, policy);
  const numbers = new StaffNumbers(database, cases.keys);
  const roster = new RosterReader(database, numbers, new ZoneTime(timeZone));
  const desk = new LadderDesk(database, writer, clock);
  const staff = new LadderStaff(lists, roster, numbers);
  const dryRun = new LadderDryRun(desk, staff, lists, policy);
  const rungs = new RungWriter(database, writer);
  const acts = new RungActs(cases.desk);
  const climber = new CaseClimber(policy, acts, rungs, new BornLateWriter(writer));
  const watch = new CaseWatch(database, clock);
  const looks = new Looks(clock, desk, staff);
  const climbing = new LadderCases(database, new LeaseKeeper(acts, rungs), climber, rungs);
  const ladder = new Ladder(watch, looks, climbing, new WeeklyTrial(clock, dryRun, writer));
  const shifts = new ShiftWrites(new ZoneTime(timeZone));
  const plans = new RosterDesk(new RosterWriter(writer, clock), lists, numbers, shifts);
  const deadlines = new Deadlines(database, clock, alarms);
  const notices = new Notices(database, writer);
  /** What the node does by itself, at a time. */
  const tickAt = async (time: number) => {
    wall.pass(time - wall.now());
    await lists.refresh();
    await ladder.tick();
    await deadlines.tick();
  };
  return {
    cases,
    wall,
    clock,
    lists,
    plans,
    desk,
    dryRun,
    notices,
    watch,
    looks,
    climbing,
    tickAt,
  };
}
export type LadderNode = ReturnType<typeof ladderNode>;

/** Somebody new with a role; on duty from a time on where hours are given. */
export async function onDuty(
  test: TestDatabase,
  { plans, lists }: LadderNode,
  role: Role,
  duty: { from: number; hours: number; phone?: string } | null = null,
): Promise<string> {
  const account = `${role}-${randomUUID().slice(0, 8)}`;
  const made = { account, name: account, password: PASSWORD, roles: [role] };
  const { id } = orThrow(await new AccessDesk(test).accounts.make(made, SYSTEM));
  await lists.refresh();
  if (!duty) return id;
  const asked = () => ({ realm: 'real', requestId: randomUUID() }) as const;
  const post = { code: account, name: account, needed: 0 };
  const set = await plans.command(
    { kind: 'set-post', ...asked(), expectedVersion: 0, post },
    writes,
  );
  const start = new Date(duty.from).toISOString();
  const end = new Date(duty.from + duty.hours * 3_600_000).toISOString();
  const plan = { kind: 'single', start, end, calledIn: false } as const;
  const postId = orThrow(set).subjectId;
  orThrow(
    await plans.command({ kind: 'add-shift', ...asked(), postId, memberId: id, plan }, writes),
  );
  if (duty.phone !== undefined) {
    const phone = { kind: 'set-phone', memberId: id, phone: duty.phone } as const;
    orThrow(await plans.command({ ...phone, ...asked() }, writes));
  }
  return id;
}
