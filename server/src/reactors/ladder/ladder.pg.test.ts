import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Realm } from '@heed/shared/vocabulary';
import { people, water } from '../../../test/case-story';
import { ladderNode, onDuty, type LadderNode } from '../../../test/ladder-node';
import { useDatabase } from '../../../test/pg';
import { defaultLadder } from '../../../data/ladder-policy';
import { loadCases } from '../../cases/case-rows';
import { rebuildCases } from '../../cases/rebuild';
import { Journal } from '../../journal/journal';
import { orThrow } from '../../kernel/refusal';
import { ladderAlarms } from './ladder-alarms';

const everything = { sql: 'true', params: [] };
const database = useDatabase();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Tuesday, 14:00 in Shanghai. */
const start = Date.parse('2026-11-24T06:00:00.000Z');
const node = (at = start) => ladderNode(database(), at);
const all = ['no-contact', 'due-soon', 'overdue', 'page'];

/** Everybody that the ladder knows of; no shift is planned until the last tests. */
beforeAll(async () => {
  const roles = ['dispatcher', 'task-force-lead', 'supervisor', 'duty-leader'] as const;
  for (const role of roles) await onDuty(database(), node(), role);
});

async function register({ desk, prepare }: LadderNode['cases'], at: number, part = {}) {
  const receivedAt = new Date(at).toISOString();
  return orThrow(
    await desk.register(prepare({ urgency: 'critical', reachable: true, receivedAt, ...part })),
  ).caseId;
}

async function rungs(caseId: string, clock = 'first_contact') {
  const rows = await database().database.query<{ rung: string; late: boolean; reached: boolean }>(
    `select d ->> 'rung' as rung, (d ->> 'late')::boolean as late, (d ->> 'reached')::boolean as reached
     from (select position, entry::json -> 'data' as d from journal
       where case_id = $1 and type = 'rung-acted') j
     where d ->> 'clock' = $2 order by position`,
    [caseId, clock],
  );
  return rows;
}
const codes = async (caseId: string, clock?: string) =>
  (await rungs(caseId, clock)).map(({ rung }) => rung);
const record = async (id: string) => (await loadCases(database().database, [id])).get(id);

async function alarms(code: string, caseId: string | null = null) {
  const rows = await database().database.query<{ cleared: boolean; level: number }>(
    `select cleared_at is not null as cleared, level from alarm
     where code = $1 and ($2::text is null or about ->> 'caseId' = $2)`,
    [code, caseId],
  );
  return rows;
}

