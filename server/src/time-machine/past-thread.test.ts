import { expect, test } from 'vitest';
import { isOutage } from '../kernel/database/database';
import { RefusedError } from '../kernel/refusal';
import type { BoardAsk } from './past-asks';
import { PastThread } from './past-thread';

const connection = { host: '/nowhere', port: 1, user: 'a', password: 'b', database: 'c' };
const ground = { connection, settings: { timeZone: 'Asia/Shanghai' } };

/** A thread whose program answers each question with what this expression of `task` gives. */
function threadOf(reply: string) {
  const program = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (task) => parentPort.postMessage({ id: task.id, ...(${reply}) }));`;
  const file = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const deaths: unknown[] = [];
  return { thread: new PastThread({ file }, ground, (error) => deaths.push(error)), deaths };
}

const ask = (time: number): BoardAsk => ({
  scope: { realm: 'real' },
  time,
  context: { baselineNeeded: 14 },
  lists: {},
});
const unavailable = { refusal: { error: 'unavailable', extra: { retryAfterSeconds: 2 } } };

test('[X5] a thread that dies refuses what was asked of it, and the next question begins a new one', async () => {
  const { thread, deaths } = threadOf(
    'task.ask.time === 0 ? process.exit(7) : { board: task.ask }',
  );
  const dying = Promise.all([thread.board(ask(0)), thread.board(ask(1))]);
  await expect(dying).rejects.toMatchObject(unavailable);
  expect(deaths).toMatchObject([{ message: 'it ended with 7' }]);
  expect(await thread.board(ask(2))).toEqual(ask(2));
  await thread.onApplicationShutdown();
  await expect(thread.board(ask(3))).rejects.toMatchObject(unavailable);
  expect(deaths).toHaveLength(1);
});

test('[X5] what is thrown there is thrown here: a refusal, or a database that is away', async () => {
  const { thread } = threadOf(`task.kind === 'prepare'
    ? { refused: { error: 'set-apart', extra: { details: [] } } }
    : { failed: { message: 'the database is shutting down', code: '57P01' } }`);
  const refused = await thread.prepare('real').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedError);
  expect(refused).toMatchObject({ refusal: { error: 'set-apart' } });
  expect(isOutage(await thread.board(ask(0)).catch((error: unknown) => error))).toBe(true);
  await thread.onApplicationShutdown();
});
