/** The one way in for complaints; global, since doors and imports all come through it. */
import { Global, Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { EvidenceModule } from './evidence/evidence.module';
import { ComplaintPreparer } from './complaint-preparer';
import { Intake } from './intake';
import { TriageBook } from './triage-book';

@Global()
@Module({
  imports: [CasesModule, EvidenceModule],
  providers: [ComplaintPreparer, Intake, TriageBook],
  exports: [Intake, TriageBook],
})
export class IntakeModule {}