describe('the ladder', () => {
  test('[L1] [L2] [L13] [L14] goes up once over two nodes, owned or not: reminds, pages, pins, lists', async () => {
    const [one, two] = [node(), node()];
    const id = await register(one.cases, start);
    for (let minute = 0; minute <= 60; minute += 2) {
      const at = start + minute * MINUTE;
      await Promise.all([one.tickAt(at), two.tickAt(at)]);
    }
    expect(await codes(id)).toEqual(all);
    expect((await rungs(id)).every(({ late, reached }) => !late && reached)).toBe(true);
    expect(await codes(id, 'dispatch')).toEqual(all.slice(1));
    expect(await record(id)).toMatchObject({ escalation: 2 });
    const paged = await alarms('case-paged', id);
    expect(paged.map(({ level }) => level)).toEqual(paged.map(() => 1));
    expect(paged.length).toBe(1);
    await one.tickAt(start + 9 * 24 * HOUR);
    expect((await codes(id)).at(-1)).toBe('supervise');
    expect(await record(id)).toMatchObject({ supervision: 'listed' });
    const db = database().database;
    expect((await rebuildCases(db, new Journal(db))).differing).toEqual([]);
  });

  test('[L13] a page stands until its clock stops; a closed case is watched no more', async () => {
    const one = node();
    const id = await register(one.cases, start);
    await one.tickAt(start + 2 * HOUR);
    expect((await alarms('case-paged', id)).some(({ cleared }) => !cleared)).toBe(true);
    const version = (await record(id))?.version ?? 0;
    const close = { kind: 'close', expectedVersion: version, reason: '已解决' } as const;
    orThrow(await one.cases.command('zhou', id, close));
    await one.tickAt(start + 2 * HOUR + MINUTE);
    expect((await alarms('case-paged', id)).every(({ cleared }) => cleared)).toBe(true);
    const watched = await database().database.query(
      'select 1 from ladder_watch where case_id = $1',
      [id],
    );
    expect(watched).toEqual([]);
  });

  test('[L13] what was paged before a case was reopened is no alarm of its new work', async () => {
    const one = node();
    const id = await register(one.cases, start);
    await one.tickAt(start + 2 * HOUR);
    const asked = async () =>
      (await ladderAlarms(database().database)).filter(({ about }) => about.caseId === id);
    expect(await asked()).toHaveLength(1);
    const close = { kind: 'close', reason: '已解决' } as const;
    const reopen = { kind: 'reopen', reasonCode: 'new-facts', reason: '又停水了' } as const;
    for (const act of [close, reopen]) {
      const expectedVersion = (await record(id))?.version ?? 0;
      orThrow(await one.cases.command('zhou', id, { ...act, expectedVersion }));
    }
    expect((await record(id))?.reopenCount).toBe(1);
    expect(await asked()).toEqual([]);
  });

  test('[L6] what was due while every node was down is done once, and says that it is late', async () => {
    const id = await register(node().cases, start);
    const historic = await register(node().cases, start, { historic: true });
    const [back, other] = [node(start + 10 * HOUR), node(start + 10 * HOUR)];
    await Promise.all([back.tickAt(start + 10 * HOUR), other.tickAt(start + 10 * HOUR)]);
    await other.tickAt(start + 10 * HOUR + MINUTE);
    expect(await codes(id)).toEqual(all);
    expect((await rungs(id)).every(({ late }) => late)).toBe(true);
    expect(await codes(historic)).toEqual([]);
  });

  test('[L18] an old list that is imported as live is told once a unit, whatever nodes look, and pages nobody', async () => {
    const [one, two] = [node(), node()];
    const importId = randomUUID();
    const old = { importId, urgency: 'normal', phone: undefined } as const;
    const received = start - 30 * 24 * HOUR;
    const ids = [
      ...(await Promise.all(
        Array.from({ length: 20 }, () => register(one.cases, received, { ...old, unitId: water })),
      )),
      await register(one.cases, received, old),
      await register(one.cases, received, old),
    ];
    await Promise.all([one.tickAt(start + MINUTE), two.tickAt(start + MINUTE)]);
    await two.tickAt(start + 2 * MINUTE);
    const leaders = await database().database.query<{ id: string }>(
      `select id from account where 'duty-leader' = any(roles)`,
    );
    for (const { id } of leaders) {
      const { rows } = await one.notices.of('real', id, everything);
      const mine = rows.filter(({ caseId }) => ids.includes(caseId));
      expect(mine.map(({ code, several }) => [code, several?.unitId, several?.cases])).toEqual(
        expect.arrayContaining([
          ['late-at-birth', water, 20],
          ['late-at-birth', null, 2],
        ]),
      );
      expect(mine).toHaveLength(2);
    }
    expect(leaders.length).toBeGreaterThan(0);
    for (const id of ids) {
      expect(await record(id)).toMatchObject({
        supervision: 'listed',
        escalation: 0,
        remindCount: 0,
      });
      expect(await alarms('case-paged', id)).toEqual([]);
    }
  });

  test('[L1] a drill goes up by its own clock', async () => {
    const one = node();
    const realm: Realm = 'drill-ladder';
    const until = start + 24 * HOUR;
    await database().database.query(
      `insert into realm (realm, realm_at, wall_at, speed, until) values ($1, $2, $2, 60, $3)`,
      [realm, new Date(start).toISOString(), new Date(until).toISOString()],
    );
    one.clock.set(realm, { realmAt: start, wallAt: start, speed: 60, until });
    const id = await register(one.cases, start, { realm });
    await one.tickAt(start + 1_000);
    expect(await codes(id)).toEqual([]);
    await one.tickAt(start + MINUTE);
    expect(await codes(id)).toEqual(all);
  });

  test('[L17] a notice is one person’s, and is seen once', async () => {
    const one = node();
    const dispatcher = await onDuty(database(), one, 'dispatcher');
    const id = await register(one.cases, start);
    await one.tickAt(start + 2 * HOUR);
    const { rows, unseen } = await one.notices.of('real', dispatcher, everything);
    const mine = rows.filter(({ caseId }) => caseId === id);
    expect(mine.length).toBeGreaterThan(0);
    expect(unseen).toBe(rows.length);
    const ids = mine.map((notice) => notice.id);
    const see = (by: string) =>
      one.notices.seen(
        { realm: 'real', requestId: randomUUID(), ids },
        { kind: 'account', id: by },
      );
    expect(await see(people.gao.id)).toMatchObject({ error: 'already-so' });
    orThrow(await see(dispatcher));
    expect((await one.notices.of('real', dispatcher, everything)).unseen).toBe(unseen - ids.length);
    expect(await see(dispatcher)).toMatchObject({ error: 'already-so' });
  });

  test('[L11] [L12] its list is versioned, and a changed one holds at once', async () => {
    const one = node();
    const by = { kind: 'account', id: people.zhou.id } as const;
    const rungsWith = (share: number) =>
      defaultLadder.map((rung) => (rung.code === 'no-contact' ? { ...rung, share } : rung));
    const ask = (expectedVersion: number, list: typeof defaultLadder) =>
      one.desk.set(
        { realm: 'real', requestId: randomUUID(), expectedVersion, rungs: [...list] },
        by,
      );
    const id = await register(one.cases, start, { urgency: 'normal' });
    await one.tickAt(start + 10_000);
    const due = (await record(id))?.clocks.find(({ kind }) => kind === 'first_contact')?.dueAt;
    const early = start + (Date.parse(due ?? '') - start) / 4;
    await one.tickAt(early);
    expect(await codes(id)).toEqual([]);
    expect(orThrow(await ask(0, rungsWith(10))).version).toBe(1);
    await one.tickAt(early);
    expect(await codes(id)).toEqual(['no-contact']);
    expect(await ask(0, rungsWith(20))).toMatchObject({ error: 'stale-version' });
    expect(orThrow(await ask(1, defaultLadder)).version).toBe(2);
  });
});

