/** Parses one file outside the server's thread, with memory of its own: a hostile file takes only this down. */
import { parentPort, workerData } from 'node:worker_threads';
import { SealedFile } from '../../kernel/seal/sealed-file';
import { FileFaultError } from './table/file-fault';
import { openTable } from './table/open-table';
import type { ParsedRow } from './table/parsed-row';
import { surveyFile } from './table/survey';
import type { WorkerAnswer, WorkerTask } from './worker-messages';

const ROWS_AN_ANSWER = 200;

async function work(task: WorkerTask): Promise<void> {
  const file = await SealedFile.open(task.path, task.key);
  try {
    if (task.kind === 'survey') answer({ survey: await surveyFile(file) });
    else await sendRows(file, task);
  } finally {
    await file.close();
  }
}

/** Sends a page of rows each time that one is asked for, so that nothing piles up. */
async function sendRows(file: SealedFile, task: WorkerTask & { kind: 'rows' }): Promise<void> {
  const { rows } = await openTable(file, task.format);
  let ended = false;
  while (!ended) {
    await asked();
    const page: ParsedRow[] = [];
    while (page.length < ROWS_AN_ANSWER && !ended) {
      const next = await rows.next();
      if (next.done) ended = true;
      else page.push(next.value);
    }
    answer({ rows: page, ended });
  }
}

function asked(): Promise<void> {
  return new Promise((resolve) => {
    parentPort?.once('message', () => resolve());
  });
}

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message, []);
}

try {
  await work(workerData as WorkerTask);
} catch (error) {
  if (!(error instanceof FileFaultError)) throw error;
  answer({ fault: error.fault, line: error.line });
} finally {
  parentPort?.close();
}
