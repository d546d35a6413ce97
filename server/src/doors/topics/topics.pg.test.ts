import { TopicDetail, TopicList } from '@heed/shared/topics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoors, type DoorApp } from '../../../test/door-app';
import { DoorStaff } from '../../../test/door-staff';
import { intakeStage } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { makeTopicNode, said } from '../../../test/topic-builders';
import { ProjectionsModule } from '../../projections/projections.module';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { TopicDoorsModule } from './topic-doors.module';

const database = useDatabase();
const REALM = 'drill-doors';
let doors: DoorApp;
let staff: DoorStaff;

beforeAll(async () => {
  doors = await openDoors(database(), [
    intakeStage(),
    { ...ProjectionsModule.forRoot({ timeZone: 'Asia/Shanghai' }), global: true },
    SessionDoorModule,
    AdminDoorsModule,
    TopicDoorsModule,
  ]);
  staff = await DoorStaff.at(doors);
});

afterAll(() => doors.close());

async function heardTopics() {
  const node = makeTopicNode(database());
  const hour = (ago: number) => new Date(Date.now() - ago * 3_600_000).toISOString();
  const lately = hour(0.5);
  const told = { realm: REALM, category: 'water-quality', receivedAt: hour(30) };
  for (const n of [0, 1]) await node.hear({ ...told, ...said('plant', n) });
  for (const n of [2, 3, 4]) {
    await node.hear({ ...told, ...said('plant', n), category: null, receivedAt: lately });
  }
  await node.hear({ ...told, ...said('plant', 4), category: null, receivedAt: lately });
  for (const n of [0, 1, 2, 3]) await node.hear({ ...told, ...said('parking', n) });
  for (const n of [0, 1]) {
    const body = `槐树巷的流浪犬夜里追咬行人，已有${n}人受伤，请捕捉槐树巷流浪犬`;
    await node.hear({ ...told, title: '流浪犬', body });
  }
  await node.catchUp();
  await node.stop();
}

describe('the doors of topics', () => {
  test('[O7] [O13] topics of three people or more by those of the last day; a topic opens its cases through what one may see', async () => {
    await heardTopics();
    const { cookie: leader } = await staff.person('duty-leader');
    const path = `/api/topics?realm=${REALM}`;
    const { body } = await staff.read(TopicList, 'GET', path, leader);
    expect(body.total).toBe(2);
    const [plant, parking] = body.rows;
    expect(plant).toMatchObject({ people: 5, lastHour: 3, lastDay: 3, dayBefore: 2 });
    expect(plant?.days.slice(-3)).toEqual([0, 2, 3]);
    expect(plant?.categories).toEqual([
      { code: null, cases: 3 },
      { code: 'water-quality', cases: 2 },
    ]);
    expect(parking).toMatchObject({ people: 4, lastDay: 0, retired: false });
    const one = await staff.read(TopicDetail, 'GET', `/api/topics/${plant?.id}`, leader);
    expect(one.body.casesTotal).toBe(one.body.cases.length);
    expect(one.body.topic).toEqual(plant);
    const { cookie: handler } = await staff.person('handler');
    expect((await staff.read(TopicList, 'GET', path, handler)).body.rows).toEqual([]);
    expect((await staff.ask('GET', `/api/topics/${plant?.id}`, handler)).status).toBe(404);
    expect((await staff.ask('GET', `${path}&order=likes`, leader)).status).toBe(400);
  });

  test('[O5] who asks for a topic that was merged is shown the one that it became', async () => {
    const { cookie: leader } = await staff.person('duty-leader');
    const { body } = await staff.read(TopicList, 'GET', `/api/topics?realm=${REALM}`, leader);
    const [into, from] = body.rows.map(({ id }) => id);
    await database().database.query('update topic set into_id = $2 where id = $1', [from, into]);
    const shown = await staff.read(TopicDetail, 'GET', `/api/topics/${from}`, leader);
    expect(shown.body.topic.id).toBe(into);
  });
});
