/** Who is at a case, told between two nodes of one deployment: over PostgreSQL, or over a Redis. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { OpenRoom } from '../open-room';
import { useDatabase } from '../pg';
import { hasRedis, redisWords, RedisServer } from './redis-server';

const database = useDatabase();

let redis: RedisServer | null = null;
let rooms: OpenRoom[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) {
    room.leave();
    await room.close();
  }
});
afterAll(() => redis?.kill());

async function startRedis(): Promise<string> {
  redis = await RedisServer.start();
  return redis.url;
}

describe.each([
  { over: 'PostgreSQL', first: 51, reach: async () => undefined, skipped: false },
  { over: redisWords, first: 61, reach: startRedis, skipped: !hasRedis },
])('over $over', ({ first, reach, skipped }) => {
  test.skipIf(skipped)(
    '[S22] [S23] who may see the case hears on the other node who comes and who goes, and nobody else does',
    async () => {
      const url = await reach();
      rooms = await Promise.all([1, 2].map(() => OpenRoom.open(database(), url)));
      const [here, other] = rooms;
      if (!here || !other) throw new Error('there are two nodes');
      const [unit, stranger] = [await here.makeUnit(first), await here.makeUnit(first + 1)];
      const member = await here.makeSession(['handler'], unit);
      const there = await here.connect(member.browser);
      const [leader, blind] = [
        await on(other, ['duty-leader'], null),
        await on(other, ['handler'], stranger),
      ];
      await there.ask('case:watch', { caseId: unit, doing: 'writing' });
      await leader.waitFor(() => leader.presence.length > 0, 'the other node to tell of it');
      expect(leader.presence.at(-1)).toMatchObject({
        caseId: unit,
        people: [{ memberId: member.account, doing: 'writing' }],
      });
      const late = await on(other, ['duty-leader'], null);
      await late.waitFor(() => late.presence.length > 0, 'whoever comes later to hear of it too');
      there.close();
      const isEmpty = () => leader.presence.at(-1)?.people.length === 0;
      await leader.waitFor(isEmpty, 'the other node to tell that nobody is there');
      expect(blind.presence).toEqual([]);
    },
  );
});

async function on(
  room: OpenRoom,
  roles: Parameters<OpenRoom['makeSession']>[0],
  unit: string | null,
) {
  const client = await room.connect((await room.makeSession(roles, unit)).browser);
  await client.join();
  return client;
}
