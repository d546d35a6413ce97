import { IncidentInput } from '@heed/shared/incidents';
import type { Role } from '@heed/shared/vocabulary';
import { beforeEach, describe, expect, test } from 'vitest';
import { DrillHouse, LEADER } from '../../test/drill-house';
import { TOLD } from '../../test/drill-scenario';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { isRefusal, orThrow } from '../kernel/refusal';
import { ZoneTime } from '../kernel/zone-time';
import { RosterReader } from '../roster/roster-reader';
import { StaffNumbers } from '../roster/staff-numbers';

const database = useDatabase();
const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));
const begins = Date.parse('2026-07-18T00:30:00.000Z');
let house: DrillHouse;

beforeEach(async () => {
  await rows("update drill set state = 'ended' where state <> 'ended'");
  house = await DrillHouse.open(database(), wall);
});

function rows<T extends object>(statement: string, values: readonly unknown[] = []) {
  return database().database.query<T & Record<string, unknown>>(statement, values);
}

const row = async (id: string) => orThrow(await house.desk.row(id));
const after = (minutes: number) => new Date(begins + minutes * 60_000).toISOString();

describe('opening a drill', () => {
  test('makes a realm with lists of its own, standing at its beginning', async () => {
    const drill = await house.opened();
    expect(drill).toMatchObject({
      state: 'preparing',
      at: after(0),
      beginsAt: after(0),
      endsAt: after(10),
      told: 0,
      total: TOLD,
      incidentId: null,
      sealsDestroyed: false,
    });
    expect(drill.realm).toBe(`drill-${drill.id}`);
    const { state } = house.lists.of(drill.realm);
    expect(state.realm).toBe(drill.realm);
    expect(state.units.map(({ name }) => name)).toContain('水质检测组');
    expect(state.zones.length).toBeGreaterThan(3);
    expect(state.figureSeries.map(({ name }) => name)).toContain('hospitals-affected');
    expect(house.lists.of('real').state.units).toEqual([]);
    const entries = await rows('select type from journal where realm = $1 order by position', [
      drill.realm,
    ]);
    expect([...new Set(entries.map(({ type }) => type))]).toEqual([
      'drill-opened',
      'realm-paced',
      'reference-changed',
      'roster-post-set',
      'roster-member-set',
      'roster-phone-set',
      'roster-shift-added',
    ]);
  });

  test('[T13] goes by the thresholds and the calendar of its scenario, and by the deployment’s in all else', async () => {
    const { realm } = await house.opened();
    await rows(
      `insert into threshold (realm, code, version, value, source, set_at)
       values ('real', 'archived-after', 1, 60, '本市规定', now()), ('real', 'follow-up-apart', 1, 240, '本市规定', now())`,
    );
    const bumped = `insert into reference_version (realm, version) values ('real', 1)
      on conflict (realm) do update set version = reference_version.version + 1`;
    await rows(bumped);
    await house.lists.refresh();
    const limitsIn = (of: string) => house.lists.of(of).limits;
    expect(limitsIn(realm)).toMatchObject({ 'follow-up-apart': 10, 'archived-after': 60 });
    expect(limitsIn('real')).toMatchObject({ 'follow-up-apart': 240, 'archived-after': 60 });
    expect(house.lists.of(realm).calendars).toEqual(house.lists.of('real').calendars);
    const week = JSON.stringify(Array.from({ length: 7 }, () => [{ from: '08:00', to: '20:00' }]));
    await rows(
      `insert into work_calendar (realm, version, week, days) values ($1, 1, $2::json, '[]')`,
      [realm, week],
    );
    await rows(bumped);
    await house.lists.refresh();
    expect(house.lists.of(realm).calendars.at(-1)?.week[6]).toEqual([
      { from: '08:00', to: '20:00' },
    ]);
    expect(house.lists.of('real').calendars).toHaveLength(1);
    await rows(`delete from threshold where realm = 'real'`);
    await rows(bumped);
  });

  test('[T13] begins with the holidays of the deployment, for the folds to know them', async () => {
    const days = JSON.stringify([
      { date: '2026-01-01', kind: 'holiday', name: '元旦' },
      { date: '2026-01-04', kind: 'workday', name: '元旦' },
    ]);
    await rows(
      `insert into work_calendar (realm, version, week, days)
       values ('real', 1000, '[[],[],[],[],[],[],[]]', $1::json)`,
      [days],
    );
    const bumped = `update reference_version set version = version + 1 where realm = 'real'`;
    await rows(bumped);
    await house.lists.refresh();
    const { realm } = await house.opened();
    const entries = await house.journal.readRealmAfter(realm, 0, 50);
    expect(entries.filter(({ type }) => type === 'days-marked')).toMatchObject([
      { data: { off: [20454], worked: [20457] } },
    ]);
    await rows(`delete from work_calendar where realm = 'real'`);
    await rows(bumped);
    await house.lists.refresh();
  });

  test('[R7] with a roster: whoever plays is on duty from the first minute, its leader can be called', async () => {
    const { realm } = await house.opened();
    const numbers = new StaffNumbers(database().database, house.keys);
    const roster = new RosterReader(database().database, numbers, new ZoneTime('Asia/Shanghai'));
    const lists = house.lists.of(realm);
    const there = (await roster.onDuty(realm, begins)).map(({ memberId }) => memberId);
    const withRole = (role: Role) =>
      there.filter((id) => lists.member(id)?.roles.includes(role) === true);
    expect(withRole('handler').length).toBeGreaterThan(15);
    const [leader = ''] = withRole('duty-leader');
    expect(await roster.reachable(realm, leader)).toBe('phone');
    expect(await roster.onDuty('real', begins)).toEqual([]);
  });

  test('proposes the incident of its scenario, as a form can send it', async () => {
    const drill = await house.opened();
    const { suggestion, id } = orThrow(await house.desk.detail(drill.id));
    expect(id).toBe(drill.id);
    const input = { ...suggestion, realm: drill.realm, requestId: 'from-suggestion' };
    expect(IncidentInput.parse(input)).toMatchObject({ name: suggestion.name });
    expect(Date.parse(suggestion.firstKnownAt)).toBeGreaterThanOrEqual(begins);
  });

  test('the same request again gets the same drill; another body under it is refused', async () => {
    const input = { scenario: 'small-water', requestId: 'twice' };
    const [one, two] = await Promise.all([
      house.desk.open(input, LEADER),
      house.desk.open(input, LEADER),
    ]);
    expect(orThrow(two).id).toBe(orThrow(one).id);
    const other = await house.desk.open({ ...input, seed: 5 }, LEADER);
    expect(isRefusal(other) && other.error).toBe('key-reused');
  });

  test('a scenario that nobody knows is refused by its field', async () => {
    const answer = await house.desk.open({ scenario: 'flood', requestId: 'x' }, LEADER);
    expect(isRefusal(answer) && answer.extra.details).toEqual([
      { path: 'scenario', message: 'unknown-scenario' },
    ]);
  });
});

