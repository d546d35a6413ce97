/** Lists and details from the current-state rows, through what the reader may see. */
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { CallerQuery } from './caller';
import { CaseDetailQuery } from './case-detail';
import { CaseListQuery } from './case-list';

@Module({
  imports: [CasesModule],
  providers: [CallerQuery, CaseDetailQuery, CaseListQuery],
  exports: [CallerQuery, CaseDetailQuery, CaseListQuery],
})
export class QueriesModule {}
