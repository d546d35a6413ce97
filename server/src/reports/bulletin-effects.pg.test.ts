import { expect, test } from 'vitest';
import { BulletinEffect } from '@heed/shared/bulletin-effect';
import { people, soundReport } from '../../test/bulletin-builders';
import { anApproved, makeBulletinDesks } from '../../test/bulletin-desks';
import { useDatabase } from '../../test/pg';
import { env, ReportHouse } from '../../test/report-house';
import type { QueryResultRow } from 'pg';
import { Database } from '../kernel/database/database';
import { orThrow } from '../kernel/refusal';
import { BulletinEffects } from './bulletin-effects';

const database = useDatabase();
const DAYS = 15;

test('[F19] [F20] [F21] what was heard around a bulletin stands beside what was to be expected, hour by hour', async () => {
  const house = new ReportHouse(database(), '2026-07-18T14:00:00+08:00');
  const { lists } = house.incidents;
  await database().database.query(
    `insert into category (code, name, retired) values ('water-outage', '停水', false)
     on conflict do nothing`,
  );
  await lists.refresh();
  const incidentId = await house.knows('停水', ['water-outage']);
  const byWords = await house.knows('异味');
  await usualAtTwo(house);
  const effects = new BulletinEffects(database().database, lists, house.clock, env);
  const told = async (id: string) => BulletinEffect.parse(await effects.of(id));

  for (let n = 1; n <= 12; n += 1) await house.hears(phone(n), incidentId, `street-${n}`);
  await house.hears(phone(1), incidentId, 'street-1');
  house.afterMinutes(31);
  const first = await published(house, incidentId);
  house.afterMinutes(20);
  await house.hears(phone(20), incidentId, 'street-20');
  await house.hears(phone(99), null, 'elsewhere');
  house.afterMinutes(1);
  expect(await effects.of(await anApproved(desksOf(house), incidentId, report(house)))).toBeNull();

  const early = await told(first);
  expect(early).toMatchObject({
    incidentId,
    before: { received: 13, people: 12 },
    noCourse: null,
    baselineDays: DAYS,
    halfWhy: 'not-yet',
    others: [],
  });
  expect(early.windows.map(({ received, over, verdict }) => [received, over, verdict])).toEqual([
    [1, false, null],
    [1, false, null],
    [1, false, null],
  ]);

  house.afterMinutes(60);
  const second = await published(house, incidentId);
  const [hour] = (await told(first)).windows;
  expect(hour).toMatchObject({ received: 1, people: 1, over: true, verdict: 'fewer' });
  expect(hour?.expected?.mean).toBeGreaterThan(9);
  expect((await told(first)).others).toMatchObject([{ bulletinId: second }]);
  expect((await told(second)).others).toMatchObject([{ bulletinId: first }]);
  const noRule = await told(await published(house, byWords));
  expect(noRule).toMatchObject({ noCourse: 'words-alone', baselineDays: 0, halfWhy: 'too-few' });
  expect(noRule.windows.map(({ expected }) => expected)).toEqual([null, null, null]);
});

test('[F19] asked by many at once it is counted once, and all are told the same', async () => {
  const house = new ReportHouse(database(), '2026-07-18T14:00:00+08:00');
  await house.incidents.lists.refresh();
  const incidentId = await house.knows('停水', ['water-outage']);
  await usualAtTwo(house);
  for (let n = 1; n <= 12; n += 1) await house.hears(phone(n), incidentId, `street-${n}`);
  const id = await published(house, incidentId);
  house.afterMinutes(20);
  const counted = new CountedDatabase(database().database.pool);
  const effects = new BulletinEffects(counted, house.incidents.lists, house.clock, env);
  const alone = await effects.of(id);
  const forOne = counted.asked;
  const others = await Promise.all(Array.from({ length: 200 }, () => effects.of(id)));
  // The usual week is known by then.
  expect(counted.asked - forOne).toBe(forOne - 1);
  for (const other of others) expect(other).toEqual(alone);
  expect(await effects.of('nobody')).toBeNull();
});

/** Counts what the database is asked. */
class CountedDatabase extends Database {
  asked = 0;

  override query<T extends QueryResultRow>(...asked: Parameters<Database['query']>): Promise<T[]> {
    this.asked += 1;
    return super.query<T>(...asked);
  }
}

function phone(n: number): string {
  return `138${String(70_000_000 + n)}`;
}

function desksOf({ test: of, wall }: ReportHouse) {
  return makeBulletinDesks(of, wall);
}

function report(house: ReportHouse) {
  const nextUpdateAt = new Date(house.wall.now() + 3_600_000).toISOString();
  return soundReport({ nextUpdateAt, unknown: [] });
}

async function published(house: ReportHouse, incidentId: string): Promise<string> {
  const desks = desksOf(house);
  const id = await anApproved(desks, incidentId, report(house));
  orThrow(await desks.act(id, people.lin, { kind: 'publish' }));
  return id;
}

/** One complaint between two and three in the afternoon of each of the days before. */
async function usualAtTwo(house: ReportHouse): Promise<void> {
  for (let day = 1; day <= DAYS; day += 1) {
    const at = new Date(house.wall.now() - day * 86_400_000).toISOString();
    const part = { historic: true, receivedAt: at, closedAt: at };
    orThrow(await house.cases.desk.register(house.cases.prepare(part)));
  }
}