describe('playing a drill', () => {
  test('tells the history first, then each voice at its minute of the realm, at sixty times the speed', async () => {
    const drill = await house.running();
    expect(drill).toMatchObject({ state: 'running', at: after(0), told: 1 });
    const history = await rows(
      'select count(*) as n, count(closed_at) as closed from cases where realm = $1 and historic',
      [drill.realm],
    );
    expect(history).toEqual([{ n: 210, closed: 210 }]);

    await house.passes(3);
    expect(await row(drill.id)).toMatchObject({ at: after(3), told: 7 });
    const told = await rows<{ received_at: string; registered_at: string }>(
      `select p.received_at, p.registered_at from complaint p join cases c on c.id = p.case_id
       where p.realm = $1 and not c.historic order by p.received_at`,
      [drill.realm],
    );
    expect(told.map(({ received_at }) => received_at)).toEqual(
      [0, 0.5, 1, 1.5, 2, 2.5, 3].map(after),
    );
    for (const { received_at, registered_at } of told) {
      const late = Date.parse(registered_at) - Date.parse(received_at);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(60_000);
    }
  });

  test('its people work the cases: dispatched, claimed, reached, by names that are the scenario’s', async () => {
    const drill = await house.running();
    await house.passes(4);
    const [first] = await rows<{ doc: { state: string; unitId: string; holderId: string } }>(
      'select doc from cases where realm = $1 and not historic order by received_at limit 1',
      [drill.realm],
    );
    const lists = house.lists.of(drill.realm);
    expect(first?.doc.state).toBe('in_progress');
    expect(lists.unit(first?.doc.unitId ?? '')?.name).toBe('水质检测组');
    expect(lists.memberUnit(first?.doc.holderId ?? '')).toBe(first?.doc.unitId);
  });

  test('outside figures come at their minutes', async () => {
    const drill = await house.running();
    await house.passes(3);
    const figures = await rows(
      'select name, value, measured_at from figure where realm = $1 order by measured_at',
      [drill.realm],
    );
    expect(figures).toEqual([{ name: 'people-at-risk', value: 12_000, measured_at: after(2) }]);
  });

  test('pause, resume, another speed and a step forward move its clock, and it alone', async () => {
    const drill = await house.running();
    const command = async (what: Parameters<typeof house.desk.command>[1]) =>
      orThrow(await house.desk.command(drill.id, what, LEADER));
    await house.passes(1);
    await command({ kind: 'pause' });
    await house.passes(30);
    expect(await row(drill.id)).toMatchObject({ state: 'paused', at: after(1), told: 3 });

    await command({ kind: 'step', seconds: 120 });
    await house.passes(1);
    expect(await row(drill.id)).toMatchObject({ state: 'paused', at: after(3), told: 7 });

    await command({ kind: 'set-speed', speed: 30 });
    await command({ kind: 'resume' });
    await house.passes(2);
    expect(await row(drill.id)).toMatchObject({ state: 'running', speed: 30, at: after(4) });
    expect(house.realms.now('real')).toBe(wall.now());
  });

  test('a step that the room has done is marked once, and only if the scenario has it', async () => {
    const drill = await house.running();
    const [first, second] = drill.steps;
    expect([first?.state, second?.state]).toEqual(['due', 'ahead']);
    const mark = { kind: 'mark-step', step: first?.code ?? '' } as const;
    const marked = orThrow(await house.desk.command(drill.id, mark, LEADER));
    expect(marked.steps[0]).toMatchObject({ state: 'done', doneAt: after(0) });
    const again = await house.desk.command(drill.id, mark, LEADER);
    expect(isRefusal(again) && again.error).toBe('already-so');
    const unknown = await house.desk.command(drill.id, { kind: 'mark-step', step: 'tea' }, LEADER);
    expect(isRefusal(unknown) && unknown.error).toBe('invalid');
  });

  test('ends at its end, and takes nothing more in', async () => {
    const drill = await house.running();
    await house.passes(12);
    expect(await row(drill.id)).toMatchObject({ state: 'ended', at: after(10), told: TOLD });
    const late = await house.intake.register(
      { channel: 'phone', text: '还是有味道。', realm: drill.realm },
      { actor: LEADER },
    );
    expect(isRefusal(late) && late.extra.details).toEqual([
      { path: 'realm', message: 'drill-ended' },
    ]);
  });
});

