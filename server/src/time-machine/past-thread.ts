/** The thread that folds the past: begun with the first question, begun anew where it died. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Snapshot } from '@heed/shared/board';
import type { RejectionCode } from '@heed/shared/rejections';
import type { Realm } from '@heed/shared/vocabulary';
import { refuse, RefusedError } from '../kernel/refusal';
import type { WorkerEntry } from '../kernel/worker-entry';
import type { BoardAsk, PastFolding, PastGround, PastReply, PastTask } from './past-asks';

const RETRY_SECONDS = 2;

/** What was thrown there. */
type Failure = Extract<PastReply, { refused: unknown } | { failed: unknown }>;
type Answer = Exclude<PastReply, Failure>;
type Waiting = PromiseWithResolvers<Answer>;

export class PastThread implements PastFolding, OnApplicationShutdown {
  private worker: Worker | null = null;
  private closed = false;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(
    private readonly entry: WorkerEntry,
    private readonly ground: PastGround,
    /** Told why a thread ended that nobody ended. */
    private readonly onDied: (error: unknown) => void,
  ) {}

  async board(ask: BoardAsk): Promise<Snapshot> {
    const answer = await this.ask((id) => ({ id, kind: 'board', ask }));
    if (!('board' in answer))
      throw new Error('a board of the past was asked for and none was told');
    return answer.board;
  }

  async prepare(realm: Realm): Promise<boolean> {
    const answer = await this.ask((id) => ({ id, kind: 'prepare', realm }));
    return 'more' in answer && answer.more;
  }

  /** What is under way is refused, and whatever comes after it. */
  async onApplicationShutdown(): Promise<void> {
    const worker = this.worker;
    this.closed = true;
    this.leave();
    await worker?.terminate();
  }

  private ask(task: (id: number) => PastTask): Promise<Answer> {
    if (this.closed) return Promise.reject(awayForNow());
    this.worker ??= this.begin();
    this.asked += 1;
    const answer = Promise.withResolvers<Answer>();
    this.waiting.set(this.asked, answer);
    this.worker.postMessage(task(this.asked), []);
    return answer.promise;
  }

  private begin(): Worker {
    const options: WorkerOptions = { workerData: this.ground };
    if (this.entry.execArgv) options.execArgv = this.entry.execArgv;
    const worker = new Worker(this.entry.file, options);
    const died = (error: unknown) => {
      if (this.worker !== worker) return;
      this.leave();
      this.onDied(error);
    };
    worker
      .on('message', (reply: PastReply) => this.take(reply))
      .on('error', died)
      .on('exit', (code) => died(new Error(`it ended with ${code}`)));
    // Nobody's work waits for it: the process may end.
    worker.unref();
    return worker;
  }

  private leave(): void {
    this.worker = null;
    const left = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of left) reject(awayForNow());
  }

  private take(reply: PastReply): void {
    const asked = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('refused' in reply || 'failed' in reply) asked?.reject(errorOf(reply));
    else asked?.resolve(reply);
  }
}

function awayForNow(): RefusedError {
  return new RefusedError(refuse('unavailable', { retryAfterSeconds: RETRY_SECONDS }));
}

/** As it was thrown: a refusal, or a failure whose code says whether the database was away. */
function errorOf(reply: Failure): Error {
  if ('refused' in reply) {
    const { error, extra } = reply.refused;
    return new RefusedError(refuse(error as RejectionCode, extra));
  }
  const { message, code } = reply.failed;
  return Object.assign(new Error(message), { code });
}
