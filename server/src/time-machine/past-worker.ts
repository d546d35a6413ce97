/** [X5] Folds the past outside the server's thread, over connections of its own: the live boards never wait for it. */
import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { Database, poolLimits } from '../kernel/database/database';
import { letGiveWay, lowerPriority } from '../kernel/database/give-way';
import { RefusedError } from '../kernel/refusal';
import { allProjections } from '../projections/fold-set';
import type { PastGround, PastReply, PastTask } from './past-asks';
import { PastReader } from './past-reader';

/** One for what is asked, one for what is made ahead. */
const CONNECTIONS = 2;

// On Linux this is the thread's own: elsewhere it would be the whole server's.
if (process.platform === 'linux') lowerPriority(0);

const { connection, settings } = workerData as PastGround;
const pool = new pg.Pool({ ...connection, ...poolLimits, max: CONNECTIONS });
letGiveWay(pool);
// A connection that dies while nobody uses it is made again with the next question.
pool.on('error', () => undefined);
const reader = new PastReader(new Database(pool), allProjections(settings));

async function answered(task: PastTask): Promise<PastReply> {
  const { id } = task;
  try {
    if (task.kind === 'board') return { id, board: await reader.board(task.ask) };
    return { id, more: await reader.prepare(task.realm) };
  } catch (error) {
    if (error instanceof RefusedError) {
      const { error: reason, extra } = error.refusal;
      return { id, refused: { error: reason, extra } };
    }
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { id, failed: { message, code } };
  }
}

parentPort?.on('message', (task: PastTask) => {
  void answered(task).then((reply) => parentPort?.postMessage(reply, []));
});
