import { afterEach, beforeEach, expect, test } from 'vitest';
import { LATER, NOW, people, soundReport } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import { DeliveryNode, admin } from '../../test/delivery-node';
import { LocalTarget, answers } from '../../test/delivery-targets';
import { FakeClock } from '../../test/fake-clock';
import { makeIncidentDesks } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { Deadlines } from './deadlines';

const database = useDatabase();
const MINUTE = 60_000;
let wall: FakeClock;
let target: LocalTarget;
let node: DeliveryNode;
let deadlines: Deadlines;

beforeEach(async () => {
  await database().database.query('update delivery_target set enabled = false');
  wall = new FakeClock(Date.parse(NOW));
  target = new LocalTarget();
  node = new DeliveryNode(database(), { wall });
  const clock = new RealmClock(wall);
  deadlines = new Deadlines(
    database().database,
    clock,
    makeIncidentDesks(database(), clock).alarms,
  );
  await node.webhook(await target.open());
});
afterEach(() => target.close());

/** A bulletin that its one target has refused for good; the row of the ledger that says so. */
async function givenUp() {
  const desks = makeBulletinDesks(database(), new FakeClock(Date.parse(NOW)));
  const incidentId = await anIncident(database());
  const content = soundReport({ unknown: [], nextUpdateAt: LATER });
  const bulletinId = await anApproved(desks, incidentId, content);
  orThrow(await desks.act(bulletinId, people.lin, { kind: 'publish' }));
  target.behaviour = answers(410);
  await node.round();
  const [row] = (await node.ledger.list({ bulletin: bulletinId })).rows;
  if (row?.state !== 'dead') throw new Error(`the delivery is ${row?.state}`);
  return { bulletinId, incidentId, rowId: row.id };
}

/** Of a bulletin: level, and whether it still stands. */
async function alarms(bulletinId: string): Promise<string[]> {
  await deadlines.tick();
  const rows = await database().database.query<{ level: number; stands: boolean }>(
    `select level, cleared_at is null as stands from alarm
     where code = 'delivery-dead' and about ->> 'bulletinId' = $1`,
    [bulletinId],
  );
  return rows.map(({ level, stands }) => `${level} ${stands ? 'stands' : 'cleared'}`);
}

test('[I14] [I15] a publication that a target never got is alarmed once, until it has arrived', async () => {
  const { bulletinId, incidentId, rowId } = await givenUp();
  expect(await alarms(bulletinId)).toEqual(['3 stands']);
  const [alarm] = await database().database.query<{ about: object }>(
    `select about from alarm where code = 'delivery-dead' and about ->> 'bulletinId' = $1`,
    [bulletinId],
  );
  expect(alarm?.about).toMatchObject({ incidentId, level: 3 });
  // A round that somebody asks for and that fails as well is the same matter still.
  target.behaviour = answers(503);
  orThrow(await node.desk.retry(rowId, 'again', admin));
  await node.round();
  wall.pass(MINUTE);
  expect(await alarms(bulletinId)).toEqual(['3 stands']);
  target.behaviour = answers(204);
  wall.pass(5 * MINUTE);
  await node.round();
  expect(await alarms(bulletinId)).toEqual(['3 cleared']);
});

test('[I15] it is cleared when somebody lets the delivery be, and says so in the journal', async () => {
  const { bulletinId, rowId } = await givenUp();
  expect(await alarms(bulletinId)).toEqual(['3 stands']);
  wall.pass(MINUTE);
  orThrow(await node.desk.dismiss(rowId, 'let-be', admin));
  expect(orThrow(await node.desk.dismiss(rowId, 'let-be', admin))).toMatchObject({
    state: 'cancelled',
    canRetry: true,
  });
  expect(await alarms(bulletinId)).toEqual(['3 cleared']);
  const told = await database().database.query(
    `select 1 from journal where type = 'delivery-dismissed'
       and entry::json -> 'data' ->> 'bulletinId' = $1`,
    [bulletinId],
  );
  expect(told).toHaveLength(1);
  expect(await node.desk.dismiss(rowId, 'once-more', admin)).toMatchObject({
    error: 'illegal-state',
  });
});
