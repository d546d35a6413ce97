/** Two nodes with a Redis between them, which dies while they play a drill: it carries nothing that could be lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../drill-run';
import { WarRoomClient } from '../war-room-client';
import { DrillOnNodes } from './drill-on-nodes';
import { callersOf, hire } from './node-people';
import { hasRedis, redisWords, RedisServer } from './redis-server';
import { startShape, type TestShape } from './test-shape';

describe.skipIf(!hasRedis)(`two nodes over ${redisWords}`, () => {
  let redis: RedisServer;
  let there: TestShape;
  beforeAll(async () => {
    redis = await RedisServer.start();
    there = await startShape(2, redis.url);
  }, 120_000);
  afterAll(async () => {
    await there.stop();
    await redis.kill();
  });

  test(
    '[S23] Redis is killed in a drill, then a node, which comes back without it: nothing is lost, and presence mends when Redis is there again',
    { timeout: 240_000 },
    async () => {
      const drill = await DrillOnNodes.open(there);
      await redis.kill();
      await drill.kill(0, 14);
      await drill.comeBack(0);
      const presence = await watchAcross();
      expect(presence.heard()).toBe(false);
      await redis.start();
      await poll('the other node to hear who is at the case', async () => presence.heard());
      presence.close();
      await drill.holdsAt(19);
      drill.absencesAreShort(0);
    },
  );

  /** Somebody writes at a case on one node; somebody else may see that on the other. */
  async function watchAcross() {
    const [here, other] = await callersOf(there);
    if (!here || !other) throw new Error('there are two nodes');
    const told = { channel: 'phone', text: '水有土腥味' };
    const { caseId } = (await other.post<{ caseId: string }>('/api/complaints', told)).body;
    const leader = await hire(there, here, 'leader');
    const [looking, writing] = await Promise.all([
      WarRoomClient.connect({ url: here.url, ...leader.page.browser }),
      WarRoomClient.connect({ url: other.url, ...other.browser }),
    ]);
    await Promise.all([looking.join(), writing.join()]);
    await writing.ask('case:watch', { caseId, doing: 'writing' });
    return {
      heard: () =>
        looking.presence.some(
          (each) => each.caseId === caseId && each.people[0]?.doing === 'writing',
        ),
      close: () => {
        looking.close();
        writing.close();
      },
    };
  }
});
