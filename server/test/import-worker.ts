/** Starts the parse worker from source in tests: Node strips the types, a hook finds the files. */
import type { WorkerEntry } from '../src/kernel/worker-entry';

export const sourceWorker: WorkerEntry = {
  file: new URL('../src/intake/import/parse-worker.ts', import.meta.url),
  execArgv: ['--import', new URL('source-imports.mjs', import.meta.url).href],
};
