/** The doors of complaints, cases, the board and of operations. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { CasesModule } from '../../cases/cases.module';
import { QueriesModule } from '../../queries/queries.module';
import { ReferenceModule } from '../../reference/reference.module';
import { ComplaintBatch } from '../complaints/complaint-batch';
import { ComplaintsController } from '../complaints/complaints.controller';
import { DirectRoute } from '../complaints/direct-route';
import { OperationsController } from '../operations/operations.controller';
import { CaseCommands } from './case-commands';
import { CasesController } from './cases.controller';

@Module({
  imports: [AccessModule, CasesModule, QueriesModule, ReferenceModule],
  controllers: [ComplaintsController, CasesController, OperationsController],
  providers: [CaseCommands, ComplaintBatch, DirectRoute],
  exports: [CaseCommands],
})
export class CaseDoorsModule {}
