/** File imports: the desk that takes files in, and the runner behind it. */
import { Module } from '@nestjs/common';
import { KeyStore } from '../../kernel/seal/key-store';
import { Sealer } from '../../kernel/seal/sealer';
import { builtWorker, type WorkerEntry } from '../../kernel/worker-entry';
import { CasesModule } from '../../cases/cases.module';
import { SealedWords } from '../../cases/sealed-words';
import { ENV } from '../../config/env-token';
import type { Env } from '../../config/env';
import { ImportDesk } from './import-desk';
import { ImportRecords } from './import-records';
import { ImportRunner, ImportWorkshop } from './import-runner';
import { ImportStore } from './import-store';
import { PARSE_WORKER, TableReader } from './table-reader';

@Module({
  imports: [CasesModule],
  providers: [
    ImportDesk,
    ImportRecords,
    ImportRunner,
    ImportWorkshop,
    {
      provide: TableReader,
      useFactory: (worker?: WorkerEntry) =>
        new TableReader(worker ?? builtWorker('import-worker.js')),
      inject: [{ token: PARSE_WORKER, optional: true }],
    },
    {
      provide: ImportStore,
      useFactory: ({ dataDir }: Env, sealer: Sealer, words: SealedWords, keys: KeyStore) =>
        new ImportStore(dataDir, sealer, words, keys),
      inject: [ENV, Sealer, SealedWords, KeyStore],
    },
  ],
  exports: [ImportDesk],
})
export class ImportModule {}
