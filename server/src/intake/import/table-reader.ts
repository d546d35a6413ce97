/** Reads tables through the parse worker: one worker a file, ended with it. */
import { Worker, type ResourceLimits, type WorkerOptions } from 'node:worker_threads';
import type { WorkerEntry } from '../../kernel/worker-entry';
import { FileFaultError } from './table/file-fault';
import type { TableFormat } from './table/open-table';
import type { ParsedRow } from './table/parsed-row';
import type { Survey } from './table/survey';
import type { OpenableFile, WorkerAnswer, WorkerTask } from './worker-messages';

/** Token for another worker than the built one: tests start it from source. */
export const PARSE_WORKER = Symbol('PARSE_WORKER');

const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** A file of the largest size takes a few seconds; a page of rows far less. */
const LONGEST_ANSWER_MILLISECONDS = 30_000;

export class TableReader {
  constructor(
    private readonly entry: WorkerEntry,
    private readonly limits: ResourceLimits = LIMITS,
  ) {}

  /** Looks at the whole file; throws a FileFaultError where it can't be taken in. */
  async survey(file: OpenableFile): Promise<Survey> {
    const worker = this.start({ ...file, kind: 'survey' });
    try {
      const answer = await answerOf(worker);
      if ('survey' in answer) return answer.survey;
      throw new FileFaultError('too-heavy');
    } finally {
      await worker.terminate();
    }
  }

  /** All rows in order, page by page; the worker reads the next page only when it is asked for. */
  async *pages(file: OpenableFile, format: TableFormat): AsyncGenerator<readonly ParsedRow[]> {
    const worker = this.start({ ...file, kind: 'rows', format });
    try {
      for (let ended = false; !ended;) {
        const answering = answerOf(worker);
        worker.postMessage('more', []);
        const answer = await answering;
        if (!('rows' in answer)) throw new FileFaultError('too-heavy');
        ended = answer.ended;
        if (answer.rows.length > 0) yield answer.rows;
      }
    } finally {
      await worker.terminate();
    }
  }

  private start(task: WorkerTask): Worker {
    const options: WorkerOptions = { workerData: task, resourceLimits: this.limits };
    if (this.entry.execArgv) options.execArgv = this.entry.execArgv;
    const worker = new Worker(this.entry.file, options);
    // What goes wrong while nobody waits shows in the next answer; without a listener it would throw.
    return worker.on('error', () => undefined);
  }
}

/** The next answer. A worker that dies, says nothing in time or names a fault is a FileFaultError. */
function answerOf(worker: Worker): Promise<WorkerAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const timer = setTimeout(
    () => reject(new FileFaultError('too-heavy')),
    LONGEST_ANSWER_MILLISECONDS,
  );
  const onMessage = (answer: WorkerAnswer) => {
    if ('fault' in answer) reject(new FileFaultError(answer.fault, answer.line));
    else resolve(answer);
  };
  const onError = (error: Error) => reject(faultOf(error));
  const onExit = () => reject(new FileFaultError('too-heavy'));
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}

/** Out of memory is the file's fault, as is a file that no longer opens; the rest are bugs. */
function faultOf(error: Error & { code?: string }): Error {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new FileFaultError('too-heavy');
  const lost = error.code === 'ENOENT' || /authenticate data|cut off/.test(error.message);
  return lost ? new FileFaultError('lost') : error;
}