describe('players', () => {
  /** As after kill -9: the lease runs out, and nobody takes leave. */
  const leaseRunsOut = () => rows("update drill set leased_until = now() - interval '1 second'");
  const counts = async (realm: string) => {
    const [found] = await rows(
      `select (select count(*) from complaint where realm = $1) as complaints,
         (select count(*) from cases where realm = $1) as cases,
         (select count(*) from figure where realm = $1) as figures,
         (select count(*) from journal where realm = $1 and type like 'ca%' or realm = $1 and type like 'comp%') as entries`,
      [realm],
    );
    return found;
  };

  test('one drill has one player, whatever the number of nodes', async () => {
    const drill = await house.running();
    const other = await DrillHouse.open(database(), wall);
    wall.pass(5_000);
    await other.settle();
    expect(await row(drill.id)).toMatchObject({ told: 1 });
    await house.settle();
    expect(await row(drill.id)).toMatchObject({ told: 11 });
  });

  test('who takes over tells nothing twice, though the last one died before it kept its place', async () => {
    const drill = await house.running();
    await house.passes(2);
    const kept = await rows('select played_to, told from drill where id = $1', [drill.id]);
    await house.passes(2);
    const before = await counts(drill.realm);
    await rows('update drill set played_to = $2, told = $3 where id = $1', [
      drill.id,
      kept[0]?.played_to,
      kept[0]?.told,
    ]);
    await rows('delete from drill_case where drill_id = $1', [drill.id]);
    await leaseRunsOut();

    const heir = await DrillHouse.open(database(), wall);
    await heir.settle();
    expect(await counts(drill.realm)).toEqual(before);
    await heir.passes(8);
    expect(await row(drill.id)).toMatchObject({ state: 'ended', told: TOLD });
    expect(await counts(drill.realm)).toMatchObject({ complaints: 210 + TOLD, figures: 2 });
  });

  test('a history that was broken off is told on, once', async () => {
    const drill = await house.opened();
    await house.player.tick();
    await rows('update drill set history_told = 10 where id = $1', [drill.id]);
    await leaseRunsOut();
    const heir = await DrillHouse.open(database(), wall);
    await heir.settle();
    expect(await row(drill.id)).toMatchObject({ state: 'running', told: 1 });
    expect(await counts(drill.realm)).toMatchObject({ complaints: 211 });
  });

  test('an hour without any node is no time of the drill’s', async () => {
    const drill = await house.running();
    await house.passes(2);
    wall.pass(3_600_000);
    await leaseRunsOut();
    const heir = await DrillHouse.open(database(), wall);
    await heir.settle();
    expect(orThrow(await heir.desk.row(drill.id))).toMatchObject({
      state: 'running',
      at: after(2),
    });
    await heir.passes(1);
    expect(orThrow(await heir.desk.row(drill.id))).toMatchObject({ at: after(3), told: 7 });
  });
});
