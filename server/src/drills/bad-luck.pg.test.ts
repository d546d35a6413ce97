import { beforeEach, describe, expect, test } from 'vitest';
import { DrillHouse, LEADER } from '../../test/drill-house';
import { FakeClock } from '../../test/fake-clock';
import { breakWaiting } from '../../test/lock-waiters';
import { useDatabase } from '../../test/pg';
import type { DrillCommand } from '@heed/shared/drills';
import { isRefusal, orThrow } from '../kernel/refusal';

const database = useDatabase();
const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));
const begins = Date.parse('2026-07-18T00:30:00.000Z');
const after = (minutes: number) => new Date(begins + minutes * 60_000).toISOString();
let house: DrillHouse;

beforeEach(async () => {
  await rows("update drill set state = 'ended' where state <> 'ended'");
  house = await DrillHouse.open(database(), wall);
});

function rows<T extends object>(statement: string, values: readonly unknown[] = []) {
  return database().database.query<T & Record<string, unknown>>(statement, values);
}

describe('two directors', () => {
  /** Both at once, each at a node of their own; how many of them were refused, and why. */
  async function both(id: string, command: DrillCommand, other: DrillHouse): Promise<string[]> {
    const answers = await Promise.all(
      [house, other].map(({ desk }) => desk.command(id, command, LEADER)),
    );
    return answers.flatMap((answer) => (isRefusal(answer) ? [answer.error] : []));
  }

  test('who pause at once pause once; who step at once both have their step', async () => {
    const { id } = await house.running();
    const other = await DrillHouse.open(database(), wall);
    await house.passes(1);
    expect(await both(id, { kind: 'pause' }, other)).toEqual(['already-so']);
    expect(await both(id, { kind: 'step', seconds: 60 }, other)).toEqual([]);
    // Which of the two came last the journal tells every node.
    await house.realms.load(database().database);
    await house.passes(1);
    expect(orThrow(await house.desk.row(id))).toMatchObject({ state: 'paused', at: after(3) });
  });

  test('go on from one clock, though the second one’s node hasn’t heard of what the first one did', async () => {
    const { id, realm } = await house.running();
    const other = await DrillHouse.open(database(), wall);
    await house.passes(1);
    orThrow(await house.desk.command(id, { kind: 'pause' }, LEADER));
    orThrow(await house.desk.command(id, { kind: 'step', seconds: 300 }, LEADER));
    await house.passes(1);
    expect(orThrow(await other.desk.command(id, { kind: 'resume' }, LEADER))).toMatchObject({
      state: 'running',
      at: after(6),
    });
    const told = await rows<{ at: string }>(
      'select at from journal where realm = $1 order by position desc limit 1',
      [realm],
    );
    expect(told).toEqual([{ at: after(6) }]);
  });
});

test('the database goes away in the middle of a scene for ten seconds: what was due is told after it, once', async () => {
  const { id, realm } = await house.running({ speed: 6 });
  await house.passes(5);
  const told = orThrow(await house.desk.row(id)).told;
  const holder = await database().database.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select * from journal_head for update');
    wall.pass(5_000);
    const played = house.player.tick().catch((error: unknown) => error);
    await breakWaiting(database().database, 'commit_cases');
    expect(await played).toBeInstanceOf(Error);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  wall.pass(10_000);
  await house.settle();
  expect(orThrow(await house.desk.row(id))).toMatchObject({ at: after(2), told: told + 3 });
  const counted = await rows(
    `select count(*) as complaints, count(distinct case_id) as cases from complaint
     where realm = $1 and received_at >= $2`,
    [realm, after(0)],
  );
  expect(counted).toEqual([{ complaints: told + 3, cases: told + 3 }]);
  const acts = await rows(
    `select type, count(*) as n, count(distinct case_id) as cases from journal
     where realm = $1 and type in ('case-dispatched', 'case-claimed') group by type`,
    [realm],
  );
  expect(acts.length).toBeGreaterThan(0);
  for (const { n, cases } of acts) expect(n).toBe(cases);
});
