/** Nodes that run imports over a test's own database, and tables of rows for them. */
import type { ImportMapping, ImportOptions } from '@heed/shared/imports';
import { SealedWords } from '../src/cases/sealed-words';
import { ImportDesk, type ImportProgress } from '../src/intake/import/import-desk';
import { ImportRecords } from '../src/intake/import/import-records';
import { ImportRunner, ImportWorkshop } from '../src/intake/import/import-runner';
import { ImportStore } from '../src/intake/import/import-store';
import { TableReader } from '../src/intake/import/table-reader';
import { EvidenceFiles } from '../src/intake/evidence/evidence-files';
import { EvidenceRecords } from '../src/intake/evidence/evidence-records';
import { EvidenceShelf } from '../src/intake/evidence/evidence-shelf';
import { ComplaintPreparer } from '../src/intake/complaint-preparer';
import { Intake } from '../src/intake/intake';
import { TriageBook } from '../src/intake/triage-book';
import type { Actor } from '../src/journal/events';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { isRefusal, type Refusal } from '../src/kernel/refusal';
import { makeDesk } from './builders';
import { csv, once } from './files';
import { sourceWorker } from './import-worker';
import { openBook } from './intake-stage';
import type { TestDatabase } from './pg';

export const SYSTEM: Actor = { kind: 'system', id: null };

export const mapping: ImportMapping = {
  columns: {
    sourceId: 'id',
    receivedAt: 'at',
    text: 'text',
    phone: 'phone',
    externalState: 'state',
  },
  constants: { channel: 'web' },
  source: 'city',
};

/** Parts of a node that a test replaces. */
export interface NodeParts {
  readonly reader?: TableReader;
  readonly Records?: typeof ImportRecords;
}

/** One node: a desk of imports and its runner. */
export class ImportNode {
  readonly imports: ImportDesk;
  readonly runner: ImportRunner;
  readonly journal: Journal;

  constructor(opened: TestDatabase, { reader, Records = ImportRecords }: NodeParts = {}) {
    const { database, folder } = opened;
    const { desk, sealer, keys } = makeDesk(opened);
    const clock = new Clock();
    const book = new TriageBook();
    openBook(book);
    const tables = reader ?? new TableReader(sourceWorker);
    this.journal = new Journal(database);
    const words = new SealedWords(database, sealer);
    const shelf = new EvidenceShelf(
      new EvidenceFiles(folder, sealer, words),
      new EvidenceRecords(database, this.journal, clock),
    );
    const intake = new Intake(
      desk,
      new RealmClock(clock),
      new ComplaintPreparer(book, sealer, keys),
      shelf,
    );
    const records = new Records(database, this.journal, clock);
    const store = new ImportStore(folder, sealer, words, keys);
    const workshop = new ImportWorkshop(tables, intake, book);
    this.runner = new ImportRunner(database, records, store, workshop);
    this.imports = new ImportDesk(records, store, tables, this.runner);
  }

  async start(content: string, options: Partial<ImportOptions> = {}): Promise<string> {
    const answer = await this.tryToStart(content, options);
    return accepted(answer).record.id;
  }

  async tryToStart(
    content: string,
    options: Partial<ImportOptions> = {},
  ): Promise<ImportProgress | Refusal> {
    const upload = { fileName: 'a.csv', content: once(Buffer.from(content)) };
    const kept = accepted(await this.imports.keep(upload));
    return this.imports.start(kept, { mapping, zone: 'Asia/Shanghai', ...options }, SYSTEM);
  }

  /** The import once this node has nothing more to do with it. */
  async ended(id: string): Promise<ImportProgress> {
    await this.runner.idle();
    return accepted(await this.imports.find(id, SYSTEM));
  }

  async imported(content: string, options: Partial<ImportOptions> = {}) {
    return (await this.ended(await this.start(content, options))).record;
  }
}

export function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

const sources: string[] = [];

/** Rows of different people: each source has phones of its own. */
export function rowsOf(source: string, count: number, state = 'open'): string[][] {
  if (!sources.includes(source)) sources.push(source);
  const first = 13_000_000_000 + sources.indexOf(source) * 10_000;
  return Array.from({ length: count }, (_none, n) => [
    `${source}-${n}`,
    '2024-11-20 08:00',
    `第 ${n} 条：小区停水，请尽快处理`,
    String(first + n),
    state,
  ]);
}

export function tableOf(rows: readonly (readonly string[])[]): string {
  return csv([['id', 'at', 'text', 'phone', 'state'], ...rows]);
}
