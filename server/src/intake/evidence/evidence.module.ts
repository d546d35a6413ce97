/** Evidence: files that belong to complaints. */
import { Module } from '@nestjs/common';
import { Sealer } from '../../kernel/seal/sealer';
import { CasesModule } from '../../cases/cases.module';
import { SealedWords } from '../../cases/sealed-words';
import type { Env } from '../../config/env';
import { ENV } from '../../config/env-token';
import { EvidenceFiles } from './evidence-files';
import { EvidenceRecords } from './evidence-records';
import { EvidenceShelf } from './evidence-shelf';
import { UnnamedEvidence } from './unnamed-evidence';

@Module({
  imports: [CasesModule],
  providers: [
    EvidenceRecords,
    EvidenceShelf,
    UnnamedEvidence,
    {
      provide: EvidenceFiles,
      useFactory: ({ dataDir }: Env, sealer: Sealer, words: SealedWords) =>
        new EvidenceFiles(dataDir, sealer, words),
      inject: [ENV, Sealer, SealedWords],
    },
  ],
  exports: [EvidenceShelf],
})
export class EvidenceModule {}
