/** The doors of complaints, cases, the board and of operations. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { CasesModule } from '../../cases/cases.module';
import { ConsoleModule } from '../../console/console.module';
import { QueriesModule } from '../../queries/queries.module';
import { ReferenceModule } from '../../reference/reference.module';
import { ComplaintBatch } from '../complaints/complaint-batch';
import { ComplaintsController } from '../complaints/complaints.controller';
import { DirectRoute } from '../complaints/direct-route';
import { OperationsController } from '../operations/operations.controller';
import { BulkCommands } from './bulk-commands';
import { BulkController } from './bulk.controller';
import { CaseCommands } from './case-commands';
import { CaseReveals } from './case-reveals';
import { CasesController } from './cases.controller';
import { RatesController } from './rates.controller';
import { RecountController } from './recount.controller';

@Module({
  imports: [AccessModule, CasesModule, ConsoleModule, QueriesModule, ReferenceModule],
  controllers: [
    ComplaintsController,
    CasesController,
    BulkController,
    RatesController,
    RecountController,
    OperationsController,
  ],
  providers: [BulkCommands, CaseCommands, CaseReveals, ComplaintBatch, DirectRoute],
  exports: [CaseCommands],
})
export class CaseDoorsModule {}