describe('the lease', () => {
  test('[C54] [L10] its holder is warned once, then the case goes back, or to the leader where life is at risk', async () => {
    const [one, two] = [node(), node()];
    const hold = async (urgency: 'critical' | 'urgent') => {
      const id = await register(one.cases, start, { urgency, unitId: water });
      orThrow(await one.cases.command('li', id, { kind: 'claim', expectedVersion: 1 }));
      return id;
    };
    const urgent = await hold('urgent');
    for (const minutes of [20, 22, 29]) {
      const at = start + minutes * MINUTE;
      await Promise.all([one.tickAt(at), two.tickAt(at)]);
    }
    expect(await codes(urgent, 'lease')).toEqual(['lease-warned']);
    expect(await record(urgent)).toMatchObject({ holderId: people.li.id });
    await Promise.all([one.tickAt(start + 31 * MINUTE), two.tickAt(start + 31 * MINUTE)]);
    expect(await codes(urgent, 'lease')).toEqual(['lease-warned', 'claim-lapsed']);
    expect(await record(urgent)).toMatchObject({ holderId: null, state: 'dispatched' });
    const told = await one.notices.of('real', people.li.id, everything);
    expect(told.rows.map(({ code }) => code).toSorted()).toEqual(['claim-lapsed', 'lease-warned']);
  });
});

describe('where a roster is kept', () => {
  const day = start + 30 * 24 * HOUR;

  test('[L5] [L8] a rung that reaches nobody is an alarm, and the next comes at once', async () => {
    const one = node(day);
    await onDuty(database(), one, 'dispatcher', { from: day - HOUR, hours: 8 });
    const id = await register(one.cases, day);
    await one.tickAt(day + MINUTE);
    const due = (await record(id))?.clocks.find(({ kind }) => kind === 'first_contact')?.dueAt;
    await one.tickAt(Date.parse(due ?? ''));
    // Nobody of those whom the overdue rung tells is there: the leader is paged at once, and isn't either.
    expect((await rungs(id)).map(({ rung, reached }) => [rung, reached])).toEqual([
      ['no-contact', true],
      ['due-soon', true],
      ['overdue', false],
      ['page', false],
    ]);
    expect(
      (await alarms('rung-unreached')).some(({ level, cleared }) => level === 2 && !cleared),
    ).toBe(true);
    expect(await record(id)).toMatchObject({ escalation: 2 });
  });

  test('[L8] [L10] a leader who can be called is reached, and gets the critical case that was let lapse', async () => {
    const at = day + 10 * HOUR;
    const one = node(at);
    const leader = await onDuty(database(), one, 'duty-leader', {
      from: at - HOUR,
      hours: 12,
      phone: '13900001111',
    });
    const id = await register(one.cases, at, { unitId: water });
    orThrow(await one.cases.command('li', id, { kind: 'claim', expectedVersion: 1 }));
    await one.tickAt(at + 11 * MINUTE);
    expect(await codes(id, 'lease')).toEqual(['claim-lapsed']);
    expect(await record(id)).toMatchObject({ holderId: leader, unitId: water });
    await one.tickAt(at + 8 * HOUR);
    expect((await rungs(id)).find(({ rung }) => rung === 'page')).toMatchObject({ reached: true });
  });

  test('[L15] [L16] a night is tried by request and once a week, and its gaps are an alarm', async () => {
    const one = node(day);
    const tonight = one.dryRun.tonight(day);
    expect(new Date(tonight).toISOString()).toBe('2026-12-24T18:00:00.000Z');
    const run = await one.dryRun.run('real', tonight, day);
    expect(run).toMatchObject({
      keepsRoster: true,
      suggested: { newYear: '2026-12-31T18:00:00.000Z' },
    });
    expect(run.gaps).toBeGreaterThan(0);
    const row = run.rows.find(({ urgency, unitId }) => urgency === 'critical' && unitId === null);
    expect(row?.rungs.map(({ rung }) => rung)).toEqual([...all, 'supervise']);
    const two = node(day);
    await Promise.all([one.tickAt(day + 5 * MINUTE), two.tickAt(day + 5 * MINUTE)]);
    await node(day + HOUR).tickAt(day + HOUR);
    const tried = await database().database.query(
      `select 1 from journal where type = 'ladder-tried'`,
    );
    expect(tried.length).toBe(1);
    expect((await alarms('ladder-gaps')).map(({ level }) => level)).toEqual([4]);
  });
});
