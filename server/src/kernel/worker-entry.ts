/** Where the program of a worker thread is. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A worker's program, and with which options Node starts it. */
export interface WorkerEntry {
  readonly file: string | URL;
  readonly execArgv?: string[];
}

/** A built worker, which lies beside the built server or above the chunk that this code is in. */
export function builtWorker(name: string): WorkerEntry {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, name);
    if (existsSync(file)) return { file };
    if (folder === dirname(folder)) return { file: join(import.meta.dirname, name) };
  }
}
